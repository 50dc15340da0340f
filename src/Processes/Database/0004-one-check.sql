-- The version is checked by the update itself: a function call for each step would cost as much as the row. Called only where the version has moved
-- on; the whole command is then tried again on the new state.
create function processes.changed_meanwhile(i uuid, seen bigint) returns bigint language plpgsql volatile as $$
begin
  raise exception 'processes.instance % is no longer at version %', i, seen using errcode = 'serialization_failure';
end $$;
drop function processes.save_instance;

-- A table's checks are read again from their text at each statement, a sixth of the cost of saving a step. What they said about two columns of one row
-- is written by one statement in one place.
alter table processes.instance drop constraint instance_check, drop constraint instance_check1;
alter table processes.task drop constraint task_check;
-- A step is opened by the batch that saves its very instance.
alter table processes.task drop constraint task_agency_id_instance_id_fkey;
