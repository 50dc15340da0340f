-- A failed automatic step: which attempt it was, and when the product tries again by itself; all null when it is no such step or a person has to.
alter table processes.incident add attempt int, add attempt_key text collate "C", add retry_at timestamptz;
