-- Danh mục thủ tục hành chính: the administrative procedures of the province with all their components (NĐ 63/2010/NĐ-CP, article 8), the same for every
-- agency. A decision makes a version; what was announced never changes, so that a dossier finds what was in force on its day.
create table procedures.national_version (
  id uuid primary key,
  code text collate "C" not null check (code ~ '^[0-9]\.[0-9]{6}$'),
  number int not null check (number > 0),
  name text not null check (length(btrim(name)) between 3 and 1000),
  field text check (length(field) between 1 and 300),
  level text check (length(level) between 1 and 300),
  publisher text check (length(publisher) between 1 and 300),
  decision text check (length(decision) between 1 and 100),
  signed_on date,
  -- In force until the next version's first day.
  effective_from date not null,
  is_abolished boolean not null,
  content jsonb not null,
  -- Code, name and field without marks.
  search text not null,
  batch_id uuid,
  entered_by text not null,
  entered_post text not null,
  entered_agency int not null,
  entered_agency_name text not null,
  entered_at timestamptz not null,
  unique (code, number),
  unique (code, effective_from)
);
select kernel.shared_table('procedures.national_version');
revoke update, delete on procedures.national_version from iso_app, iso_worker;
create index national_version_batch on procedures.national_version (batch_id);

-- A file of administrative procedures between its preview and the decision on it.
create table procedures.catalogue_batch (
  agency_id int not null,
  id uuid not null,
  file_name text not null check (length(file_name) between 1 and 200),
  sha256 text collate "C" not null check (length(sha256) = 64),
  effective_from date not null,
  state text collate "C" not null check (state in ('Waiting', 'Imported', 'Rejected')),
  imported int,
  refused int,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  check ((state = 'Imported') = (imported is not null))
);
select kernel.tenant_table('procedures.catalogue_batch');
