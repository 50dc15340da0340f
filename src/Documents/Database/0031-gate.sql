-- The gate of training: an issue that is approved takes effect only when enough of its readers have understood it, or when it is let through with a reason.
alter table documents.distribution add column gate_percent int check (gate_percent between 1 and 100);

-- Approved, immutable, and without a first day yet.
alter table documents.version no force row level security;
alter table documents.version add column wanted_from date;
alter table documents.version
  drop constraint version_state_check,
  drop constraint version_check1,
  drop constraint version_agency_id_document_id_daterange_excl,
  add constraint version_state_check check (state in ('Draft', 'Scheduled', 'Issued', 'Withdrawn')),
  add constraint version_issued check (state = 'Draft' or (issued_at is not null and qr is not null)),
  add constraint version_first_day check (state in ('Draft', 'Scheduled') or effective_from is not null),
  add constraint version_scheduled check (state <> 'Scheduled' or (wanted_from is not null and effective_from is null and effective_to is null)),
  -- One effective issue of a document on any day. A scheduled one has no day yet: a range without ends would meet every other.
  add constraint version_one_on_a_day
    exclude using gist (agency_id with =, document_id with =, daterange(effective_from, effective_to) with &&) where (state in ('Issued', 'Withdrawn'));
alter table documents.version force row level security;
create unique index version_one_scheduled on documents.version (agency_id, document_id) where state = 'Scheduled';

create or replace function documents.refuse_change_of_issue() returns trigger language plpgsql as $$
begin
  if old.state <> 'Draft' and (new.content, new.issue, new.title, new.sign_offs, new.qr, new.document_id, new.wanted_from)
      is distinct from (old.content, old.issue, old.title, old.sign_offs, old.qr, old.document_id, old.wanted_from) then
    raise exception 'documents.version %: an issued version is immutable', old.id using errcode = 'check_violation';
  end if;
  -- Its first day is given once: with the approval, or when a scheduled issue takes effect or is taken back.
  if old.state in ('Issued', 'Withdrawn') and (new.effective_from is distinct from old.effective_from or new.state = 'Scheduled') then
    raise exception 'documents.version %: an issued version is immutable', old.id using errcode = 'check_violation';
  end if;
  if old.approval_id is not null and (new.content, new.title) is distinct from (old.content, old.title) then
    raise exception 'documents.version %: a draft under approval is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
