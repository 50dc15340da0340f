-- Destruction of issues whose term of keeping has ended: proposed by one person, decided by another with the opinion of a council, recorded in minutes, then carried out issue by issue.
create domain documents.disposal_state as text collate "C" check (value in ('Proposed', 'TakenBack', 'Refused', 'Decided', 'Executing', 'Done'));
create table documents.disposal (
  agency_id int not null,
  id uuid not null,
  state documents.disposal_state not null,
  reason text not null check (length(btrim(reason)) between 10 and 1000),
  proposed_by uuid not null,
  proposed_name text not null,
  proposed_post text not null,
  proposed_at timestamptz not null,
  -- Who decided, or took the proposal back.
  decided_by uuid,
  decided_name text,
  decided_post text,
  decided_at timestamptz,
  decided_words text check (length(btrim(decided_words)) between 10 and 1000),
  decision_number text check (length(btrim(decision_number)) between 1 and 100),
  decision_on date,
  council jsonb,
  minutes_number text check (length(btrim(minutes_number)) between 1 and 100),
  minutes_on date check (minutes_on >= decision_on),
  minutes jsonb,
  done_at timestamptz,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, minutes_number, minutes_on),
  check ((state = 'Proposed') = (decided_by is null)),
  check (num_nulls(decided_by, decided_name, decided_post, decided_at) in (0, 4)),
  -- Two pairs of eyes.
  check (state not in ('Refused', 'Decided', 'Executing', 'Done') or decided_by <> proposed_by),
  check (state not in ('Refused', 'TakenBack') or decided_words is not null),
  check ((state in ('Decided', 'Executing', 'Done')) = (decision_number is not null) and num_nulls(decision_number, decision_on, council) in (0, 3)),
  check ((state in ('Executing', 'Done')) = (minutes_number is not null) and num_nulls(minutes_number, minutes_on, minutes) in (0, 3)),
  check ((state = 'Done') = (done_at is not null))
);
select kernel.tenant_table('documents.disposal');
revoke delete on documents.disposal from iso_app, iso_worker;

-- One issue that is proposed, with what remains of it afterwards: its name, its days, and the digest of its content.
create domain documents.disposal_item_state as text collate "C" check (value in ('Open', 'Dropped', 'Destroyed'));
create table documents.disposal_item (
  agency_id int not null,
  id uuid not null,
  disposal_id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  code text collate "C" not null,
  title text not null,
  kind text collate "C" not null,
  issue int not null check (issue > 0),
  effective_from date not null,
  effective_to date not null,
  years int not null check (years between 2 and 70),
  -- Last day on which it had to be kept.
  keep_until date not null check (keep_until > effective_to),
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state documents.disposal_item_state not null,
  destroyed_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, disposal_id) references documents.disposal (agency_id, id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id),
  foreign key (agency_id, version_id) references documents.version (agency_id, id),
  check ((state = 'Destroyed') = (destroyed_at is not null))
);
select kernel.tenant_table('documents.disposal_item');
revoke delete on documents.disposal_item from iso_app, iso_worker;
create unique index disposal_item_once on documents.disposal_item (agency_id, version_id) where state <> 'Dropped';
create index disposal_item_disposal on documents.disposal_item (agency_id, disposal_id);

-- The paper of the minutes; made once.
create table documents.disposal_paper (
  agency_id int not null,
  id uuid not null,
  disposal_id uuid not null,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  length bigint not null check (length > 0),
  made_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, disposal_id),
  foreign key (agency_id, disposal_id) references documents.disposal (agency_id, id)
);
select kernel.tenant_table('documents.disposal_paper');
revoke update, delete on documents.disposal_paper from iso_app, iso_worker;

-- A disposal goes one way, and what was said on the way stays said.
create function documents.disposal_goes_on() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'Proposed' then
      raise exception 'documents.disposal %: a disposal begins as a proposal', new.id using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if (old.state, new.state) not in (('Proposed', 'TakenBack'), ('Proposed', 'Refused'), ('Proposed', 'Decided'), ('Decided', 'Executing'), ('Executing', 'Done'))
      or (new.reason, new.proposed_by, new.proposed_name, new.proposed_post, new.proposed_at)
        is distinct from (old.reason, old.proposed_by, old.proposed_name, old.proposed_post, old.proposed_at)
      or (old.state <> 'Proposed' and (new.decided_by, new.decided_name, new.decided_at, new.decided_words, new.decision_number, new.decision_on, new.council)
        is distinct from (old.decided_by, old.decided_name, old.decided_at, old.decided_words, old.decision_number, old.decision_on, old.council))
      or (old.state = 'Executing' and (new.minutes_number, new.minutes_on, new.minutes) is distinct from (old.minutes_number, old.minutes_on, old.minutes)) then
    raise exception 'documents.disposal %: what was proposed, decided or recorded is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger disposal_goes_on before insert or update on documents.disposal for each row execute function documents.disposal_goes_on();
