-- Digital signatures on the file of an issue, or of what was recorded of the quality system: the person who approved it first, the agency after (NĐ 30/2020/NĐ-CP, article 13 and annex I). Each signed file begins
-- with the bytes of the one before and is never changed.
create table documents.signature (
  agency_id int not null,
  id uuid not null,
  version_id uuid,
  milestone_id uuid,
  step text collate "C" not null check (step in ('Approver', 'Agency')),
  original_sha256 text collate "C" not null check (original_sha256 ~ '^[0-9a-f]{64}$'),
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  signer text not null,
  serial text collate "C" not null,
  is_stamped boolean not null,
  person_id uuid not null,
  person text not null,
  post text not null,
  at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, version_id) references documents.version (agency_id, id),
  foreign key (agency_id, milestone_id) references documents.milestone (agency_id, id),
  unique (agency_id, version_id, step),
  unique (agency_id, milestone_id, step),
  check (num_nonnulls(version_id, milestone_id) = 1)
);
select kernel.tenant_table('documents.signature');
revoke update, delete on documents.signature from iso_app, iso_worker;
