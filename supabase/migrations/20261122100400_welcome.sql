-- Welcome credits: once for an address, when the address is known to be the person's own.

-- A key that never leaves the database. With it an address can be recognised, not read.
create table private.address_key (
  id boolean primary key default true check (id),
  key bytea not null default extensions.gen_random_bytes(32)
);
insert into private.address_key default values;

-- One mailbox has many spellings: upper case, a +tag, Gmail's dots.
create function private.normal_address(p_email text) returns text
language plpgsql immutable set search_path = ''
as $$
declare
  v_domain text := lower(substring(trim(p_email) from '@([^@]+)$'));
  v_local text := split_part(lower(substring(trim(p_email) from '^(.+)@[^@]+$')), '+', 1);
begin
  if v_domain in ('gmail.com', 'googlemail.com') then
    return replace(v_local, '.', '') || '@gmail.com';
  end if;
  return v_local || '@' || v_domain;
end;
$$;

create function private.grant_welcome() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_credits int;
  v_address text;
begin
  select welcome_credits into v_credits from public.app_settings;
  select 'welcome:' || encode(extensions.hmac(private.normal_address(new.email), encode(key, 'hex'), 'sha256'), 'hex')
    into v_address from private.address_key;

  if v_credits > 0 and v_address is not null
     and not exists (select from public.credit_ledger where kind = 'grant' and external_id = v_address) then
    perform private.grant_credits(new.id, v_credits, 'grant', 'Welcome', v_address);
  end if;
  return new;
exception when others then
  -- A person without welcome credits can be given some; a person who cannot sign up is gone.
  raise warning 'No welcome credits for %: %', new.id, sqlerrm;
  return new;
end;
$$;

-- Where confirmation is off, Auth sets email_confirmed_at at once, in the insert or in an update after it.
create trigger easel_2_welcome_at_sign_up after insert on auth.users
  for each row when (new.email_confirmed_at is not null) execute function private.grant_welcome();
create trigger easel_2_welcome_at_confirmation after update of email_confirmed_at on auth.users
  for each row when (old.email_confirmed_at is null and new.email_confirmed_at is not null)
  execute function private.grant_welcome();
