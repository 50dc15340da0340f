-- Form 05 (thông báo dừng giải quyết): one for a dossier, numbered without gaps in the year, never changed.
create table dossiers.stop_notice (
  agency_id int not null,
  id uuid not null,
  dossier_id uuid not null,
  no int not null check (no > 0),
  year int not null,
  ground text collate "C" not null check (ground in ('Applicant', 'Law', 'NoSupplementInTime')),
  reason text not null check (length(reason) between 5 and 1000),
  -- Body that asked in writing, and the paper or provision that it rests on.
  requested_by text check (length(requested_by) between 1 and 300),
  evidence text check (length(evidence) between 1 and 500),
  stage text not null,
  money text check (length(money) between 1 and 300),
  conclusion text not null check (length(conclusion) between 5 and 1000),
  at timestamptz not null,
  signed_by text not null,
  signed_by_post text not null,
  on_behalf_of text,
  primary key (agency_id, id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id),
  unique (agency_id, dossier_id),
  unique (agency_id, year, no),
  check (ground <> 'Law' or requested_by is not null),
  check (ground = 'Applicant' or evidence is not null)
);
select kernel.tenant_table('dossiers.stop_notice');
revoke update, delete on dossiers.stop_notice from iso_app, iso_worker;
