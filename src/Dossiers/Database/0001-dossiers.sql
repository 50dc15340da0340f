-- Dossiers: what the one-stop desk takes in, its papers, its applicant, everything that happened to it.
create table dossiers.dossier (
  agency_id int not null,
  id uuid not null,
  code text collate "C" not null check (length(code) between 10 and 60),
  state text collate "C" not null check (state in ('Registered', 'Received', 'NotReceived', 'Processing', 'AwaitingSupplement',
    'AwaitingPayment', 'Withdrawn', 'Stopped', 'Finished', 'Returned')),
  outcome text collate "C" check (outcome in ('Granted', 'Refused')),
  procedure_id uuid not null,
  procedure_version_id uuid not null,
  procedure_code text collate "C" not null,
  procedure_title text not null,
  tthc_code text collate "C",
  term text,
  fee text,
  return_step text,
  instance_id uuid,
  channel text collate "C" not null check (channel in ('Counter', 'Online', 'Post')),
  return_way text collate "C" not null check (return_way in ('Counter', 'Online', 'Post')),
  request text check (length(request) <= 1000),
  sets int not null check (sets between 1 and 20),
  book_no int not null check (book_no > 0),
  received_at timestamptz not null,
  clock_from timestamptz,
  hand_over_by timestamptz,
  promised_at timestamptz,
  due_at timestamptz,
  finished_at timestamptz,
  returned_at timestamptz,
  received_by text not null,
  received_by_post text not null,
  secret_sha256 text collate "C" check (length(secret_sha256) = 64),
  search text collate "C" not null,
  events int not null check (events > 0),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, code),
  check ((state in ('Finished', 'Returned')) <= (finished_at is not null)),
  check ((state = 'Returned') = (returned_at is not null))
);
select kernel.tenant_table('dossiers.dossier');
create index dossier_received on dossiers.dossier (agency_id, received_at desc, id);
create index dossier_state on dossiers.dossier (agency_id, state, due_at);
create index dossier_procedure on dossiers.dossier (agency_id, procedure_id, received_at desc);

-- Personal data of the applicant, in a table of its own: it can be erased and the record of the work stays.
create table dossiers.applicant (
  agency_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  kind text collate "C" not null check (kind in ('Person', 'Organisation', 'Foreigner')),
  name text not null,
  number text collate "C" not null check (
    (kind = 'Person' and number ~ '^[0-9]{12}$')
    or (kind = 'Organisation' and number ~ '^[0-9]{10}(-[0-9]{3})?$')
    or (kind = 'Foreigner' and number ~ '^[A-Z0-9]{6,9}$')),
  address text,
  phone text collate "C",
  email text collate "C",
  submitter_name text,
  submitter_number text collate "C" check (submitter_number ~ '^[0-9]{12}$'),
  submitter_phone text collate "C",
  authority text,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  unique (agency_id, dossier_id)
);
select kernel.tenant_table('dossiers.applicant');

create table dossiers.part (
  agency_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  no int not null check (no > 0),
  name text not null,
  optional boolean not null,
  wanted_originals int not null check (wanted_originals >= 0),
  wanted_copies int not null check (wanted_copies >= 0),
  originals int not null check (originals between 0 and 999),
  copies int not null check (copies between 0 and 999),
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  unique (agency_id, dossier_id, no)
);
select kernel.tenant_table('dossiers.part');

create table dossiers.file (
  agency_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  part_no int,
  purpose text collate "C" not null check (purpose in ('Submitted', 'Supplement', 'Result')),
  name text not null check (length(name) between 1 and 150),
  media_type text collate "C" not null,
  sha256 text collate "C" not null check (length(sha256) = 64),
  length bigint not null check (length > 0),
  at timestamptz not null,
  by_name text not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);
select kernel.tenant_table('dossiers.file');
create index file_dossier on dossiers.file (agency_id, dossier_id);

create table dossiers.event (
  agency_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  no int not null check (no > 0),
  kind text collate "C" not null,
  from_state text collate "C" not null,
  to_state text collate "C" not null,
  at timestamptz not null,
  person_id uuid not null,
  person_name text not null,
  post text not null,
  on_behalf_of text,
  reason text,
  document text,
  step text,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  unique (agency_id, dossier_id, no)
);
select kernel.tenant_table('dossiers.event');
-- What happened stays as it was written: nobody may change or remove it, and the allowed moves of handbook 2.4 hold here as well.
revoke update, delete on dossiers.event from iso_app, iso_worker;
create function dossiers.check_move() returns trigger language plpgsql as $$
begin
  if new.kind = 'Moved' and not (new.from_state || '>' || new.to_state = any (array[
    'Registered>Received', 'Registered>NotReceived', 'Registered>AwaitingSupplement', 'Registered>Withdrawn',
    'AwaitingSupplement>Received', 'AwaitingSupplement>Processing', 'AwaitingSupplement>Withdrawn', 'AwaitingSupplement>Stopped',
    'Received>Processing', 'Received>Withdrawn',
    'Processing>AwaitingSupplement', 'Processing>AwaitingPayment', 'Processing>Withdrawn', 'Processing>Stopped', 'Processing>Finished',
    'AwaitingPayment>Processing', 'AwaitingPayment>Withdrawn', 'AwaitingPayment>Stopped',
    'Finished>Returned'])) then
    raise exception 'dossiers.event: % may not follow %', new.to_state, new.from_state using errcode = 'check_violation';
  end if;
  if new.kind <> 'Moved' and new.from_state <> new.to_state then
    raise exception 'dossiers.event: only a move changes the state' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger event_move before insert on dossiers.event for each row execute function dossiers.check_move();

-- Form 02: papers asked for. One may be open at a time.
create table dossiers.supplement (
  agency_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  no int not null check (no > 0),
  year int not null,
  items jsonb not null,
  reason text not null,
  contact text not null,
  asked_at timestamptz not null,
  asked_by text not null,
  asked_by_post text not null,
  came_at timestamptz check (came_at >= asked_at),
  came_by text,
  note text,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  unique (agency_id, year, no),
  check ((came_at is null) = (came_by is null))
);
select kernel.tenant_table('dossiers.supplement');
create unique index supplement_open on dossiers.supplement (agency_id, dossier_id) where came_at is null;
create index supplement_dossier on dossiers.supplement (agency_id, dossier_id);

-- Who took the result, and how.
create table dossiers.handover (
  agency_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  at timestamptz not null,
  way text collate "C" not null check (way in ('Counter', 'Online', 'Post')),
  receiver_name text not null,
  receiver_number text collate "C",
  note text,
  by_name text not null,
  by_post text not null,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  unique (agency_id, dossier_id)
);
select kernel.tenant_table('dossiers.handover');

-- Leads from a code in somebody's hand to the agency that holds the dossier. No personal data.
create table dossiers.code_lookup (
  code text collate "C" primary key,
  agency_id int not null,
  dossier_id uuid not null
);
select kernel.shared_table('dossiers.code_lookup');
revoke update, delete on dossiers.code_lookup from iso_app, iso_worker;

-- Counters of the public follow-up, common to all nodes: what = 'code:…' per day, 'address:…' per minute (the address only as a digest).
create table dossiers.follow_up_count (
  what text collate "C" not null check (length(what) <= 120),
  span timestamptz not null,
  hits int not null check (hits > 0),
  primary key (what, span)
);
select kernel.shared_table('dossiers.follow_up_count');
create index follow_up_count_span on dossiers.follow_up_count (span);
