-- Kernel: helpers that give every table its walls, and the tables of the unit of work.

-- A tenant table: agency_id leads its primary key, rows are visible and writable only for the acting agency, the owner included.
-- The worker role sees all agencies; it runs timers, the job queue and the sequencer.
create function kernel.tenant_table(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy agency on %s to iso_app, iso_owner using (agency_id = current_setting(''app.agency'')::int) with check (agency_id = current_setting(''app.agency'')::int)', target);
  execute format('create policy everywhere on %s to iso_worker using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to iso_app, iso_worker', target);
end $$;

-- A shared table holds no agency's own business: reference data, look-up tables, accounts. Each use is on the written list of the layout test.
create function kernel.shared_table(target regclass) returns void language plpgsql as $$
begin
  execute format('grant select, insert, update, delete on %s to iso_app, iso_worker', target);
end $$;

create table kernel.idempotency_key (
  agency_id int not null,
  key text collate "C" not null check (length(key) between 8 and 128),
  command text collate "C" not null,
  person_id uuid not null,
  request_hash bytea not null,
  response jsonb,
  at timestamptz not null,
  primary key (agency_id, key)
);
select kernel.tenant_table('kernel.idempotency_key');
create index idempotency_key_at on kernel.idempotency_key (at);

create table kernel.number_series (
  agency_id int not null,
  series text collate "C" not null,
  last bigint not null check (last > 0),
  primary key (agency_id, series)
);
select kernel.tenant_table('kernel.number_series');

create table kernel.job (
  agency_id int not null,
  id uuid not null,
  kind text collate "C" not null,
  args jsonb not null,
  actor jsonb not null,
  run_at timestamptz not null,
  attempts int not null default 0,
  lease_until timestamptz,
  dead_at timestamptz,
  error text,
  primary key (agency_id, id)
);
select kernel.tenant_table('kernel.job');
create index job_due on kernel.job (run_at) where dead_at is null;
create index job_dead on kernel.job (dead_at) where dead_at is not null;

create table kernel.recurring (
  name text collate "C" primary key,
  next_at timestamptz not null,
  lease_until timestamptz,
  error text
);
select kernel.shared_table('kernel.recurring');

create table kernel.protection_key (
  name text collate "C" primary key,
  xml text not null
);
select kernel.shared_table('kernel.protection_key');
