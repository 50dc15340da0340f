-- The way of a quality management system through the four phases of QĐ 19/2014/QĐ-TTg, article 4: when it was applied, confirmed, announced, made known.
-- What was recorded is never changed; a mistake is taken back with a reason and recorded anew.
create domain documents.milestone_kind as text collate "C" check (value in ('Applied', 'Confirmed', 'Announced', 'Notified', 'Posted'));
create table documents.milestone (
  agency_id int not null,
  id uuid not null,
  qms_id uuid not null,
  kind documents.milestone_kind not null,
  day date not null,
  number text collate "C" check (length(number) between 1 and 100),
  announcement_id uuid,
  facts jsonb not null default '{}',
  by_person uuid not null,
  by_name text not null,
  by_post text not null,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_why text check (length(withdrawn_why) between 1 and 1000),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, qms_id) references organisation.qms (agency_id, id),
  foreign key (agency_id, announcement_id) references documents.milestone (agency_id, id),
  check ((kind in ('Notified', 'Posted')) = (announcement_id is not null)),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null))
);
select kernel.tenant_table('documents.milestone');
create index milestone_system on documents.milestone (agency_id, qms_id, day desc);
create unique index milestone_once on documents.milestone (agency_id, announcement_id, kind) where withdrawn_at is null and announcement_id is not null;

create function documents.refuse_change_of_milestone() returns trigger language plpgsql as $$
begin
  if (new.qms_id, new.kind, new.day, new.number, new.announcement_id, new.facts, new.by_person, new.at)
      is distinct from (old.qms_id, old.kind, old.day, old.number, old.announcement_id, old.facts, old.by_person, old.at)
      or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at) then
    raise exception 'documents.milestone %: what was recorded is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger milestone_immutable before update on documents.milestone for each row execute function documents.refuse_change_of_milestone();
revoke delete on documents.milestone from iso_app, iso_worker;

-- The paper made of a confirmation or an announcement; made once, like that of an issue.
create table documents.milestone_paper (
  agency_id int not null,
  id uuid not null,
  milestone_id uuid not null,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  length bigint not null check (length > 0),
  made_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, milestone_id),
  foreign key (agency_id, milestone_id) references documents.milestone (agency_id, id)
);
select kernel.tenant_table('documents.milestone_paper');
revoke update, delete on documents.milestone_paper from iso_app, iso_worker;
