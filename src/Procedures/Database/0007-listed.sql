-- Danh mục TTHC của cơ quan (Mẫu 2.DMTTHCTTP): which administrative procedures of the catalogue the agency handles, and which version its list shows.
create table procedures.listed_procedure (
  agency_id int not null,
  id uuid not null,
  code text collate "C" not null check (code ~ '^[0-9]\.[0-9]{6}$'),
  -- Number of the version in the catalogue that the list shows, and since when it does.
  shown int not null check (shown > 0),
  listed_on date not null,
  removed_on date,
  removed_reason text check (length(btrim(removed_reason)) between 5 and 500),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  check ((removed_on is null) = (removed_reason is null))
);
select kernel.tenant_table('procedures.listed_procedure');
revoke delete on procedures.listed_procedure from iso_app, iso_worker;
create unique index listed_procedure_once on procedures.listed_procedure (agency_id, code) where removed_on is null;
