-- Who must not do a step, because they did the one it is kept apart from.
alter table processes.task add barred uuid;

-- Whose turn it was for a step that goes round; the highest was the last.
create table processes.turn (
  agency_id int not null,
  definition_id uuid not null,
  element_id text collate "C" not null,
  person_id uuid not null,
  turn bigint not null,
  primary key (agency_id, definition_id, element_id, person_id)
);
select kernel.tenant_table('processes.turn');
