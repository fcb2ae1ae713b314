-- The circuit breaker of the picture service. It opens at once when the service refuses our account, and
-- after five generations in a row without an answer. While it is open one reserve a minute is let
-- through: a real generation is the only probe that costs nothing when it fails.

create function private.note_provider_answered() returns void
language sql set search_path = ''
as $$
  -- The condition keeps healthy generations from queueing on this one row.
  update private.provider_state set opened_at = null, unanswered = 0
  where opened_at is not null or unanswered > 0;
$$;

create function private.note_provider_locked() returns void
language sql set search_path = ''
as $$
  -- With its WHERE: hosted projects refuse an update without one.
  update private.provider_state set opened_at = coalesce(opened_at, now()) where id;
$$;

-- What a failed generation says about the provider. A connection that was refused says nothing: it is neither
-- an answer nor the silence of a generation that was sent.
create function private.note_provider_failed(p_input jsonb) returns void
language plpgsql set search_path = ''
as $$
declare
  v_code text := p_input ->> 'error_code';
begin
  if v_code = 'provider_locked' then
    perform private.note_provider_locked();
  -- Where the caller does not say, only this code may have come about without an answer.
  elsif coalesce((p_input ->> 'answered')::boolean, v_code <> 'provider_failed') then
    perform private.note_provider_answered();
  end if;
end;
$$;

create function private.note_provider_silent() returns void
language sql set search_path = ''
as $$
  update private.provider_state
  set unanswered = unanswered + 1,
      opened_at = case when unanswered + 1 >= 5 then coalesce(opened_at, now()) else opened_at end
  where id;
$$;

-- While the breaker is open: true for the one generation a minute that may go to the provider as a probe.
create function private.provider_takes_probe() returns boolean
language plpgsql set search_path = ''
as $$
begin
  -- `skip locked`: when somebody else is just taking the probe, this one is refused instead of waiting.
  update private.provider_state set last_probe_at = now()
  where id in (
    select id from private.provider_state
    where coalesce(last_probe_at, opened_at) < now() - interval '1 minute'
    for update skip locked
  );
  return found;
end;
$$;
