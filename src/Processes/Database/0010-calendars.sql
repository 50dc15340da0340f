-- Days off and make-up days that are decreed while work is running. Every agency reads them: the province's hold for all, and a promise made by one
-- agency is followed by others. Only the agency that decreed a day writes it. A day is never deleted or changed: it is withdrawn, with the reason.
create domain processes.calendar_reach as text collate "C" check (value in ('Province', 'Agency'));
create domain processes.calendar_kind as text collate "C" check (value in ('Off', 'Work'));

-- Counts the acts, decrees and withdrawals alike; they wait for one another here. Every node keeps the calendar in memory and looks at this number.
create table processes.calendar (only_row boolean primary key default true check (only_row), version bigint not null);
insert into processes.calendar (version) values (0);
select kernel.shared_table('processes.calendar');

create table processes.decreed_day (
  agency_id int not null,
  id uuid not null,
  reach processes.calendar_reach not null,
  day date not null,
  kind processes.calendar_kind not null,
  label text not null check (length(label) between 1 and 200),
  decision text not null check (length(decision) between 1 and 100),
  decided_on date not null,
  decided_by text not null check (length(decided_by) between 1 and 200),
  since bigint not null unique,
  entered_by text not null,
  entered_post text not null,
  entered_at timestamptz not null,
  until bigint unique,
  withdrawn_by text,
  withdrawn_post text,
  withdrawn_at timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) between 1 and 500),
  primary key (agency_id, id),
  check (until > since),
  check ((until is null) = (withdrawn_by is null) and (until is null) = (withdrawn_at is null) and (until is null) = (withdrawn_reason is null))
);
select kernel.shared_table('processes.decreed_day');
revoke delete on processes.decreed_day from iso_app, iso_worker;
alter table processes.decreed_day enable row level security;
alter table processes.decreed_day force row level security;
create policy read on processes.decreed_day for select using (true);
create policy decree on processes.decreed_day for insert with check (agency_id = current_setting('app.agency')::int);
create policy withdraw on processes.decreed_day for update using (agency_id = current_setting('app.agency')::int);
create unique index decreed_day_province on processes.decreed_day (day) where reach = 'Province' and until is null;
create unique index decreed_day_agency on processes.decreed_day (agency_id, day) where reach = 'Agency' and until is null;

-- What an act leaves to be counted again in each agency it reaches: how much was shown and consented to, how far the counting has come. Written by the
-- agency that acts, carried on by the agency whose deadlines move; holds numbers only.
create table processes.recount (
  act bigint not null,
  agency_id int not null,
  by_agency int not null,
  day_id uuid not null,
  begins_at timestamptz not null,
  instances int not null,
  tasks int not null,
  moved_instances int not null default 0,
  moved_tasks int not null default 0,
  last_instance uuid not null default '00000000-0000-0000-0000-000000000000',
  done_at timestamptz,
  primary key (act, agency_id),
  foreign key (by_agency, day_id) references processes.decreed_day (agency_id, id)
);
select kernel.shared_table('processes.recount');
revoke delete on processes.recount from iso_app, iso_worker;
alter table processes.recount enable row level security;
alter table processes.recount force row level security;
create policy read on processes.recount for select using (true);
create policy begin on processes.recount for insert with check (by_agency = current_setting('app.agency')::int);
create policy carry_on on processes.recount for update using (agency_id = current_setting('app.agency')::int);
create index recount_open on processes.recount (begins_at) where done_at is null;
create index recount_day on processes.recount (day_id);

-- The trail of moved deadlines, append-only. Number 0 is the promise of the whole, any other the open step's.
create table processes.deadline_move (
  agency_id int not null,
  id uuid not null,
  instance_id uuid not null,
  act bigint not null,
  number bigint not null,
  day_id uuid not null,
  subject_code text collate "C" not null,
  step text not null,
  reason text not null,
  by_name text not null,
  due_before timestamptz not null,
  due_after timestamptz not null,
  at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, instance_id, act, number),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id)
);
select kernel.tenant_table('processes.deadline_move');
revoke update, delete on processes.deadline_move from iso_app, iso_worker;
create index deadline_move_day on processes.deadline_move (agency_id, day_id, act);
