-- When a running term counts as near its end, as an agency has set it; where there is no row the usual figures hold (NearDue).
create table processes.near_rule (
  agency_id int not null,
  id uuid not null,
  step_minutes int not null check (step_minutes between 0 and 4800),
  step_percent int not null check (step_percent between 0 and 50),
  whole_minutes int not null check (whole_minutes between 0 and 4800),
  whole_percent int not null check (whole_percent between 0 and 50),
  revision bigint not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id)
);
select kernel.tenant_table('processes.near_rule');

-- What the watch over deadlines keeps of open steps and of the promises of running work: when to look next. Bookkeeping, made and dropped by the watch.
create table processes.lookout (
  agency_id int not null,
  id uuid not null,
  instance_id uuid not null,
  is_step boolean not null,
  at timestamptz not null,
  primary key (agency_id, id)
);
select kernel.tenant_table('processes.lookout');
create index lookout_at on processes.lookout (at);
create index lookout_instance on processes.lookout (instance_id);

-- A reminder or a report of lateness, to whoever holds a principal; once for each due instant. It is about the step, or about
-- the instance whose promise it is.
create domain processes.notice_kind as text collate "C" check (value in ('StepNear', 'StepLate', 'WholeNear', 'WholeLate'));
create table processes.notice (
  agency_id int not null,
  id uuid not null,
  kind processes.notice_kind not null,
  about_id uuid not null,
  principal text collate "C" not null,
  to_name text not null,
  instance_id uuid not null,
  subject_code text collate "C" not null,
  title text not null,
  step text not null,
  held_by text,
  due_at timestamptz not null,
  at timestamptz not null,
  primary key (id, agency_id),
  unique (about_id, kind, due_at, principal)
);
select kernel.tenant_table('processes.notice');
create index notice_principal on processes.notice (principal, id);
create index notice_instance on processes.notice (instance_id);
revoke update, delete on processes.notice from iso_app, iso_worker;

create table processes.notice_read (
  agency_id int not null,
  notice_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (notice_id, person_id, agency_id)
);
select kernel.tenant_table('processes.notice_read');

-- How a step was left: the working minutes that were left of its term (fewer than 0 when it was late), and why it was late.
alter table processes.task add left_minutes int, add late_reason text;

-- A promise also moves by an apology with a new date, which is no act of the calendar.
alter table processes.deadline_move alter act drop not null, alter day_id drop not null;
