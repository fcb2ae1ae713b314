-- Nothing is allowed until a later migration allows it by name.
--
-- Hosted Supabase used to grant everything on new tables to the API's roles; since 2026-10-30 it grants
-- nothing. Both kinds of project, and a plain Postgres, start from the same place after this file.

create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;

-- Functions and tables that the API must not see. PostgREST exposes only `public`.
create schema private;
comment on schema private is 'What the API cannot call: the parts of the state machine, helpers of policies, state of the provider.';

revoke create on schema public from public;

alter default privileges in schema public revoke all on tables from anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from anon, authenticated, service_role;
alter default privileges in schema public revoke all on functions from anon, authenticated, service_role;

-- PUBLIC may execute every new function by default, and revoking from a role does not change that. This
-- default is the database's, not a schema's, so it is revoked without naming one.
alter default privileges revoke execute on functions from public;
