create domain processes.listener_kind as text collate "C" check (value in ('Message', 'Signal'));

-- Messages and signals that an instance waits for, so that one arriving finds it without looking into every state.
create table processes.listener (
  agency_id int not null,
  instance_id uuid not null,
  number bigint not null,
  element_id text collate "C" not null,
  kind processes.listener_kind not null,
  name text collate "C" not null,
  since timestamptz not null,
  primary key (agency_id, instance_id, number),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id)
);
select kernel.tenant_table('processes.listener');
create index listener_name on processes.listener (name, kind, agency_id);

-- A called instance knows the call activity it answers. No row has a caller yet, and looking for one would need an agency: hence not valid.
alter table processes.instance add caller_instance uuid, add caller_number bigint,
  add check ((caller_instance is null) = (caller_number is null)),
  add foreign key (agency_id, caller_instance) references processes.instance (agency_id, id) not valid;
create index instance_caller on processes.instance (caller_instance, caller_number) where caller_instance is not null;

-- The processes of a version's diagram, by which a call finds it.
alter table processes.definition_version add process_ids text[] collate "C" not null default '{}';
