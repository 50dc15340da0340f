-- A person's key in a PKCS #12 file: sealed by the installation's protection keys, and opened only with the file's own password, which is never kept.
create table signing.stored_key (
  agency_id int not null,
  id uuid not null,
  person_id uuid not null,
  label text not null,
  certificate bytea not null,
  valid_to timestamptz not null,
  sealed bytea,
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (agency_id, id),
  check ((removed_at is null) = (sealed is not null))
);
select kernel.tenant_table('signing.stored_key');
revoke delete on signing.stored_key from iso_app, iso_worker;
create index stored_key_person on signing.stored_key (agency_id, person_id) where removed_at is null;
