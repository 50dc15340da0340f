-- Who is meant by an event of a step: to whom it was given, in whose stead it was done. Earlier rows name them in words alone.
alter table processes.task_event add to_person uuid;

-- Open lists hear of what a head gives to somebody: the newest of these are read by their key, every two seconds, in all agencies.
create index task_event_assigned on processes.task_event (id) where kind = 'Assigned';

-- Whoever holds a step is told that it goes on by another version of its process.
alter domain processes.notice_kind drop constraint notice_kind_check;
alter domain processes.notice_kind add constraint notice_kind_check
  check (value in ('StepNear', 'StepLate', 'WholeNear', 'WholeLate', 'Consulted', 'Migrated'));
