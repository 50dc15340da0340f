-- Who took a step, gave it back, was given it by a head, or called it back: the course of a step, beside the engine's trail.
create domain processes.task_event_kind as text collate "C" check (value in ('Claimed', 'Released', 'Assigned', 'Recalled'));
create table processes.task_event (
  agency_id int not null,
  id uuid not null,
  task_id uuid not null,
  at timestamptz not null,
  kind processes.task_event_kind not null,
  by_name text not null,
  by_post text not null,
  to_name text,
  reason text,
  primary key (agency_id, id)
);
select kernel.tenant_table('processes.task_event');
create index task_event_task on processes.task_event (task_id);
revoke update, delete on processes.task_event from iso_app, iso_worker;

-- Work that somebody keeps an eye on.
create table processes.watch (
  agency_id int not null,
  id uuid not null,
  person_id uuid not null,
  instance_id uuid not null,
  since timestamptz not null,
  primary key (agency_id, id),
  unique (person_id, instance_id)
);
select kernel.tenant_table('processes.watch');

-- Code and title without marks, for the search in lists of work.
alter table processes.instance add search text not null default '';
