-- Forms that were filled in: records in the sense of ISO 9001 clause 7.5.3. One belongs to the issue on which it was begun.
create domain documents.filled_state as text collate "C" check (value in ('Filling', 'Done'));
create table documents.filled_form (
  agency_id int not null,
  id uuid not null,
  document_id uuid not null,
  version_id uuid not null,
  state documents.filled_state not null,
  -- Counted for each form when it is finished, from 1 without gaps.
  number int check (number > 0),
  about text check (length(about) between 1 and 200),
  "values" jsonb not null check (jsonb_typeof("values") = 'object'),
  -- The correction of an earlier one, which stays as it is.
  corrects_id uuid,
  filled_by uuid not null,
  filled_by_name text not null,
  filled_by_post text not null,
  begun_at timestamptz not null,
  done_at timestamptz,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, document_id, number),
  foreign key (agency_id, document_id) references documents.document (agency_id, id),
  foreign key (agency_id, version_id) references documents.version (agency_id, id),
  foreign key (agency_id, corrects_id) references documents.filled_form (agency_id, id),
  check ((state = 'Done') = (number is not null) and (number is null) = (done_at is null))
);
select kernel.tenant_table('documents.filled_form');
create index filled_form_of_person on documents.filled_form (agency_id, filled_by) where state = 'Filling';

create function documents.refuse_change_of_filled() returns trigger language plpgsql as $$
begin
  if old.state = 'Done' then
    raise exception 'documents.filled_form %: what was finished is immutable', old.id using errcode = 'check_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger filled_form_immutable before update or delete on documents.filled_form for each row execute function documents.refuse_change_of_filled();
