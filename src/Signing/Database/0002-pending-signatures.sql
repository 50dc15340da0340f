-- A file prepared for a signature that is made elsewhere: the digest goes out, the signature comes back, once, from the same person, soon.
create table signing.pending_signature (
  agency_id int not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  original_sha256 text collate "C" not null check (original_sha256 ~ '^[0-9a-f]{64}$'),
  prepared_sha256 text collate "C" not null check (prepared_sha256 ~ '^[0-9a-f]{64}$'),
  place bigint not null check (place > 0),
  room int not null check (room > 0),
  digest bytea not null check (length(digest) = 32),
  attributes bytea not null,
  certificate bytea not null,
  level text collate "C" not null check (level in ('Basic', 'Stamped')),
  made_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > made_at),
  answer_sha256 text collate "C",
  signed_sha256 text collate "C" check (signed_sha256 ~ '^[0-9a-f]{64}$'),
  done_at timestamptz,
  primary key (agency_id, id),
  check ((done_at is null) = (signed_sha256 is null) and (done_at is null) = (answer_sha256 is null))
);
select kernel.tenant_table('signing.pending_signature');
revoke delete on signing.pending_signature from iso_app, iso_worker;
