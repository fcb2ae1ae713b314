-- The schedule of the reaper, with and without the extensions that it needs. Their functions are stood in for
-- here, since an embedded Postgres has neither.
begin;
select plan(6);

select matches(
  private.schedule_reaper('https://project.example/functions/v1/reap', 'a secret of the tests'), '^Not scheduled: turn on',
  'without pg_cron and pg_net it says what is missing'
) where to_regnamespace('cron') is null or to_regnamespace('net') is null
union all
select pass('this project has pg_cron and pg_net') where to_regnamespace('cron') is not null and to_regnamespace('net') is not null;

do $$
begin
  if to_regnamespace('cron') is null then
    create schema cron;
    create table cron.job (jobname text primary key, schedule text, command text);
    create function cron.schedule(job_name text, schedule text, command text) returns bigint language sql as
      'insert into cron.job values ($1, $2, $3) on conflict (jobname) do update set command = excluded.command returning 1::bigint';
  end if;
  if to_regnamespace('net') is null then
    create schema net;
    create table net.calls (url text, headers jsonb, body jsonb);
    create function net.http_post(url text, body jsonb, headers jsonb, timeout_milliseconds int) returns bigint language sql as
      'insert into net.calls values ($1, $3, $2) returning 1::bigint';
  end if;
end;
$$;

select matches(
  private.schedule_reaper('https://project.example/functions/v1/reap', 'a secret of the tests'), '^Scheduled', 'once they are there it is scheduled'
);
select matches(
  private.schedule_reaper('https://elsewhere.example/functions/v1/reap', 'another secret of them'), '^Scheduled', 'and again, as often as one likes'
);
select results_eq(
  $$select schedule, command from cron.job where jobname = 'easel-reap'$$, $$values ('30 seconds', 'select private.call_reaper()')$$,
  'as one job, which does not hold the secret'
);
select from private.call_reaper();
select results_eq(
  'select url, headers ->> ''Authorization'' from net.calls',
  $$values ('https://elsewhere.example/functions/v1/reap', 'Bearer another secret of them')$$, 'that calls the latest address'
);
select throws_ok(
  $$select private.schedule_reaper('https://project.example', 'short')$$, '23514', null, 'a secret has its length'
);

select * from finish();
rollback;
