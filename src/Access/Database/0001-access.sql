-- Accounts, sessions and sign-in failures belong to persons, not to an agency, and are read before an agency is known: shared tables.
create table access.account (
  person_id uuid primary key,
  login text collate "C" not null unique check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._-]{2,63}$'),
  password_hash text,
  password_changed_at timestamptz,
  totp_secret text,
  totp_last_step bigint not null default 0,
  disabled_at timestamptz
);
select kernel.shared_table('access.account');

create table access.recovery_code (
  person_id uuid not null references access.account,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);
select kernel.shared_table('access.recovery_code');

create table access.session (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  person_id uuid not null references access.account,
  agency_id int not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  client text not null
);
select kernel.shared_table('access.session');
create index session_person on access.session (person_id) where ended_at is null;

-- One row per account and client address, so that nobody can lock an account for its owner from elsewhere.
create table access.sign_in_failure (
  login text collate "C" not null,
  address text collate "C" not null,
  count int not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  primary key (login, address)
);
select kernel.shared_table('access.sign_in_failure');

create table access.role_assignment (
  agency_id int not null,
  id uuid not null,
  person_id uuid not null,
  role text collate "C" not null,
  unit_id uuid,
  valid_from date not null,
  valid_to date check (valid_to is null or valid_to >= valid_from),
  reason text,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  exclude using gist (agency_id with =, person_id with =, role with =, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'::uuid) with =,
    daterange(valid_from, valid_to, '[]') with &&)
);
select kernel.tenant_table('access.role_assignment');
create index role_assignment_person on access.role_assignment (person_id);
