-- The whole term in working minutes, from which it follows when it is near its end.
alter table dossiers.dossier add term_minutes int;

-- The promise that an apology replaced; reports measure against it, the applicant is told the new one. It rests when the new one rests.
alter table dossiers.dossier add original_due_at timestamptz;

-- Form 04, apology and new date: one for a dossier, numbered without gaps in the year, at least a day before the promise expires.
create table dossiers.apology (
  agency_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  no int not null check (no > 0),
  year int not null,
  reason text not null check (length(reason) between 5 and 1000),
  due_before timestamptz not null,
  due_after timestamptz not null check (due_after > due_before),
  at timestamptz not null,
  signed_by text not null,
  signed_by_post text not null,
  on_behalf_of text,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  unique (agency_id, dossier_id),
  unique (agency_id, year, no)
);
select kernel.tenant_table('dossiers.apology');
revoke update, delete on dossiers.apology from iso_app, iso_worker;
