-- Calls `reap` from within the database, where the extensions pg_cron and pg_net are turned on. They may be
-- turned on at any time after this migration, so nothing here names them before it is called.

create table private.reaper_target (
  id boolean primary key default true check (id),
  url text not null check (url ~ '^https?://'),
  secret text not null check (length(secret) >= 16)
);
comment on table private.reaper_target is 'Where and with which secret pg_cron calls the reaper.';

-- Fire and forget: a call that is lost is made up for by the next.
create function private.call_reaper() returns void
language plpgsql set search_path = ''
as $$
declare
  v_target private.reaper_target;
begin
  select * into strict v_target from private.reaper_target;
  execute 'select net.http_post(url := $1, headers := $2, body := $3, timeout_milliseconds := $4)'
  using v_target.url,
        jsonb_build_object('Authorization', 'Bearer ' || v_target.secret, 'Content-Type', 'application/json'),
        '{}'::jsonb, 20000;
end;
$$;

-- Run by the operator, as often as they like: select private.schedule_reaper('<functions url>/reap', '<REAP_SECRET>').
-- Says in words what it did, or what has to be turned on first.
create function private.schedule_reaper(p_url text, p_secret text) returns text
language plpgsql set search_path = ''
as $$
begin
  insert into private.reaper_target (url, secret) values (p_url, p_secret)
  on conflict (id) do update set url = excluded.url, secret = excluded.secret;

  if to_regprocedure('cron.schedule(text, text, text)') is null or to_regnamespace('net') is null then
    return 'Not scheduled: turn on the extensions pg_cron and pg_net, then run this again.';
  end if;
  -- A job of the same name is replaced.
  execute 'select cron.schedule($1, $2, $3)' using 'easel-reap', '30 seconds', 'select private.call_reaper()';
  return format('Scheduled: %s is called every 30 seconds.', p_url);
end;
$$;
