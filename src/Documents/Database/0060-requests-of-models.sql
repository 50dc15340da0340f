-- A new issue of a model procedure, or its end, asks the agencies that follow it for a change; each asks once for one document.
alter domain documents.request_origin drop constraint request_origin_check;
alter domain documents.request_origin add constraint request_origin_check check (value in ('Person', 'Law', 'Review', 'Model'));
alter table documents.change_request add column source_id uuid;
alter table documents.change_request add check ((origin = 'Model') = (source_id is not null));
create unique index change_request_source on documents.change_request (agency_id, document_id, source_id) where source_id is not null;
