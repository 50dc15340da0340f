-- Agencies that may call a process of this one; 0 stands for all. The other side never reads this: it asks in a unit of work of the agency it calls.
alter table processes.definition add offered_to int[] not null default '{}', add changed_by text not null default '', add changed_at timestamptz not null default now();

-- The call of another agency that an instance answers: whose, which instance and call activity, how deep, and which results it may be told. No foreign
-- key: a row of one agency cannot point to another's.
alter table processes.instance add outside jsonb;

-- What an instance has called in another agency, with the name of the place it is at there, as that agency tells it. The id is the called instance's.
create table processes.outside_call (
  agency_id int not null,
  id uuid not null,
  instance_id uuid not null,
  number bigint not null,
  element_id text collate "C" not null,
  name text not null,
  to_agency int not null,
  to_name text not null,
  called_at timestamptz not null,
  status processes.instance_status not null default 'Running',
  place text not null default '',
  due_at timestamptz,
  told_version bigint not null default 0,
  ended_at timestamptz,
  primary key (agency_id, id),
  foreign key (agency_id, instance_id) references processes.instance (agency_id, id)
);
select kernel.tenant_table('processes.outside_call');
create index outside_call_instance on processes.outside_call (instance_id, number);

-- A trigger before a deletion that returns nothing forbids it in silence: a draft may be thrown away.
create or replace function processes.refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old.state = 'Published' then
    raise exception 'processes.definition_version %: a published version is immutable', old.id using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end $$;

-- A step is looked up by its own id or by its instance. Before a young table's statistics are gathered PostgreSQL cannot tell either from a walk through
-- all of the agency's, which a key that begins with agency_id offers it.
alter table processes.task drop constraint task_pkey, add primary key (id, agency_id);

-- An inbox that was empty when its statistics were gathered made PostgreSQL take steps out of it by reading this index from end to end. What is only
-- included cannot be searched for.
drop index processes.inbox_principal;
create index inbox_principal on processes.inbox (principal) include (agency_id, task_id);
