-- The events after `reserve`. Each is called with the generation locked and read under that lock.

create function private.claim_generation(p_generation public.generations, p_input jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_holder uuid := (p_input ->> 'holder')::uuid;
  v_now timestamptz := clock_timestamp();
begin
  if v_holder is null then
    raise exception 'A lease needs a holder.' using errcode = '22023';
  end if;
  -- The holder may renew; anybody may take over a lease that ran out with its holder's process.
  if p_generation.lease_until > v_now and p_generation.lease_holder <> v_holder then
    return private.generation_answer('busy', p_generation.id);
  end if;
  update public.generations
  set lease_holder = v_holder,
      lease_until = v_now + (select lease_duration from public.app_settings)
  where id = p_generation.id;
  return private.generation_answer('leased', p_generation.id);
end;
$$;

-- With a holder, the one who submitted also gets the lease: nobody else has anything to do here while it lives.
create function private.remember_request(p_generation public.generations, p_input jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_request_id text := p_input ->> 'request_id';
begin
  if coalesce(v_request_id, '') = '' then
    raise exception 'There is no request id.' using errcode = '22023';
  end if;
  if p_generation.fal_request_id is not null then
    if p_generation.fal_request_id <> v_request_id then
      return private.generation_answer('request_conflict', p_generation.id);
    end if;
    return private.generation_answer(
      case p_generation.status when 'pending' then 'ok' else 'already_' || p_generation.status end,
      p_generation.id
    );
  end if;
  if exists (select from public.generations where fal_request_id = v_request_id) then
    return private.generation_answer('request_conflict', p_generation.id);
  end if;

  update public.generations
  set fal_request_id = v_request_id,
      submitted_at = clock_timestamp(),
      deadline = case status
        when 'pending' then created_at + (select deadline_with_request from public.app_settings)
        else deadline
      end,
      late_since = case status when 'failed' then clock_timestamp() end
  where id = p_generation.id;
  perform private.note_provider_answered();
  if p_generation.status = 'failed' then
    -- The credits went back at the deadline, but the pictures may still come; they will be free.
    return private.generation_answer('late', p_generation.id);
  end if;
  if p_input ? 'holder' then
    perform private.claim_generation(p_generation, p_input);
  end if;
  return private.generation_answer('ok', p_generation.id);
end;
$$;

-- Gives the credits of p_images pictures back to whoever paid. Balance first, as everywhere.
create function private.release_credits(p_generation public.generations, p_images int) returns void
language plpgsql set search_path = ''
as $$
declare
  v_credits int := p_generation.cost / cardinality(p_generation.image_keys) * p_images;
begin
  update public.profiles set credits = credits + v_credits where id = p_generation.user_id;
  insert into public.credit_ledger (account_id, delta, kind, generation_id)
  values (p_generation.user_id, v_credits, 'release', p_generation.id);
end;
$$;

create function private.fail_generation(
  p_generation public.generations,
  p_error_code text,
  p_outcome text,
  p_filtered int default 0,
  p_failed int default 0
) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  if p_error_code is null then
    raise exception 'A failure needs a reason.' using errcode = '22023';
  end if;
  perform private.release_credits(p_generation, cardinality(p_generation.image_keys));
  update public.generations
  set status = 'failed', error_code = p_error_code, filtered_count = p_filtered, failed_count = p_failed,
      finished_at = clock_timestamp(), lease_until = null, lease_holder = null
  where id = p_generation.id;
  return private.generation_answer(p_outcome, p_generation.id);
end;
$$;

create function private.insert_images(p_generation public.generations, p_images jsonb) returns void
language plpgsql set search_path = ''
as $$
declare
  v_extension text := case p_generation.params ->> 'output_format' when 'png' then '.png' else '.jpg' end;
  v_now timestamptz := clock_timestamp();
begin
  if exists (
    select from jsonb_to_recordset(p_images) as i (position int, storage_path text)
    where i.storage_path is distinct from p_generation.image_keys[i.position + 1] || v_extension
  ) then
    raise exception 'A picture is not at its own key.' using errcode = '22023';
  end if;

  insert into public.generated_images
    (user_id, generation_id, position, prompt, image_url, storage_path, width, height, bytes, sha256, seed,
     model, style, created_at)
  select p_generation.user_id, p_generation.id, i.position, p_generation.prompt, i.image_url, i.storage_path,
         i.width, i.height, i.bytes, i.sha256, i.seed, p_generation.model, p_generation.params ->> 'style',
         -- Newest first is also the pictures' own order: the first of them is the newest by a microsecond.
         v_now - i.position * interval '1 microsecond'
  from jsonb_to_recordset(p_images) as i (
    position int, image_url text, storage_path text, width int, height int, bytes int, sha256 text, seed text
  );
end;
$$;

-- Of a generation that failed at its deadline nothing more is to be expected: the provider has said so.
create function private.close_late_generation(p_generation public.generations) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  update public.generations set late_since = null where id = p_generation.id and late_since is not null;
  return private.generation_answer('already_failed', p_generation.id);
end;
$$;

-- The provider finished and what is good is stored: charges for that alone. p_input has `images` and how
-- many were `filtered` and `failed`; together they are all that were asked for. `rescued` says that it was
-- not the request itself that got this far.
create function private.complete_generation(p_generation public.generations, p_input jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_asked int := cardinality(p_generation.image_keys);
  v_good int := jsonb_array_length(p_input -> 'images');
  v_filtered int := coalesce((p_input ->> 'filtered')::int, 0);
  v_failed int := coalesce((p_input ->> 'failed')::int, 0);
  v_late boolean := p_generation.status = 'failed';
  v_error text;
begin
  if v_good is null or v_good + v_filtered + v_failed <> v_asked then
    raise exception 'The pictures do not add up to what was asked for.' using errcode = '22023';
  end if;
  if v_late and v_good = 0 then
    return private.close_late_generation(p_generation);
  end if;
  if p_generation.status = 'succeeded' then
    return private.generation_answer('already_succeeded', p_generation.id);
  end if;
  if p_generation.fal_request_id is null then
    return private.generation_answer('not_submitted', p_generation.id);
  end if;

  if v_good = 0 then
    v_error := case when v_failed = 0 then 'content_filtered' else coalesce(p_input ->> 'error_code', 'picture_unusable') end;
    return private.fail_generation(
      p_generation, v_error, case v_error when 'content_filtered' then v_error else 'failed' end, v_filtered, v_failed
    );
  end if;

  if not v_late and v_good < v_asked then
    perform private.release_credits(p_generation, v_asked - v_good);
  end if;
  -- Objects of a generation that has failed may be swept at any time, so that these may be gone again.
  if v_late and exists (
    select from jsonb_to_recordset(p_input -> 'images') as i (storage_path text, bytes bigint)
    where not exists (
      select from storage.objects o
      where o.bucket_id = 'generated-images' and o.name = i.storage_path and (o.metadata ->> 'size')::bigint = i.bytes
    )
  ) then
    raise exception 'A late picture is not stored.' using errcode = 'P0002';
  end if;
  perform private.insert_images(p_generation, p_input -> 'images');
  update public.generations
  set status = 'succeeded', error_code = null, charged_count = case when v_late then 0 else v_good end,
      filtered_count = v_filtered, failed_count = v_failed, late_since = null,
      rescued = coalesce((p_input ->> 'rescued')::boolean, false),
      finished_at = clock_timestamp(), lease_until = null, lease_holder = null
  where id = p_generation.id;
  return private.generation_answer(
    case when v_late then 'late_free' when v_good < v_asked then 'partial' else 'ok' end, p_generation.id
  );
end;
$$;

create function private.reach_deadline(p_generation public.generations) returns jsonb
language plpgsql set search_path = ''
as $$
begin
  if p_generation.deadline > clock_timestamp() then
    return private.generation_answer('not_due', p_generation.id);
  end if;
  if p_generation.fal_request_id is not null then
    return private.generation_answer('must_cancel_and_read', p_generation.id);
  end if;
  perform private.note_provider_silent();
  return private.fail_generation(p_generation, 'expired', 'expired');
end;
$$;

-- The account is gone. What was held goes back and is forfeited at once, so that the books add up.
create function private.abandon_generation(p_generation public.generations) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_account uuid;
begin
  if p_generation.status = 'pending' then
    select account_id into strict v_account from public.credit_ledger
    where generation_id = p_generation.id and kind = 'hold';
    insert into public.credit_ledger (account_id, delta, kind, generation_id, note) values
      (v_account, p_generation.cost, 'release', p_generation.id, 'Account deleted'),
      (v_account, -p_generation.cost, 'forfeit', p_generation.id, 'Account deleted');
    update public.generations
    set status = 'failed', error_code = 'account_deleted',
        finished_at = clock_timestamp(), lease_until = null, lease_holder = null
    where id = p_generation.id;
  end if;
  return private.generation_answer('gone', p_generation.id);
end;
$$;
