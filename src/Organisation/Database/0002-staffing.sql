create table organisation.unit (
  agency_id int not null references organisation.agency,
  id uuid not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  name text not null check (length(name) between 2 and 200),
  name_en text,
  kind text collate "C" not null,
  parent_id uuid check (parent_id <> id),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, code),
  foreign key (agency_id, parent_id) references organisation.unit (agency_id, id)
);
select kernel.tenant_table('organisation.unit');

create table organisation.post (
  agency_id int not null,
  id uuid not null,
  unit_id uuid not null,
  code text collate "C" not null check (length(code) between 1 and 40),
  title text not null check (length(title) between 2 and 200),
  title_en text,
  kind text collate "C" not null,
  step_role text,
  is_single boolean not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, code),
  unique (agency_id, id, is_single),
  foreign key (agency_id, unit_id) references organisation.unit (agency_id, id)
);
select kernel.tenant_table('organisation.post');
create index post_unit on organisation.post (agency_id, unit_id);

create table organisation.appointment (
  agency_id int not null,
  id uuid not null,
  post_id uuid not null,
  person_id uuid not null references organisation.person,
  kind text collate "C" not null,
  is_single boolean not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  decision text,
  end_reason text,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, post_id, is_single) references organisation.post (agency_id, id, is_single) on update cascade,
  -- A post for one is held by one at a time; nobody holds the same post twice; nobody has two principal posts in an agency.
  constraint appointment_post_taken exclude using gist (agency_id with =, post_id with =, daterange(valid_from, valid_to, '[]') with &&) where (is_single),
  constraint appointment_same_post exclude using gist (agency_id with =, post_id with =, person_id with =, daterange(valid_from, valid_to, '[]') with &&),
  constraint appointment_two_principal exclude using gist (agency_id with =, person_id with =, daterange(valid_from, valid_to, '[]') with &&) where (kind = 'Principal')
);
select kernel.tenant_table('organisation.appointment');
create index appointment_person on organisation.appointment (person_id, agency_id);

-- One quality system may cover several agencies and units; a unit or agency belongs to one at a time (QĐ 19/2014; handbook 1.1).
create table organisation.qms (
  agency_id int not null references organisation.agency,
  id uuid not null,
  name text not null check (length(name) between 3 and 300),
  scope text,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id)
);
select kernel.tenant_table('organisation.qms');

create table organisation.qms_member (
  agency_id int not null,
  id uuid not null,
  qms_id uuid not null,
  unit_id uuid,
  member_agency_id int references organisation.agency,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  primary key (agency_id, id),
  foreign key (agency_id, qms_id) references organisation.qms (agency_id, id),
  foreign key (agency_id, unit_id) references organisation.unit (agency_id, id),
  check (num_nonnulls(unit_id, member_agency_id) = 1),
  constraint qms_member_unit exclude using gist (agency_id with =, unit_id with =, daterange(valid_from, valid_to, '[]') with &&) where (unit_id is not null),
  constraint qms_member_agency exclude using gist (member_agency_id with =, daterange(valid_from, valid_to, '[]') with &&) where (member_agency_id is not null)
);
select kernel.tenant_table('organisation.qms_member');

-- An uploaded list between its preview and its import; the file itself lies in the file store.
create table organisation.import_batch (
  agency_id int not null references organisation.agency,
  id uuid not null,
  file_name text not null,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  state text collate "C" not null,
  imported int,
  refused int,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id)
);
select kernel.tenant_table('organisation.import_batch');

-- For statements of higher modules. security_invoker: row-level security of the reader holds.
create view organisation.agencies with (security_invoker = true) as
  select a.id, a.name, a.slug, a.kind, a.level, a.parent_id, a.valid_from, a.valid_to, c.code
  from organisation.agency a
  left join organisation.agency_code c on c.agency_id = a.id and c.is_main and c.valid_to is null;

create view organisation.holders with (security_invoker = true) as
  select h.agency_id, h.id as appointment_id, h.person_id, n.name as person_name, n.phone as person_phone, h.kind as appointment_kind,
         h.valid_from, h.valid_to, p.id as post_id, p.title, p.kind as post_kind, p.step_role, u.id as unit_id, u.name as unit_name
  from organisation.appointment h
  join organisation.post p on p.agency_id = h.agency_id and p.id = h.post_id
  join organisation.unit u on u.agency_id = p.agency_id and u.id = p.unit_id
  join organisation.person n on n.id = h.person_id;

grant select on organisation.agencies, organisation.holders to iso_app, iso_worker;
