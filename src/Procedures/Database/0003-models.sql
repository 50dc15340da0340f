-- Quy trình mẫu: a procedure in force that its owner offers to other agencies. Read by all of them, written only by the owner's own commands; no personal data
-- stands in it: posts and sign-offs stay with the owner.
create domain procedures.model_audience as text collate "C" check (value in ('All', 'Departments', 'Communes'));

create table procedures.model_procedure (
  id uuid primary key,
  owner_id int not null,
  -- The owner's procedure.
  procedure_id uuid not null,
  code text collate "C" not null check (length(btrim(code)) between 2 and 60),
  title text not null check (length(btrim(title)) between 3 and 500),
  audience procedures.model_audience not null,
  note text check (length(note) between 1 and 1000),
  newest int not null check (newest > 0),
  taken_back_at timestamptz,
  taken_back_by text,
  taken_back_post text,
  taken_back_reason text check (length(taken_back_reason) between 10 and 1000),
  changed_by text not null,
  changed_at timestamptz not null,
  unique (owner_id, procedure_id),
  check ((taken_back_at is null) = (taken_back_reason is null) and (taken_back_at is null) = (taken_back_by is null))
);
select kernel.shared_table('procedures.model_procedure');
revoke delete on procedures.model_procedure from iso_app, iso_worker;

create table procedures.model_issue (
  id uuid primary key,
  model_id uuid not null references procedures.model_procedure (id),
  number int not null check (number > 0),
  -- Which version of the owner's procedure it was made of, and its lần ban hành.
  version_id uuid not null,
  issue int not null check (issue > 0),
  effective_from date not null,
  title text not null,
  -- The card with its parameters in braces, and what is asked for them.
  card jsonb not null,
  parameters jsonb not null,
  note text check (length(note) between 1 and 1000),
  -- By when the owner wishes the agencies to have followed; no term of law.
  due_on date,
  shared_by text not null,
  shared_post text not null,
  shared_at timestamptz not null,
  unique (model_id, number),
  unique (model_id, version_id)
);
select kernel.shared_table('procedures.model_issue');
-- Agencies merge against what they adopted, so an issue never changes.
revoke update, delete on procedures.model_issue from iso_app, iso_worker;

-- Which issue an agency follows and what it changed, of what it published: written by the agency's own publishing.
create table procedures.model_adopter (
  id uuid primary key,
  model_id uuid not null references procedures.model_procedure (id),
  adopter_id int not null,
  code text not null,
  number int not null check (number > 0),
  differences jsonb not null,
  difference_count int not null check (difference_count >= 0),
  effective_from date not null,
  changed_at timestamptz not null,
  unique (model_id, adopter_id)
);
select kernel.shared_table('procedures.model_adopter');

-- Everybody reads; only the agency that a row is of writes it.
alter table procedures.model_procedure enable row level security;
alter table procedures.model_procedure force row level security;
create policy read on procedures.model_procedure for select using (true);
create policy keep on procedures.model_procedure for insert with check (owner_id = current_setting('app.agency')::int);
create policy change on procedures.model_procedure for update using (owner_id = current_setting('app.agency')::int);

alter table procedures.model_issue enable row level security;
alter table procedures.model_issue force row level security;
create policy read on procedures.model_issue for select using (true);
create policy keep on procedures.model_issue for insert with check (
  exists (select from procedures.model_procedure m where m.id = model_id and m.owner_id = current_setting('app.agency')::int)
);

alter table procedures.model_adopter enable row level security;
alter table procedures.model_adopter force row level security;
create policy read on procedures.model_adopter for select using (true);
create policy keep on procedures.model_adopter for insert with check (adopter_id = current_setting('app.agency')::int);
create policy change on procedures.model_adopter for update using (adopter_id = current_setting('app.agency')::int);
create policy remove on procedures.model_adopter for delete using (adopter_id = current_setting('app.agency')::int);
