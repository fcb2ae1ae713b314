import { ACCESS_MUTANTS, SHAPE_MUTANTS } from "./access-mutants.ts";
import { ADVANCE, EVENTS, GENERATIONS, LEDGER, PROFILES, REAPER, RESERVE } from "./migration-files.ts";
import { type Mutant, removed } from "./mutant.ts";

const LOCKS = [
  removed(
    "row locks of profile and generation",
    ADVANCE,
    `  where id = (select user_id from public.generations where id = p_id)
  for no key update;
  select * into v_generation from public.generations where id = p_id for update;`,
    `  where id = (select user_id from public.generations where id = p_id);
  select * into v_generation from public.generations where id = p_id;`,
  ),
  removed(
    "the second look, under the lock",
    RESERVE,
    `  select * into v_generation from public.generations where id = p_id;
  if found then
    if v_refusal is null then`,
    `  if false then
    if v_refusal is null then`,
  ),
  removed(
    "limits, asked under the lock",
    RESERVE,
    "v_refusal := private.obstacle(v_user, v_settings);",
    "v_refusal := null;",
  ),
];

const UNIQUE_KEYS = [
  ...["one_hold", "one_release", "one_forfeit", "one_event"].map((key) =>
    removed(
      `unique key: ${key}`,
      LEDGER,
      `create unique index credit_ledger_${key}`,
      `create index credit_ledger_${key}`,
    ),
  ),
  removed(
    "unique key: one generation a request of Fal's",
    GENERATIONS,
    "create unique index generations_fal_request",
    "create index generations_fal_request",
  ),
  removed(
    "unique key: one picture a place",
    GENERATIONS,
    "  unique (generation_id, position),\n",
    "  check (position < 4),\n",
  ),
  removed(
    "unique key: one picture an object",
    GENERATIONS,
    "storage_path text not null unique",
    "storage_path text not null",
  ),
  removed("no balance below zero", PROFILES, " check (credits >= 0)"),
  removed("a sign that fits its kind", LEDGER, "else p_delta <> 0", "else true"),
  removed(
    "the ledger is append-only",
    LEDGER,
    "before update or delete on public.credit_ledger",
    "before update of id on public.credit_ledger",
  ),
];

const STATE_GUARDS = [
  removed(
    "state guard: succeeded once",
    EVENTS,
    "  if p_generation.status = 'succeeded' then\n",
    "  if false then\n",
  ),
  removed(
    "state guard: only what is pending",
    ADVANCE,
    "  if v_generation.status <> 'pending' then\n",
    "  if false then\n",
  ),
  removed(
    "state guard: what was never submitted",
    EVENTS,
    "  if p_generation.fal_request_id is null then\n    return private.generation_answer('not_submitted'",
    "  if false then\n    return private.generation_answer('not_submitted'",
  ),
  removed(
    "state guard: the deadline's time",
    EVENTS,
    "  if p_generation.deadline > clock_timestamp() then",
    "  if false then",
  ),
  removed(
    "state guard: the deadline with a request id",
    EVENTS,
    "    return private.generation_answer('must_cancel_and_read', p_generation.id);\n",
    "    null;\n",
  ),
  removed(
    "state guard: late pictures are free",
    EVENTS,
    "charged_count = case when v_late then 0 else v_good end",
    "charged_count = v_good",
  ),
  removed(
    "state guard: the lease is one's",
    EVENTS,
    "  if p_generation.lease_until > v_now and p_generation.lease_holder <> v_holder then",
    "  if false then",
  ),
  removed(
    "a repeat has no permit",
    RESERVE,
    "answer_about(p_generation.status::text, p_generation);",
    "answer_about(p_generation.status::text, p_generation, true);",
  ),
  removed("a repeat is the same person's", RESERVE, "p_generation.user_id is distinct from p_user or ", ""),
  removed("a repeat is the same request", RESERVE, " or p_generation.input_hash is distinct from p_hash"),
];

const MONEY = [
  removed(
    "credits enough",
    RESERVE,
    "  where id = v_user and credits >= v_cost and blocked_at is null;",
    "  where id = v_user and blocked_at is null;",
  ),
  removed(
    "blocked accounts",
    RESERVE,
    " and credits >= v_cost and blocked_at is null;",
    " and credits >= v_cost;",
  ),
  removed("paused", RESERVE, "v_settings.paused or ", ""),
  removed("the day's budget", RESERVE, " or v_settings.over_budget"),
  removed(
    "a release gives back",
    EVENTS,
    "  update public.profiles set credits = credits + v_credits where id = p_generation.user_id;\n",
  ),
  removed(
    "partial success gives back the rest",
    EVENTS,
    "    perform private.release_credits(p_generation, v_asked - v_good);\n",
    "    null;\n",
  ),
  removed("pictures that add up", EVENTS, "v_good + v_filtered + v_failed <> v_asked", "false"),
  removed(
    "a picture at its own key",
    EVENTS,
    "where i.storage_path is distinct from p_generation.image_keys[i.position + 1] || v_extension",
    "where false",
  ),
  removed(
    "a deleted account's hold is forfeited",
    EVENTS,
    "      (v_account, -p_generation.cost, 'forfeit', p_generation.id, 'Account deleted');",
    "      (v_account, -p_generation.cost, 'forfeit', null, 'Account deleted');",
  ),
  removed("the breaker", RESERVE, "private.provider_takes_probe()", "true"),
  removed(
    "trash that may be taken back",
    REAPER,
    "where t.deleted_at <= clock_timestamp() - (select trash_duration from public.app_settings)",
    "where t.deleted_at is not null",
  ),
  removed(
    "objects of open generations",
    REAPER,
    "      where (status = 'pending' or late_since is not null) and",
    "      where false and",
  ),
];

/** Safeguards in Postgres: caught by pgTAP or by the races of two sessions. */
export const DATABASE_MUTANTS: Mutant[] = [
  ...LOCKS,
  ...UNIQUE_KEYS,
  ...STATE_GUARDS,
  ...MONEY,
  ...SHAPE_MUTANTS,
  ...ACCESS_MUTANTS,
];
