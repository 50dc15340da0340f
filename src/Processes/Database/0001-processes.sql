-- Processes: published diagrams, running instances and the work they offer to people.
create table processes.definition (
  agency_id int not null,
  id uuid not null,
  key text collate "C" not null,
  title text not null,
  primary key (agency_id, id),
  unique (agency_id, key)
);
select kernel.tenant_table('processes.definition');

create table processes.definition_version (
  agency_id int not null,
  id uuid not null,
  definition_id uuid not null,
  number int,
  state text collate "C" not null check (state in ('Draft', 'Published')),
  xml text not null,
  sha256 text collate "C" not null check (length(sha256) = 64),
  refused_end text collate "C",
  roles jsonb not null default '[]',
  published_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, definition_id) references processes.definition (agency_id, id),
  unique (agency_id, definition_id, number),
  check ((state = 'Published') = (number is not null and published_at is not null))
);
select kernel.tenant_table('processes.definition_version');
create unique index definition_version_draft on processes.definition_version (agency_id, definition_id) where state = 'Draft';

-- Running instances keep the version they began with, so a published version never changes.
create function processes.refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old.state = 'Published' then
    raise exception 'processes.definition_version %: a published version is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger definition_version_immutable before update or delete on processes.definition_version
  for each row execute function processes.refuse_change_of_published();

create table processes.instance (
  agency_id int not null,
  id uuid not null,
  definition_version_id uuid not null,
  version bigint not null default 1,
  state jsonb not null,
  status text collate "C" not null check (status in ('Running', 'Completed', 'Refused', 'Cancelled')),
  subject_kind text collate "C" not null,
  subject_id uuid not null,
  subject_code text collate "C" not null,
  title text not null,
  term text,
  started_at timestamptz not null,
  due_at timestamptz,
  ended_at timestamptz,
  paused_since timestamptz,
  pause_reason text,
  restarts_after_supplement boolean not null default false,
  primary key (agency_id, id),
  foreign key (agency_id, definition_version_id) references processes.definition_version (agency_id, id),
  check ((status = 'Running') = (ended_at is null))
);
select kernel.tenant_table('processes.instance');
create index instance_subject on processes.instance (agency_id, subject_kind, subject_id);

create table processes.task (
  agency_id int not null,
  id uuid not null,
  instance_id uuid not null,
  number bigint not null,
  element_id text collate "C" not null,
  step_no text not null,
  name text not null,
  role text not null,
  kind text collate "C" not null check (kind in ('human', 'applicant', 'message')),
  state text collate "C" not null check (state in ('Open', 'Done', 'SentBack', 'Cancelled')),
  assignee uuid,
  assignee_name text,
  assignee_post text,
  from_name text,
  received_at timestamptz not null,
  due_at timestamptz,
  norm_minutes int,
  term text,
  opened_at timestamptz,
  done_at timestamptz,
  taken_minutes int,
  outcome text collate "C",
  outcome_label text,
  comment text,
  primary key (agency_id, id),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id),
  unique (agency_id, instance_id, number),
  check ((state = 'Open') = (done_at is null))
);
select kernel.tenant_table('processes.task');
create index task_open on processes.task (agency_id, due_at) where state = 'Open';

-- One row per principal: reading an inbox is one index scan however many people a step is offered to.
create table processes.inbox (
  agency_id int not null,
  task_id uuid not null,
  principal text collate "C" not null,
  primary key (agency_id, task_id, principal),
  foreign key (agency_id, task_id) references processes.task (agency_id, id)
);
select kernel.tenant_table('processes.inbox');
create index inbox_principal on processes.inbox (agency_id, principal, task_id);

create table processes.timer (
  agency_id int not null,
  instance_id uuid not null,
  number bigint not null,
  element_id text collate "C" not null,
  due_at timestamptz not null,
  failed int not null default 0,
  primary key (agency_id, instance_id, number),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id)
);
select kernel.tenant_table('processes.timer');
create index timer_due on processes.timer (due_at);

create table processes.clock_pause (
  agency_id int not null,
  id uuid not null,
  instance_id uuid not null,
  reason text collate "C" not null,
  words text not null,
  evidence text,
  from_at timestamptz not null,
  to_at timestamptz check (to_at >= from_at),
  minutes int,
  by_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id)
);
select kernel.tenant_table('processes.clock_pause');
create unique index clock_pause_open on processes.clock_pause (agency_id, instance_id) where to_at is null;

-- The trail: every input with its instant, enough to play the instance again from its beginning.
create table processes.trail (
  agency_id int not null,
  instance_id uuid not null,
  version bigint not null,
  at timestamptz not null,
  input jsonb not null,
  person_name text not null,
  post text not null,
  primary key (agency_id, instance_id, version),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id)
);
select kernel.tenant_table('processes.trail');
revoke update, delete on processes.trail from iso_app, iso_worker;

create table processes.incident (
  agency_id int not null,
  id uuid not null,
  instance_id uuid not null,
  token bigint not null,
  element_id text collate "C" not null,
  kind text collate "C" not null,
  message text not null,
  message_en text not null,
  at timestamptz not null,
  cured_at timestamptz,
  cured_by text,
  cure text,
  primary key (agency_id, id),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id)
);
select kernel.tenant_table('processes.incident');
create index incident_open on processes.incident (agency_id, at) where cured_at is null;

-- Saves an instance if it is still at the version it was read with; else the whole command is tried again on the new state.
create function processes.save_instance(a int, i uuid, seen bigint, s jsonb, st text, ended timestamptz) returns void language plpgsql as $$
begin
  update processes.instance set state = s, version = version + 1, status = st, ended_at = ended where agency_id = a and id = i and version = seen;
  if not found then
    raise exception 'processes.instance % is no longer at version %', i, seen using errcode = 'serialization_failure';
  end if;
end $$;
