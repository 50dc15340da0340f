-- External documents: legal texts and standards, the same for every agency of the province. Whoever meets a text first enters it, once, under their name;
-- nothing is deleted. What happens to a text - it expires, is replaced or amended - is a change of its own, with its day and who entered it.
create domain documents.legal_kind as text collate "C"
  check (value in ('Law', 'Ordinance', 'Resolution', 'Decree', 'Circular', 'JointCircular', 'Decision', 'Directive', 'Letter', 'Standard', 'Other'));
create domain documents.legal_change_kind as text collate "C" check (value in ('Expires', 'Replaced', 'Amended'));

create table documents.legal_text (
  id uuid primary key,
  number text not null check (length(number) between 3 and 60),
  -- The number as two of them are compared; the year besides it where the number does not hold it, else 0.
  key text collate "C" not null check (key ~ '^[^ *]{1,60}$'),
  year int not null check (year = 0 or year between 1900 and 2200),
  kind documents.legal_kind not null,
  title text not null check (length(btrim(title)) between 3 and 500),
  issuer text not null check (length(btrim(issuer)) between 2 and 200),
  signed_on date not null,
  effective_from date not null check (effective_from >= signed_on),
  source text check (source ~ '^https?://' and length(source) <= 500),
  entered_by text not null,
  entered_post text not null,
  entered_agency int not null,
  entered_agency_name text not null,
  entered_at timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null,
  unique (key, year)
);
select kernel.shared_table('documents.legal_text');
revoke delete on documents.legal_text from iso_app, iso_worker;

create table documents.legal_change (
  id uuid primary key,
  text_id uuid not null references documents.legal_text (id),
  kind documents.legal_change_kind not null,
  by_text_id uuid references documents.legal_text (id) check (by_text_id <> text_id),
  effective_on date not null,
  -- Last day on which documents that cite the text must follow it (QĐ 19/2014/QĐ-TTg, article 4).
  due_on date not null check (due_on > effective_on),
  note text check (length(note) between 1 and 500),
  entered_by text not null,
  entered_post text not null,
  entered_agency int not null,
  entered_agency_name text not null,
  entered_at timestamptz not null,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) between 10 and 500),
  -- When every agency has been looked at since the last act on this change; null while the round is under way.
  followed_at timestamptz,
  check ((kind = 'Expires') = (by_text_id is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null))
);
select kernel.shared_table('documents.legal_change');
revoke delete on documents.legal_change from iso_app, iso_worker;
create index legal_change_text on documents.legal_change (text_id);
create index legal_change_by on documents.legal_change (by_text_id);
create index legal_change_open on documents.legal_change (entered_at) where followed_at is null;
create unique index legal_change_once on documents.legal_change (text_id, kind, by_text_id) nulls not distinct where withdrawn_at is null;

-- Which text a document leans on: read from an issue, or said by hand for the document as a whole (then without issue).
create table documents.citation (
  agency_id int not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid,
  number text not null,
  key text collate "C" not null,
  year int not null,
  kind documents.legal_kind not null,
  added_by text,
  added_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id) on delete cascade,
  foreign key (agency_id, version_id) references documents.version (agency_id, id),
  unique nulls not distinct (agency_id, document_id, version_id, key, year),
  check ((version_id is null) = (added_by is not null))
);
select kernel.tenant_table('documents.citation');
create index citation_version on documents.citation (agency_id, version_id);

-- Issues whose texts were read for citations, and by which edition of the reader.
create table documents.read_issue (
  agency_id int not null,
  id uuid not null,
  reader int not null,
  at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, id) references documents.version (agency_id, id)
);
select kernel.tenant_table('documents.read_issue');
