-- What a form asks for is found as well: labels, choices and explanations of its fields.
create or replace function documents.told_by(content jsonb) returns text language sql immutable strict as $$
  select string_agg(piece #>> '{}', ' hetdoan0 ') from (
    select jsonb_path_query(content, '$.sections[*].number') union all
    select jsonb_path_query(content, '$.sections[*].title') union all
    select jsonb_path_query(content, '$.sections[*].blocks[*].text') union all
    select jsonb_path_query(content, '$.sections[*].blocks[*].items[*]') union all
    select jsonb_path_query(content, '$.sections[*].blocks[*].rows[*][*].text') union all
    select jsonb_path_query(content, '$.sections[*].blocks[*].fields[*].label') union all
    select jsonb_path_query(content, '$.sections[*].blocks[*].fields[*].options[*]') union all
    select jsonb_path_query(content, '$.sections[*].blocks[*].fields[*].help ? (@ != null)')) told (piece) $$;

-- The forms that are there already.
alter table documents.document no force row level security;
alter table documents.version no force row level security;
alter table documents.finished_file no force row level security;
alter table documents.form no force row level security;
alter table documents.search_entry no force row level security;
do $$ begin
  perform documents.enter_search(v.agency_id, v.id) from documents.version v
    join documents.document d on d.agency_id = v.agency_id and d.id = v.document_id where d.kind = 'Form';
end $$;
alter table documents.document force row level security;
alter table documents.version force row level security;
alter table documents.finished_file force row level security;
alter table documents.form force row level security;
alter table documents.search_entry force row level security;
