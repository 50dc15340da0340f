-- Work that is handed over is received by the other agency first: until when, when and by whom it was, and why not. The call waits here, as it was
-- made, until then; null in all where an agency was only called.
alter table processes.outside_call add handed jsonb, add transfer_due timestamptz, add received_at timestamptz, add received_by text, add reason text;
