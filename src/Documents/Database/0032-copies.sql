-- Controlled copies on paper: numbered for each document, handed out to a person or a place, and called back when their issue is over.
create domain documents.copy_state as text collate "C" check (value in ('Out', 'Returned', 'Destroyed', 'Lost'));
create table documents.controlled_copy (
  agency_id int not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  number int not null check (number > 0),
  holder text not null check (length(holder) between 2 and 200),
  -- Its own token: a sheet answers for exactly this copy.
  qr text collate "C" not null unique,
  state documents.copy_state not null,
  handed_on date not null,
  handed_by text not null,
  handed_post text not null,
  handed_at timestamptz not null,
  ended_on date check (ended_on >= handed_on),
  ended_by text,
  ended_post text,
  end_note text check (length(end_note) between 1 and 500),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, document_id, number),
  foreign key (agency_id, document_id) references documents.document (agency_id, id),
  foreign key (agency_id, version_id) references documents.version (agency_id, id),
  check ((state = 'Out') = (ended_on is null) and (ended_on is null) = (ended_by is null)),
  check (state not in ('Destroyed', 'Lost') or end_note is not null)
);
select kernel.tenant_table('documents.controlled_copy');
revoke delete on documents.controlled_copy from iso_app, iso_worker;
alter table documents.qr add column copy_id uuid;
