-- The event `reserve`: holds the credits of a generation and gives one caller the permit to submit it.

-- The answer of every event, from a row that was just read or written. `is_due` is by the clock of the database,
-- the only one that counts. In plpgsql, like all that runs under the lock: a function in SQL is planned anew at
-- every call.
create function private.answer_about(
  p_outcome text,
  p_generation public.generations,
  p_may_submit boolean default false
) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_images jsonb := '[]';
begin
  if p_generation.status = 'succeeded' then
    select coalesce(jsonb_agg(to_jsonb(i) order by i.position), '[]') into v_images
    from public.generated_images i where i.generation_id = p_generation.id;
  end if;
  return jsonb_build_object(
    'outcome', p_outcome,
    'may_submit', p_may_submit,
    'generation', to_jsonb(p_generation) || jsonb_build_object(
      'is_due', p_generation.status = 'pending' and p_generation.deadline <= clock_timestamp()
    ),
    'images', v_images
  );
end;
$$;

-- The same about a generation as it is now; without one, an outcome alone.
create function private.generation_answer(p_outcome text, p_id uuid default null) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_generation public.generations;
begin
  select * into v_generation from public.generations where id = p_id;
  if not found then
    return jsonb_build_object('outcome', p_outcome, 'may_submit', false, 'generation', null, 'images', '[]'::jsonb);
  end if;
  return private.answer_about(p_outcome, v_generation);
end;
$$;

-- A generation that exists already: the same request again is answered with where it stands, any other
-- request with the same id is refused and learns nothing about it.
create function private.replay_generation(p_generation public.generations, p_user uuid, p_hash text)
returns jsonb
language plpgsql set search_path = ''
as $$
begin
  if p_generation.user_id is distinct from p_user or p_generation.input_hash is distinct from p_hash then
    return private.generation_answer('conflict');
  end if;
  return private.answer_about(p_generation.status::text, p_generation);
end;
$$;

-- Prompts and blocked words in one form: NFKC folds look-alike letters and ligatures, what cannot be seen is taken out
-- (soft hyphen, zero-width characters), and one space stands for whatever is between words.
create function private.plain_words(p_text text) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  return ' ' || regexp_replace(
    regexp_replace(lower(normalize(p_text, nfkc)), '[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]', '', 'g'),
    '[^[:alnum:]]+', ' ', 'g'
  ) || ' ';
end;
$$;

-- Whole words; in scripts that put no spaces between words, anywhere.
create function private.prompt_is_blocked(p_prompt text, p_blocked text[]) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return cardinality(p_blocked) > 0 and exists (
    select from unnest(p_blocked) as blocked, private.plain_words(blocked) as word
    where trim(word) <> '' and strpos(
      private.plain_words(p_prompt),
      case when word ~ '[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]' then trim(word) else word end
    ) > 0
  );
end;
$$;

-- Why this person may not begin another generation now, or null. Called under the lock on the profile, so
-- that requests at once cannot all see the same last free place. Each question is whether so many rows exist,
-- so that no more than so many are read; all are one query, since everybody else waits for its end.
create function private.obstacle(p_user uuid, p_settings public.app_settings) returns text
language plpgsql set search_path = ''
as $$
begin
  return case
    when exists (
      select from public.generations where user_id = p_user and status = 'pending'
      offset p_settings.max_open_generations - 1
    ) then 'too_many_open'
    when exists (
      select from public.generations
      where user_id = p_user and created_at > clock_timestamp() - interval '1 minute'
      offset p_settings.max_generations_per_minute - 1
    ) then 'rate_limited'
    when exists (select from private.provider_state where opened_at is not null) then 'provider_unavailable'
  end;
end;
$$;

create function private.reserve_generation(p_id uuid, p_input jsonb) returns jsonb
language plpgsql set search_path = ''
as $$
declare
  v_user uuid := (p_input ->> 'user_id')::uuid;
  v_hash text := p_input ->> 'input_hash';
  v_count int := (p_input #>> '{params,num_images}')::int;
  v_settings public.app_settings;
  v_generation public.generations;
  v_cost int;
  v_refusal text;
begin
  select * into v_generation from public.generations where id = p_id;
  if found then
    return private.replay_generation(v_generation, v_user, v_hash);
  end if;

  select * into strict v_settings from public.app_settings;
  if v_settings.paused or v_settings.over_budget then
    return private.generation_answer('paused');
  end if;
  if private.prompt_is_blocked(p_input ->> 'prompt', v_settings.blocked_words) then
    return private.generation_answer('prompt_blocked');
  end if;

  -- The balance first. This statement is the debit, the check against overdraft and the lock on the
  -- profile in one; taking the lock in a statement of its own costs more than half of the throughput.
  v_cost := v_settings.price_per_image * v_count;
  update public.profiles set credits = credits - v_cost
  where id = v_user and credits >= v_cost and blocked_at is null;
  if not found then
    v_refusal := case
      when exists (select from public.profiles where id = v_user and blocked_at is null)
        then 'insufficient_credits'
      else 'account_blocked'
    end;
  end if;

  -- Under the lock, again: the same request may have been accepted while this one waited, with the very
  -- credits that are missing now.
  select * into v_generation from public.generations where id = p_id;
  if found then
    if v_refusal is null then
      update public.profiles set credits = credits + v_cost where id = v_user;
    end if;
    return private.replay_generation(v_generation, v_user, v_hash);
  end if;
  if v_refusal is not null then
    return private.generation_answer(v_refusal);
  end if;

  v_refusal := private.obstacle(v_user, v_settings);
  if v_refusal is not null and not (v_refusal = 'provider_unavailable' and private.provider_takes_probe()) then
    update public.profiles set credits = credits + v_cost where id = v_user;
    return private.generation_answer(v_refusal);
  end if;

  -- The generation and its hold are one statement. Each picture's key is 128 random bits.
  with reserved as (
    insert into public.generations
      (id, user_id, prompt, model, params, input_hash, image_keys, cost, pixels, deadline, created_at)
    values (
      p_id, v_user, p_input ->> 'prompt', p_input ->> 'model', p_input -> 'params', v_hash,
      (select array_agg(encode(extensions.gen_random_bytes(16), 'hex')) from generate_series(1, v_count)),
      v_cost, (p_input ->> 'pixels')::int,
      clock_timestamp() + v_settings.deadline_without_request, clock_timestamp()
    )
    on conflict (id) do nothing
    returning *
  ), held as (
    insert into public.credit_ledger (account_id, delta, kind, generation_id)
    select user_id, -cost, 'hold', id from reserved
  )
  select * into v_generation from reserved;
  if not found then
    -- Another account took this id in the same instant.
    update public.profiles set credits = credits + v_cost where id = v_user;
    return private.generation_answer('conflict');
  end if;

  return private.answer_about('reserved', v_generation, true);
end;
$$;
