-- The activity log: one row per state change, written in the change's own transaction; the sequencer adds position and running digest later.
create table audit_log.entry (
  agency_id int not null,
  id uuid not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  post text not null,
  on_behalf_of uuid,
  on_behalf_of_name text,
  what text collate "C" not null check (what <> ''),
  subject text collate "C" not null,
  subject_id text collate "C" not null,
  before_digest bytea,
  after_digest bytea,
  reason text,
  request_id text collate "C" not null,
  leaf bytea not null check (length(leaf) = 32),
  position bigint,
  chain bytea check (length(chain) = 32),
  primary key (agency_id, id),
  unique (agency_id, position),
  check ((position is null) = (chain is null))
);
select kernel.tenant_table('audit_log.entry');
-- Append-only by grant: the application can add and read; only the sequencer's role may fill in position and digest.
revoke update, delete on audit_log.entry from iso_app, iso_worker;
grant update (position, chain) on audit_log.entry to iso_worker;
create index entry_waiting on audit_log.entry (agency_id, at, id) where position is null;
create index entry_subject on audit_log.entry (agency_id, subject, subject_id, at desc);
create index entry_newest on audit_log.entry (agency_id, at desc);

-- Size and running digest of each agency's log after the last sequencer round.
create table audit_log.head (
  agency_id int not null,
  size bigint not null,
  chain bytea not null check (length(chain) = 32),
  at timestamptz not null,
  primary key (agency_id)
);
select kernel.tenant_table('audit_log.head');
