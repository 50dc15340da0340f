-- Which authorities the province believes is one decision for all its agencies: a shared table. Withdrawn with the reason, never deleted, so that a kept
-- report can still be understood.
create table signing.trusted_root (
  id uuid primary key,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  certificate bytea not null check (length(certificate) between 100 and 10000),
  subject text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  basis text not null check (length(basis) between 1 and 300),
  added_by text not null,
  added_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdraw_reason text check (length(withdraw_reason) between 1 and 300),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdraw_reason is null))
);
select kernel.shared_table('signing.trusted_root');
revoke delete on signing.trusted_root from iso_app, iso_worker;
create unique index trusted_root_once on signing.trusted_root (sha256) where withdrawn_at is null;

-- What a check of signatures found, as it was on that day. The file itself is not kept, only its digest: who has the file proves that it is this one.
create table signing.checked_file (
  agency_id int not null,
  id uuid not null,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  length bigint not null,
  name text not null,
  result text collate "C" not null check (result in ('Unsigned', 'Valid', 'Doubtful', 'Invalid', 'Unreadable')),
  signers text not null,
  report jsonb not null,
  checked_by_id uuid not null,
  checked_by text not null,
  checked_at timestamptz not null,
  primary key (agency_id, id)
);
select kernel.tenant_table('signing.checked_file');
revoke update, delete on signing.checked_file from iso_app, iso_worker;
create index checked_file_sha256 on signing.checked_file (agency_id, sha256);
