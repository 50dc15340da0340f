create domain processes.start_kind as text collate "C" check (value in ('Message', 'Signal', 'Timer'));

-- How the newest published version of a process begins without anybody starting it.
create table processes.start_event (
  agency_id int not null,
  definition_id uuid not null,
  version_id uuid not null,
  process_id text collate "C" not null,
  element_id text collate "C" not null,
  kind processes.start_kind not null,
  name text collate "C" not null default '',
  due_at timestamptz,
  times_left int,
  primary key (agency_id, definition_id, element_id),
  foreign key (agency_id, version_id) references processes.definition_version (agency_id, id)
);
select kernel.tenant_table('processes.start_event');
create index start_event_name on processes.start_event (name, kind, agency_id) where kind <> 'Timer';
create index start_event_due on processes.start_event (due_at) where due_at is not null;
