-- Which of its procedures an agency made of a model. What a draft will follow is kept beside what the procedure follows now: the latter changes only when
-- the draft is published, and a draft that is dropped takes its intent with it.
create table procedures.adoption (
  agency_id int not null,
  id uuid not null,
  model_id uuid not null references procedures.model_procedure (id),
  procedure_id uuid,
  number int check (number > 0),
  parameters jsonb not null default '{}',
  draft_id uuid,
  draft_number int check (draft_number > 0),
  draft_parameters jsonb,
  -- The newest issue for which a change request was opened, and whether one was because the model was taken back.
  asked_number int not null default 0,
  asked_back boolean not null default false,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, model_id),
  unique (agency_id, procedure_id),
  foreign key (agency_id, procedure_id) references procedures.procedure (agency_id, id),
  foreign key (agency_id, draft_id) references procedures.upload (agency_id, id),
  check ((number is null) = (procedure_id is null)),
  check ((draft_id is null) = (draft_number is null) and (draft_id is null) = (draft_parameters is null)),
  check (number is not null or draft_id is not null)
);
select kernel.tenant_table('procedures.adoption');
create index adoption_model on procedures.adoption (model_id) where number is not null;
