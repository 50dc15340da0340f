-- Opinions asked for at a step: of other agencies, and of colleagues. Each side keeps its own rows; these are the asker's.
create domain processes.consult_rule as text collate "C" check (value in ('All', 'Quorum', 'FirstRefusal'));
create domain processes.consult_silence as text collate "C" check (value in ('Agreement', 'Nothing'));
create domain processes.consult_verdict as text collate "C" check (value in ('Open', 'Agreed', 'Refused', 'NoQuorum', 'Withdrawn'));
create domain processes.consult_stance as text collate "C" check (value in ('Agree', 'Disagree'));

create table processes.consultation (
  agency_id int not null,
  id uuid not null,
  instance_id uuid not null,
  task_id uuid not null,
  element_id text collate "C" not null,
  question text not null,
  papers text[] not null,
  rule processes.consult_rule not null,
  quorum int not null check (quorum >= 0),
  silence processes.consult_silence not null,
  paused boolean not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_by_post text not null,
  verdict processes.consult_verdict not null default 'Open',
  closed_at timestamptz,
  closed_reason text,
  primary key (agency_id, id),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id),
  check ((verdict = 'Open') = (closed_at is null)),
  check (rule <> 'Quorum' or quorum > 0)
);
select kernel.tenant_table('processes.consultation');
create index consultation_instance on processes.consultation (instance_id);
create index consultation_open on processes.consultation (task_id) where verdict = 'Open';

-- One of those asked: an agency, or a colleague. The answer is what that side has told, its own rows stay there; one given after the due instant is
-- kept and not counted.
create table processes.consultation_part (
  agency_id int not null,
  id uuid not null,
  consultation_id uuid not null,
  place int not null,
  to_agency int not null,
  to_code text not null,
  to_name text not null,
  to_person uuid,
  to_post text,
  term text not null,
  due_at timestamptz not null,
  called uuid not null,
  delivered_at timestamptz,
  stance processes.consult_stance,
  opinion text,
  answered_at timestamptz,
  answered_by text,
  answered_post text,
  silent_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (agency_id, id),
  unique (agency_id, consultation_id, place),
  foreign key (agency_id, consultation_id) references processes.consultation (agency_id, id),
  check ((stance is null) = (answered_at is null)),
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
select kernel.tenant_table('processes.consultation_part');
create index consultation_part_due on processes.consultation_part (due_at) where answered_at is null and silent_at is null and withdrawn_at is null;

-- Known with the step, so that completing one at which nobody was asked costs nothing more.
alter table processes.task add consulted boolean not null default false;

-- Whoever holds a step is told when the opinions asked for at it have been given.
alter domain processes.notice_kind drop constraint notice_kind_check;
alter domain processes.notice_kind add constraint notice_kind_check check (value in ('StepNear', 'StepLate', 'WholeNear', 'WholeLate', 'Consulted'));
