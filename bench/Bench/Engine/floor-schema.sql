-- The least a store of work could be: what is to be done, and what was done. Filled with as much work as a busy province has open.
create table work_item (
  id bigserial primary key,
  dossier bigint not null,
  step text not null,
  unit int not null,
  holder text,
  state smallint not null default 0,
  due timestamptz,
  made timestamptz not null default now(),
  finished timestamptz,
  finished_by text
);
create index work_item_waiting on work_item (holder, due) where state = 0;
create index work_item_dossier on work_item (dossier);
create table act (
  id bigserial primary key,
  dossier bigint not null,
  item bigint,
  what text not null,
  who text,
  at timestamptz not null default now(),
  facts jsonb
);
create index act_dossier on act (dossier);
insert into work_item (dossier, step, unit, holder, due)
  select n, 'Thẩm tra hồ sơ', n % 200, 'cb' || (n % 1000), now() + make_interval(days => n % 30) from generate_series(1, 100000) n;
vacuum analyze;
