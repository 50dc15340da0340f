-- What was filled in, attached and yielded when a step was completed whose button asks for more (StepAnswers), as it was asked then; null for all others.
alter table processes.task add answers jsonb;

-- A paper attached to a step when it was completed; its bytes stand in the file store under their digest.
create table processes.task_paper (
  agency_id int not null,
  id uuid not null,
  task_id uuid not null,
  asked text not null,
  name text not null check (length(name) between 1 and 150),
  media_type text collate "C" not null,
  sha256 text collate "C" not null check (length(sha256) = 64),
  length bigint not null check (length > 0),
  at timestamptz not null,
  by_name text not null,
  by_post text not null,
  primary key (agency_id, id)
);
select kernel.tenant_table('processes.task_paper');
revoke update, delete on processes.task_paper from iso_app, iso_worker;

-- Entered later than it was done: then received_at and done_at are the instants at which the work was really received and done. Null for all others.
alter table processes.task add entered_at timestamptz, add entered_reason text, add entered_evidence text,
  add constraint task_entered check (entered_at is null or (done_at <= entered_at and entered_reason is not null and entered_evidence is not null));

-- How many working days back work may be entered, as an agency has set it; where there is no row the usual number holds (Backdating).
create table processes.backdate_rule (
  agency_id int not null,
  id uuid not null,
  days int not null check (days between 0 and 30),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id)
);
select kernel.tenant_table('processes.backdate_rule');
