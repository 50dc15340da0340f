-- Running work moves to a newer published version by decision only. A decision names what moves, from which versions to which, where each place lies in
-- the new one, and with how many instances it was consented to.
create table processes.migration (
  agency_id int not null,
  id uuid not null,
  definition_id uuid not null,
  to_version uuid not null,
  to_number int not null,
  plan jsonb not null,
  begun_from date,
  begun_to date,
  decision text not null check (length(decision) between 1 and 100),
  decided_on date not null,
  reason text not null check (length(reason) between 1 and 500),
  moving int not null,
  staying int not null,
  entered_by text not null,
  entered_post text not null,
  entered_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, definition_id) references processes.definition (agency_id, id),
  foreign key (agency_id, to_version) references processes.definition_version (agency_id, id)
);
select kernel.tenant_table('processes.migration');
create index migration_definition on processes.migration (definition_id);
revoke delete on processes.migration from iso_app, iso_worker;

-- What becomes of each instance. Waiting: consented to, not yet moved. Changed: it went on after the look, so it stays. Kept: could not be taken back.
create domain processes.migration_state as text collate "C"
  check (value in ('Waiting', 'Moved', 'Refused', 'Ended', 'Changed', 'TakingBack', 'TakenBack', 'Kept'));
create table processes.migration_item (
  agency_id int not null,
  id uuid not null,
  migration_id uuid not null,
  instance_id uuid not null,
  subject_code text collate "C" not null,
  title text not null,
  from_version uuid not null,
  from_number int not null,
  state processes.migration_state not null,
  -- The state that was looked at, by its hash.
  seen text collate "C" not null,
  words text,
  words_en text,
  at timestamptz,
  -- How often its unit of work failed; after some times it stays, and holds up no further decision.
  failed int not null default 0,
  -- Of the instance after the move: while it stands, nothing has happened since.
  moved_version bigint,
  -- What the rows were before the move; null when the move itself set off what cannot be taken back.
  before jsonb,
  back_by text,
  back_post text,
  back_reason text check (length(back_reason) between 1 and 500),
  primary key (agency_id, id),
  unique (migration_id, instance_id),
  foreign key (agency_id, migration_id) references processes.migration (agency_id, id),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id)
);
select kernel.tenant_table('processes.migration_item');
revoke delete on processes.migration_item from iso_app, iso_worker;
-- Of two decisions over one instance the second waits for the first to be carried out.
create unique index migration_item_open on processes.migration_item (instance_id) where state in ('Waiting', 'TakingBack');

-- Instances by version: what still runs on an old one. The version of an instance changes with a move only, so that steps go on being saved in place.
create index instance_version on processes.instance (definition_version_id);

alter domain processes.task_event_kind drop constraint task_event_kind_check;
alter domain processes.task_event_kind add constraint task_event_kind_check
  check (value in ('Claimed', 'Released', 'Assigned', 'Recalled', 'StoodIn', 'Shared', 'Migrated', 'TakenBack'));
