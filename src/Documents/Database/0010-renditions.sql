-- Files made of an issue. Each is made once and never changed: what somebody fetched can be fetched again, byte for byte, for as long as the
-- issue is kept. Marks of an issue that is over stand on a rendition of their own; the one made while it was in force stays as it was.
create domain documents.rendition_kind as text collate "C" check (value in ('Pdf', 'PdfA', 'ExpiredPdf', 'ExpiredPdfA'));
create table documents.rendition (
  agency_id int not null,
  id uuid not null,
  version_id uuid not null,
  kind documents.rendition_kind not null,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  length bigint not null check (length > 0),
  made_by text not null,
  made_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, version_id) references documents.version (agency_id, id),
  unique (agency_id, version_id, kind)
);
select kernel.tenant_table('documents.rendition');
revoke update, delete on documents.rendition from iso_app, iso_worker;
