-- What the operator decides, in one row, in force at once; and what we know of the picture service.

create table public.app_settings (
  id boolean primary key default true check (id),
  welcome_credits int not null default 10 check (welcome_credits between 0 and 100000),
  price_per_image int not null default 1 check (price_per_image between 1 and 1000),
  max_open_generations int not null default 3 check (max_open_generations > 0),
  max_generations_per_minute int not null default 20 check (max_generations_per_minute > 0),
  -- How long one caller may keep the others from talking to the provider about a generation.
  lease_duration interval not null default '30 seconds' check (lease_duration > '0'),
  -- A generation without a request id can only be ended by its deadline: nobody knows whether it was sent.
  deadline_without_request interval not null default '5 minutes',
  deadline_with_request interval not null default '10 minutes',
  paused boolean not null default false,
  -- What drawing may cost a day (UTC), in US dollars; no limit where it is null. Reserving reads only
  -- over_budget, which the reaper keeps: a counter here would be a row that every reserve queues on.
  daily_budget_usd numeric(10, 2) check (daily_budget_usd >= 0),
  usd_per_megapixel numeric(10, 6) not null default 0.003 check (usd_per_megapixel >= 0),
  over_budget boolean not null default false,
  -- How long a picture stays in the trash before the reaper removes it.
  trash_duration interval not null default '7 days' check (trash_duration > '0'),
  -- Words and phrases, lower case. A prompt that has one of them as whole words is refused.
  blocked_words text[] not null default '{}',
  updated_at timestamptz not null default now()
);
comment on table public.app_settings is 'The operator''s settings: one row.';

insert into public.app_settings default values;

alter table public.app_settings enable row level security;

create policy "Everyone reads the settings that the screens show"
  on public.app_settings for select to anon, authenticated using (true);

-- The blocked words and the limits that only help an attacker stay out of sight.
grant select (id, welcome_credits, price_per_image, max_open_generations, paused, over_budget, trash_duration)
  on public.app_settings to anon, authenticated;
grant select on public.app_settings to service_role;

-- The circuit breaker. Its row is written only when the provider's state changes, so that healthy
-- generations never meet on it.
create table private.provider_state (
  id boolean primary key default true check (id),
  opened_at timestamptz,
  last_probe_at timestamptz,
  -- Generations in a row that ended without a word from the provider.
  unanswered int not null default 0
);
comment on table private.provider_state is 'Circuit breaker of the picture service: open while opened_at is set.';

insert into private.provider_state default values;
