import { ADVANCE, EVENTS, GENERATIONS, LEDGER, PROFILES, REAPER, RESERVE } from "./migration-files.ts";
import { type Mutant, removed } from "./mutant.ts";

const ownerFilter = (name: string, file: string, policy: string, filter: string): Mutant => ({
  name: `owner filter: ${name}`,
  file,
  find: `${policy} using (${filter});`,
  replace: `${policy} using (true);`,
});

/** What rows must be like. */
export const SHAPE_MUTANTS: Mutant[] = [
  removed(
    "what a generation must be like",
    GENERATIONS,
    "  return v_asked between 1 and 4\n",
    "  return true or v_asked between 1 and 4\n",
  ),
  removed(
    "what an entry belongs to",
    LEDGER,
    "when p_kind in ('hold', 'release') then p_generation_id is not null",
    "when p_kind in ('hold', 'release') then true",
  ),
  removed(
    "only trash is purged",
    GENERATIONS,
    "check (purging_at is null or deleted_at is not null)",
    "check (true)",
  ),
  removed(
    "a deleted person's words",
    GENERATIONS,
    "set user_id = null, prompt = null, late_since = null where",
    "set user_id = null, late_since = null where",
  ),
  removed(
    "what is left of an account ends once",
    EVENTS,
    "  if p_generation.status = 'pending' then\n    select account_id",
    "  if true then\n    select account_id",
  ),
  removed(
    "the credits of who came second with an id",
    RESERVE,
    "    -- Another account took this id in the same instant.\n    update public.profiles set credits = credits + v_cost where id = v_user;\n",
    "",
  ),
  removed("late pictures are stored", EVENTS, "  if v_late and exists (", "  if false and exists ("),
  removed(
    "thumbnails have a picture",
    REAPER,
    "not exists (select from public.generated_images where thumb_path = p_name)",
    "true",
  ),
  removed(
    "what was proven not to be drawn costs nothing",
    REAPER,
    "    and (g.status <> 'failed' or g.submitted_at is not null or g.error_code = 'expired');",
    ";",
  ),
  removed(
    "I3 counts the holds",
    "migrations/20261122101100_invariants.sql",
    "l.holds is distinct from 1 or ",
    "",
  ),
];

/** Who may see and change what. */
export const ACCESS_MUTANTS: Mutant[] = [
  ownerFilter(
    "profiles",
    PROFILES,
    "on public.profiles for select to authenticated",
    "id = (select auth.uid())",
  ),
  removed(
    "owner filter: profiles, changed",
    PROFILES,
    "  using (id = (select auth.uid())) with check (id = (select auth.uid()));",
    "  using (true) with check (true);",
  ),
  ownerFilter(
    "roles",
    PROFILES,
    "on public.user_roles for select to authenticated",
    "user_id = (select auth.uid())",
  ),
  ownerFilter(
    "ledger",
    LEDGER,
    "on public.credit_ledger for select to authenticated",
    "account_id = (select auth.uid())",
  ),
  ownerFilter(
    "generations",
    GENERATIONS,
    "on public.generations for select to authenticated",
    "user_id = (select auth.uid())",
  ),
  ownerFilter(
    "pictures",
    GENERATIONS,
    "on public.generated_images for select to authenticated",
    "user_id = (select auth.uid())",
  ),
  removed(
    "owner filter: pictures, changed",
    GENERATIONS,
    "  using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));",
    "  using (true) with check (true);",
  ),
  removed(
    "columns that a person may change",
    PROFILES,
    "grant update (display_name, preferences)",
    "grant update",
  ),
  removed(
    "the money function is the server's",
    ADVANCE,
    "revoke execute on function public.advance_generation (uuid, text, jsonb) from public, anon, authenticated;",
    "grant execute on function public.advance_generation (uuid, text, jsonb) to authenticated;",
  ),
];
