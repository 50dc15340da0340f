-- A draft that lies before reviewers rests; the approval itself stands in Documents.
alter table procedures.upload add column approval_id uuid;
alter table procedures.upload add check (approval_id is null or state = 'Open');
create index upload_approval on procedures.upload (agency_id, approval_id) where approval_id is not null;
