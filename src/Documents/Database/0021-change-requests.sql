-- Phiếu yêu cầu soạn thảo, sửa đổi, huỷ tài liệu (handbook 1.10): asked for by a person, or opened by a change of law or a review. One for each change of
-- law and document, however often the round over the agencies is repeated.
create domain documents.request_kind as text collate "C" check (value in ('Write', 'Revise', 'Drop'));
create domain documents.request_origin as text collate "C" check (value in ('Person', 'Law', 'Review'));
create domain documents.request_state as text collate "C" check (value in ('Asked', 'Open', 'Refused', 'Done', 'Kept', 'Void'));

create table documents.change_request (
  agency_id int not null,
  id uuid not null,
  number int not null check (number > 0),
  year int not null,
  kind documents.request_kind not null,
  origin documents.request_origin not null,
  state documents.request_state not null,
  document_id uuid,
  title text not null check (length(btrim(title)) between 3 and 500),
  change_id uuid references documents.legal_change (id),
  why text not null check (length(btrim(why)) between 10 and 2000),
  basis text check (length(basis) between 1 and 1000),
  asked_by_id uuid not null,
  asked_by text not null,
  asked_post text not null,
  asked_at timestamptz not null,
  due_on date,
  decided_by text,
  decided_post text,
  decided_at timestamptz,
  decision text check (length(decision) between 1 and 1000),
  -- When the document followed: the first day of the issue, or the day of the decision; and which issue it was.
  closed_on date,
  version_id uuid,
  near_told_at timestamptz,
  late_told_at timestamptz,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, year, number),
  unique (agency_id, change_id, document_id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id) on delete set null (document_id),
  foreign key (agency_id, version_id) references documents.version (agency_id, id),
  check (kind = 'Write' or state in ('Done', 'Void', 'Refused', 'Kept') or document_id is not null),
  check ((origin = 'Law') = (change_id is not null)),
  check (origin <> 'Law' or due_on is not null),
  check (state not in ('Refused', 'Kept') or (decided_by is not null and decision is not null)),
  check ((state in ('Done', 'Kept', 'Void', 'Refused')) = (closed_on is not null))
);
select kernel.tenant_table('documents.change_request');
create index change_request_document on documents.change_request (agency_id, document_id);
create index change_request_change on documents.change_request (change_id) where change_id is not null;
create index change_request_due on documents.change_request (due_on) where state = 'Open';

-- Which changes of law an agency has been looked at for.
create table documents.followed_change (
  agency_id int not null,
  id uuid not null references documents.legal_change (id),
  opened int not null,
  at timestamptz not null,
  primary key (agency_id, id)
);
select kernel.tenant_table('documents.followed_change');

-- From how many days before its due day on a request is near it, as the agency wants it.
create table documents.watch_setting (
  agency_id int not null,
  id uuid not null,
  near_days int not null check (near_days between 1 and 90),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id)
);
select kernel.tenant_table('documents.watch_setting');
