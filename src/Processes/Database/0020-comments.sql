-- What people say of a drawing, kept by the process and the element's id, so that it stays with the element over all versions. A comment without a thread
-- begins one; those with it answer it. What the element was called then is kept, for the day it is taken out of the drawing.
create table processes.drawing_comment (
  agency_id int not null,
  id uuid not null,
  definition_id uuid not null,
  thread_id uuid,
  element_id text collate "C" check (length(element_id) between 1 and 200),
  element_name text not null,
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
  -- A draft that was never published goes with all that was said of it.
  foreign key (agency_id, definition_id) references processes.definition (agency_id, id) on delete cascade,
  foreign key (agency_id, thread_id) references processes.drawing_comment (agency_id, id) on delete cascade
);
select kernel.tenant_table('processes.drawing_comment');
create index drawing_comment_definition on processes.drawing_comment (definition_id);
