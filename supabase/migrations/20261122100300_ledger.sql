-- Money. Every credit that comes or goes is a row of the ledger, written in the transaction that changes
-- the balance. Rows are never changed: a mistake is mended by another row.

create type public.ledger_kind as enum (
  'grant', 'purchase', 'hold', 'release', 'adjust', 'refund', 'forfeit'
);

-- What an entry must be like. In one function rather than in a check for each rule: Postgres reads the text of
-- every check anew in every statement, and these run while others wait for the account.
create function private.ledger_entry_is_sound(
  p_delta int,
  p_kind public.ledger_kind,
  p_generation_id uuid,
  p_external_id text
) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case
      when p_kind in ('grant', 'purchase', 'release') then p_delta > 0
      when p_kind in ('hold', 'refund', 'forfeit') then p_delta < 0
      else p_delta <> 0
    end
    -- What is held and given back belongs to a generation, and nothing else does but what is forfeited with one.
    and case
      when p_kind in ('hold', 'release') then p_generation_id is not null
      when p_kind = 'forfeit' then true
      else p_generation_id is null
    end
    and (p_kind <> 'purchase' or p_external_id is not null);
end;
$$;

create table public.credit_ledger (
  id bigint generated always as identity primary key,
  -- The user's id, without a foreign key: a deleted person's entries stay.
  account_id uuid not null,
  delta int not null,
  kind public.ledger_kind not null,
  generation_id uuid,
  -- What makes an entry the only one of its kind, such as the id of a Checkout session.
  external_id text,
  note text check (char_length(note) <= 500),
  created_by uuid,
  created_at timestamptz not null default now(),
  constraint ledger_entry_is_sound check (private.ledger_entry_is_sound(delta, kind, generation_id, external_id))
);
comment on table public.credit_ledger is 'Every movement of credits, append-only; a balance is the sum of its account''s rows.';

-- One hold and at most one release (or forfeit) a generation, one entry an outside event: by constraint,
-- so that no bug and no race can move the same credits twice.
create unique index credit_ledger_one_hold on public.credit_ledger (generation_id) where kind = 'hold';
create unique index credit_ledger_one_release on public.credit_ledger (generation_id) where kind = 'release';
create unique index credit_ledger_one_forfeit on public.credit_ledger (generation_id) where kind = 'forfeit';
create unique index credit_ledger_one_event on public.credit_ledger (kind, external_id) where external_id is not null;
create index credit_ledger_history on public.credit_ledger (account_id, id desc);

alter table public.credit_ledger enable row level security;

create policy "People read their own ledger"
  on public.credit_ledger for select to authenticated using (account_id = (select auth.uid()));

grant select (id, account_id, delta, kind, generation_id, note, created_at)
  on public.credit_ledger to authenticated;
grant select on public.credit_ledger to service_role;

-- Privileges keep the API away; this keeps away whoever has them.
create function private.refuse_ledger_change() returns trigger
language plpgsql set search_path = ''
as $$
begin
  raise exception 'The ledger is append-only.' using errcode = '42501';
end;
$$;

create trigger credit_ledger_append_only before update or delete on public.credit_ledger
  for each row execute function private.refuse_ledger_change();
create trigger credit_ledger_no_truncate before truncate on public.credit_ledger
  for each statement execute function private.refuse_ledger_change();

-- Gives or takes credits outside of a generation. Returns the new balance.
-- The balance is updated first: its row lock puts all movements of one account in a line.
create function private.grant_credits(
  p_user uuid,
  p_delta int,
  p_kind public.ledger_kind,
  p_note text default null,
  p_external_id text default null,
  p_created_by uuid default null
) returns int
language plpgsql set search_path = ''
as $$
declare
  v_balance int;
begin
  update public.profiles set credits = credits + p_delta where id = p_user returning credits into v_balance;
  if not found then
    raise exception 'There is no account %.', p_user using errcode = 'P0002';
  end if;

  insert into public.credit_ledger (account_id, delta, kind, note, external_id, created_by)
  values (p_user, p_delta, p_kind, p_note, p_external_id, p_created_by);
  return v_balance;
end;
$$;

-- A deleted account leaves its entries behind, closed by a forfeit, so that the books still add up.
create function private.close_account() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if old.credits > 0 then
    insert into public.credit_ledger (account_id, delta, kind, note)
    values (old.id, -old.credits, 'forfeit', 'Account deleted');
  end if;
  return old;
end;
$$;

create trigger profiles_close_account before delete on public.profiles
  for each row execute function private.close_account();
