-- Who draws need not be who publishes: the one asks, the other publishes or gives back. What was asked for is kept by the hash of the drawing, so that a
-- drawing changed since is noticed.
create domain processes.publish_outcome as text collate "C" check (value in ('Published', 'Returned', 'Dropped'));
create table processes.publish_request (
  agency_id int not null,
  id uuid not null,
  definition_id uuid not null,
  sha256 text collate "C" not null,
  words text not null check (length(words) <= 1000),
  asked_by text not null,
  asked_post text not null,
  asked_at timestamptz not null,
  outcome processes.publish_outcome,
  decided_by text,
  decided_at timestamptz,
  reason text check (length(reason) between 1 and 1000),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  check ((outcome is null) = (decided_at is null)),
  check ((outcome is null) = (decided_by is null)),
  foreign key (agency_id, definition_id) references processes.definition (agency_id, id) on delete cascade
);
select kernel.tenant_table('processes.publish_request');
create unique index publish_request_open on processes.publish_request (definition_id) where outcome is null;
