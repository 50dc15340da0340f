-- A draft that was sent for approval: it rests until it is issued, given back, or taken back by who sent it. The steps of the approval are work of the
-- process engine; here stands what it is about and how it ended.
create table documents.approval (
  agency_id int not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  instance_id uuid not null,
  state text collate "C" not null check (state in ('Open', 'Issued', 'Returned', 'Recalled')),
  sent_by uuid not null,
  sent_by_name text not null,
  sent_by_post text not null,
  sent_at timestamptz not null,
  wanted_from date,
  decision_number text check (length(decision_number) between 1 and 100),
  reason text check (length(reason) between 1 and 2000),
  words text check (length(words) between 1 and 2000),
  due_on date,
  ended_at timestamptz,
  ended_by text,
  end_reason text,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, instance_id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id) on delete cascade,
  foreign key (agency_id, version_id) references documents.version (agency_id, id) on delete cascade,
  check ((state = 'Open') = (ended_at is null)),
  check ((ended_at is null) = (ended_by is null)),
  check (state <> 'Returned' or end_reason is not null)
);
select kernel.tenant_table('documents.approval');
create unique index approval_one_open on documents.approval (agency_id, version_id) where state = 'Open';
create index approval_document on documents.approval (agency_id, document_id, sent_at desc);
create index approval_sender on documents.approval (agency_id, sent_by, sent_at desc);

alter table documents.version add column approval_id uuid;
-- The rows that are there are looked at once, over all agencies.
alter table documents.version no force row level security;
alter table documents.approval no force row level security;
alter table documents.version
  add foreign key (agency_id, approval_id) references documents.approval (agency_id, id) deferrable initially deferred,
  add check (approval_id is null or state = 'Draft');
alter table documents.version force row level security;
alter table documents.approval force row level security;

-- What lies before reviewers is what will be issued: not even a repair script of the application's role changes it under their eyes.
create or replace function documents.refuse_change_of_issue() returns trigger language plpgsql as $$
begin
  if old.state <> 'Draft' and (new.content, new.issue, new.title, new.effective_from, new.sign_offs, new.qr, new.document_id)
      is distinct from (old.content, old.issue, old.title, old.effective_from, old.sign_offs, old.qr, old.document_id) then
    raise exception 'documents.version %: an issued version is immutable', old.id using errcode = 'check_violation';
  end if;
  if old.approval_id is not null and (new.content, new.title) is distinct from (old.content, old.title) then
    raise exception 'documents.version %: a draft under approval is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- What people say of a draft, anchored to the words they mean; kept with the document, so that the next round and the next issue still tell it.
create table documents.comment (
  agency_id int not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  thread_id uuid,
  section int check (section >= 0),
  section_title text not null,
  quote text check (length(quote) between 1 and 500),
  words text not null check (length(words) between 1 and 2000),
  by_person uuid not null,
  by_name text not null,
  by_post text not null,
  at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  check ((resolved_at is null) = (resolved_by is null)),
  check (thread_id is null or resolved_at is null),
  check (quote is null or section is not null),
  foreign key (agency_id, document_id) references documents.document (agency_id, id) on delete cascade,
  foreign key (agency_id, version_id) references documents.version (agency_id, id) on delete cascade,
  foreign key (agency_id, thread_id) references documents.comment (agency_id, id) on delete cascade
);
select kernel.tenant_table('documents.comment');
create index comment_version on documents.comment (agency_id, version_id, at);
