-- What a person keeps at hand, has read, and had seen of the register: their own, for nobody else to see.
create table documents.favourite (
  agency_id int not null,
  id uuid not null,
  person_id uuid not null,
  document_id uuid not null,
  at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, person_id, document_id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id) on delete cascade
);
select kernel.tenant_table('documents.favourite');

-- The issue a person opened last, for each document.
create table documents.last_reading (
  agency_id int not null,
  id uuid not null,
  person_id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, person_id, document_id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id) on delete cascade,
  foreign key (agency_id, version_id) references documents.version (agency_id, id) on delete cascade
);
select kernel.tenant_table('documents.last_reading');

-- Up to when a person has seen what is new; the row's id is the person's.
create table documents.last_look (
  agency_id int not null,
  id uuid not null,
  at timestamptz not null,
  primary key (agency_id, id)
);
select kernel.tenant_table('documents.last_look');
