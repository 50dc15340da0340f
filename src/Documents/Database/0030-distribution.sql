-- Distribution (ISO 9001:2015 clause 7.5.3): who has to read a document, and who has read and understood which issue of it.
create table documents.distribution (
  agency_id int not null,
  id uuid not null,
  document_id uuid not null,
  whole_agency boolean not null,
  -- Units with everything below them, and posts; of whoever holds a post there on the day.
  units uuid[] not null default '{}',
  posts uuid[] not null default '{}',
  -- Working days from the day on which the duty arises.
  due_days int not null check (due_days between 1 and 60),
  quiz jsonb not null default '[]' check (jsonb_typeof(quiz) = 'array' and jsonb_array_length(quiz) <= 10),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, document_id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id) on delete cascade
);
select kernel.tenant_table('documents.distribution');

create domain documents.reading_state as text collate "C" check (value in ('Open', 'Understood', 'Left', 'Void'));
create domain documents.reading_via as text collate "C" check (value in ('Page', 'Api'));

create table documents.reading (
  agency_id int not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  issue int not null check (issue > 0),
  title text not null,
  person_id uuid not null,
  person_name text not null,
  -- The post for which the person has to read it, as it stood when the duty arose.
  post_id uuid not null,
  post_title text not null,
  unit_name text not null,
  since date not null,
  due_on date not null check (due_on >= since),
  state documents.reading_state not null,
  understood_at timestamptz,
  understood_post text,
  via documents.reading_via,
  ended_on date,
  near_told_at timestamptz,
  late_told_at timestamptz,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, version_id, person_id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id),
  foreign key (agency_id, version_id) references documents.version (agency_id, id),
  check ((state = 'Understood') = (understood_at is not null)),
  check ((understood_at is null) = (understood_post is null) and (understood_at is null) = (via is null)),
  check ((state in ('Left', 'Void')) = (ended_on is not null))
);
select kernel.tenant_table('documents.reading');
revoke delete on documents.reading from iso_app, iso_worker;
create index reading_person on documents.reading (agency_id, person_id, state);
create index reading_document on documents.reading (agency_id, document_id, issue);
create index reading_due on documents.reading (due_on) where state = 'Open';

-- That somebody has read and understood is evidence: nobody changes it afterwards.
create function documents.refuse_change_of_reading() returns trigger language plpgsql as $$
begin
  if old.state = 'Understood' then
    raise exception 'documents.reading %: what was confirmed is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger reading_immutable before update on documents.reading for each row execute function documents.refuse_change_of_reading();

-- Each try at the questions, with the questions as they were.
create table documents.quiz_attempt (
  agency_id int not null,
  id uuid not null,
  reading_id uuid not null,
  at timestamptz not null,
  answers jsonb not null,
  wrong int not null check (wrong >= 0),
  primary key (agency_id, id),
  foreign key (agency_id, reading_id) references documents.reading (agency_id, id)
);
select kernel.tenant_table('documents.quiz_attempt');
revoke update, delete on documents.quiz_attempt from iso_app, iso_worker;
create index quiz_attempt_reading on documents.quiz_attempt (agency_id, reading_id, at desc);
