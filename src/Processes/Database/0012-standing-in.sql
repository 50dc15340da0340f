-- A step may be done in another's stead, by a decision.
alter domain processes.task_event_kind drop constraint task_event_kind_check;
alter domain processes.task_event_kind add constraint task_event_kind_check
  check (value in ('Claimed', 'Released', 'Assigned', 'Recalled', 'StoodIn', 'Shared'));
