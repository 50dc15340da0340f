-- Entered later than it came in: then received_at is the instant at which the desk took it. Null for all others.
alter table dossiers.dossier add entered_at timestamptz, add entered_reason text, add entered_evidence text,
  add constraint dossier_entered check (entered_at is null or (received_at <= entered_at and entered_reason is not null and entered_evidence is not null));
