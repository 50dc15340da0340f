-- Periodic review: after so many months a document is looked at again. A kind's interval is reference data; an agency may set its own, and one for a single
-- document. The usual year follows the yearly management review (QĐ 19/2014/QĐ-TTg, article 4, phase 4).
create table documents.review_usual (
  kind text collate "C" primary key,
  months int not null check (months between 1 and 120)
);
select kernel.shared_table('documents.review_usual');
revoke insert, update, delete on documents.review_usual from iso_app, iso_worker;
insert into documents.review_usual (kind, months)
select kind, 12 from unnest(array['Policy', 'Objectives', 'Manual', 'Procedure', 'Form', 'SystemProcedure', 'InternalProcedure', 'Instruction']) kind;

create table documents.review_interval (
  agency_id int not null,
  id uuid not null,
  -- One of the two: all documents of a kind, or one document.
  kind text collate "C",
  document_id uuid,
  months int not null check (months between 1 and 120),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, kind),
  unique (agency_id, document_id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id) on delete cascade,
  check ((kind is null) <> (document_id is null))
);
select kernel.tenant_table('documents.review_interval');

-- Reviewed and left as it is. A review that finds something to change is a change request.
create table documents.review (
  agency_id int not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  reviewed_on date not null,
  note text not null check (length(btrim(note)) between 10 and 1000),
  reviewed_by text not null,
  reviewed_post text not null,
  at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id),
  foreign key (agency_id, version_id) references documents.version (agency_id, id)
);
select kernel.tenant_table('documents.review');
revoke update, delete on documents.review from iso_app, iso_worker;
create index review_document on documents.review (agency_id, document_id, reviewed_on desc);
