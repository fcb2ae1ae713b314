-- The one door. Nothing else moves a generation from state to state or moves credits for one.

create function private.lock_generation(p_id uuid) returns public.generations
language plpgsql set search_path = ''
as $$
declare
  v_generation public.generations;
begin
  -- Always the profile first, then the generation: `reserve` does the same, so no two callers can wait for
  -- each other. A deleted account has no profile to lock.
  perform from public.profiles
  where id = (select user_id from public.generations where id = p_id)
  for no key update;
  select * into v_generation from public.generations where id = p_id for update;
  return v_generation;
end;
$$;

/*
 Events and their input:
   reserve    {user_id, prompt, model, params, pixels, input_hash}
   claim      {holder}                       a lease, so that one caller talks to the provider
   submitted  {request_id, holder?}          with a holder: also gets the lease
   succeeded  {images, filtered, failed, rescued?, error_code?}
                                             images: [{position, storage_path, image_url, width, height, bytes, sha256, seed}]
   failed     {error_code, answered?}        a proven failure; `answered`: whether the provider itself said so
   deadline   {}
 Returns {outcome, may_submit, generation, images}. Expected outcomes are returned, never raised; what is
 raised is a caller's mistake.
*/
create function public.advance_generation(p_id uuid, p_event text, p_input jsonb default '{}') returns jsonb
language plpgsql security definer set search_path = ''
-- For all that is called from here: every query goes by a key, so that planning it anew for its values is in vain.
set plan_cache_mode = 'force_generic_plan'
as $$
declare
  v_generation public.generations;
begin
  if p_event = 'reserve' then
    return private.reserve_generation(p_id, p_input);
  end if;

  v_generation := private.lock_generation(p_id);
  if v_generation.id is null then
    return private.generation_answer('unknown');
  end if;
  if v_generation.user_id is null then
    return private.abandon_generation(v_generation);
  end if;

  if p_event = 'submitted' then
    return private.remember_request(v_generation, p_input);
  end if;
  if p_event = 'succeeded' then
    return private.complete_generation(v_generation, p_input);
  end if;
  if p_event = 'failed' and v_generation.status = 'failed' then
    return private.close_late_generation(v_generation);
  end if;
  if v_generation.status <> 'pending' then
    return private.generation_answer('already_' || v_generation.status, p_id);
  end if;

  case p_event
    when 'claim' then
      return private.claim_generation(v_generation, p_input);
    when 'failed' then
      perform private.note_provider_failed(p_input);
      return private.fail_generation(v_generation, p_input ->> 'error_code', 'failed');
    when 'deadline' then
      return private.reach_deadline(v_generation);
    else
      raise exception 'There is no event %.', p_event using errcode = '22023';
  end case;
end;
$$;

revoke execute on function public.advance_generation (uuid, text, jsonb) from public, anon, authenticated;
grant execute on function public.advance_generation (uuid, text, jsonb) to service_role;
