-- Work procedures: the uploaded file and what was understood of it, the procedure and its published versions.
-- An administrative procedure (thủ tục hành chính) as the agency handles it; several work procedures may serve one.
create table procedures.administrative_procedure (
  agency_id int not null,
  id uuid not null,
  code text collate "C" not null check (code ~ '^[0-9]\.[0-9]{6}$'),
  name text not null check (length(btrim(name)) between 3 and 500),
  field text,
  level text,
  legal_basis jsonb not null default '[]',
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, code)
);
select kernel.tenant_table('procedures.administrative_procedure');

create table procedures.procedure (
  agency_id int not null,
  id uuid not null,
  code text collate "C" not null check (code = btrim(code) and length(code) between 2 and 60),
  slug text collate "C" not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null check (length(btrim(title)) between 3 and 500),
  -- Code, title, codes of administrative procedures and field without marks, for searching.
  search text not null,
  document_id uuid not null,
  definition_id uuid not null,
  tthc_code text collate "C",
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, code),
  unique (agency_id, slug),
  unique (agency_id, document_id),
  foreign key (agency_id, tthc_code) references procedures.administrative_procedure (agency_id, code)
);
select kernel.tenant_table('procedures.procedure');

create table procedures.procedure_version (
  agency_id int not null,
  id uuid not null,
  procedure_id uuid not null,
  issue int not null check (issue > 0),
  title text not null,
  document_version_id uuid not null,
  definition_version_id uuid not null,
  -- The one object from which the document and the diagram of this version were made.
  card jsonb not null,
  legal_term text,
  legal_minutes int check (legal_minutes > 0),
  fee text,
  result text,
  subject text,
  qr text collate "C",
  source_name text,
  source_sha256 text collate "C" check (length(source_sha256) = 64),
  effective_from date not null,
  -- First day on which it is no longer in force.
  effective_to date check (effective_to >= effective_from),
  published_at timestamptz not null,
  published_by text not null,
  primary key (agency_id, id),
  foreign key (agency_id, procedure_id) references procedures.procedure (agency_id, id),
  unique (agency_id, procedure_id, issue),
  unique (agency_id, document_version_id),
  -- One version of a procedure in force on any day.
  exclude using gist (agency_id with =, procedure_id with =, daterange(effective_from, effective_to) with &&)
);
select kernel.tenant_table('procedures.procedure_version');

-- Dossiers run on what was published, so it never changes; only its last day may become known.
create function procedures.refuse_change_of_version() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'effective_to') is distinct from (to_jsonb(old) - 'effective_to') then
    raise exception 'procedures.procedure_version %: a published version is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger procedure_version_immutable before update on procedures.procedure_version
  for each row execute function procedures.refuse_change_of_version();

-- A draft on its way to publication: from a file, or from the version in force.
create table procedures.upload (
  agency_id int not null,
  id uuid not null,
  file_name text,
  file_sha256 text collate "C" check (length(file_sha256) = 64),
  -- Findings and the source's plain text; null for a revision, which has no file.
  reading jsonb,
  -- What was understood, as corrected by hand.
  card jsonb not null,
  title text not null,
  code text not null,
  state text collate "C" not null check (state in ('Open', 'Published', 'Dropped')),
  procedure_id uuid,
  made_by text not null,
  made_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, procedure_id) references procedures.procedure (agency_id, id),
  check ((file_name is null) = (file_sha256 is null)),
  check ((file_name is null) = (reading is null)),
  check (state <> 'Published' or procedure_id is not null)
);
select kernel.tenant_table('procedures.upload');
create index upload_open on procedures.upload (agency_id, changed_at desc) where state = 'Open';
