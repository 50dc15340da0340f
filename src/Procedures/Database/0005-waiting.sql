-- An issue that waits to be read: the draft keeps the card as it was approved, the issue and the checked process until all take effect together, or is free again.
alter table procedures.upload drop constraint upload_state_check;
create domain procedures.upload_state as text collate "C" check (value in ('Open', 'Scheduled', 'Published', 'Dropped'));
alter table procedures.upload alter column state type procedures.upload_state;
alter table procedures.upload
  add column document_id uuid,
  add column document_version_id uuid,
  add column definition_version_id uuid,
  add column qr text collate "C",
  add check ((state = 'Scheduled') = (document_id is not null)),
  add check (num_nonnulls(document_id, document_version_id, definition_version_id, qr) in (0, 4));
create unique index upload_scheduled on procedures.upload (agency_id, document_version_id) where document_version_id is not null;
