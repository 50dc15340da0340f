-- Controlled documents (ISO 9001:2015 clause 7.5): a document, its issues, and the QR codes printed on its sheets.
create table documents.document (
  agency_id int not null,
  id uuid not null,
  code text collate "C" not null check (code = btrim(code) and length(code) between 2 and 60),
  slug text collate "C" not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text collate "C" not null,
  title text not null check (length(btrim(title)) between 3 and 500),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, code),
  unique (agency_id, slug)
);
select kernel.tenant_table('documents.document');

create table documents.version (
  agency_id int not null,
  id uuid not null,
  document_id uuid not null,
  state text collate "C" not null check (state in ('Draft', 'Issued', 'Withdrawn')),
  issue int check (issue > 0),
  title text not null,
  content jsonb not null,
  source_name text,
  source_sha256 text collate "C" check (length(source_sha256) = 64),
  sign_offs jsonb not null default '[]',
  decision_number text,
  effective_from date,
  effective_to date,
  reason text,
  end_reason text,
  issued_at timestamptz,
  issued_by text,
  qr text collate "C",
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id),
  unique (agency_id, document_id, issue),
  check ((state = 'Draft') = (issue is null)),
  check (state = 'Draft' or (effective_from is not null and issued_at is not null and qr is not null)),
  check (effective_to is null or effective_to >= effective_from),
  check (state <> 'Withdrawn' or (effective_to is not null and end_reason is not null)),
  -- One effective issue of a document on any day.
  exclude using gist (agency_id with =, document_id with =, daterange(effective_from, effective_to) with &&) where (state <> 'Draft')
);
select kernel.tenant_table('documents.version');
create unique index version_one_draft on documents.version (agency_id, document_id) where state = 'Draft';
create index version_effective on documents.version (agency_id, document_id, effective_from desc) where state = 'Issued';

-- What was approved is never edited: not by a page, not by a repair script of the application's role.
create function documents.refuse_change_of_issue() returns trigger language plpgsql as $$
begin
  if old.state <> 'Draft' and (new.content, new.issue, new.title, new.effective_from, new.sign_offs, new.qr, new.document_id)
      is distinct from (old.content, old.issue, old.title, old.effective_from, old.sign_offs, old.qr, old.document_id) then
    raise exception 'documents.version %: an issued version is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger version_immutable before update on documents.version for each row execute function documents.refuse_change_of_issue();

create table documents.form (
  agency_id int not null,
  id uuid not null,
  version_id uuid not null,
  code text collate "C" not null,
  title text not null,
  file_name text,
  file_sha256 text collate "C",
  media_type text,
  primary key (agency_id, id),
  foreign key (agency_id, version_id) references documents.version (agency_id, id),
  unique (agency_id, version_id, code)
);
select kernel.tenant_table('documents.form');

-- Look-up for a sheet in somebody's hand: the reader does not know the agency.
create table documents.qr (
  token text collate "C" primary key check (token ~ '^[0-9A-HJKMNP-TV-Z]{12}$'),
  agency_id int not null,
  document_id uuid not null,
  version_id uuid not null
);
select kernel.shared_table('documents.qr');
