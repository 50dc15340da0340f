-- Which posts of an agency receive what comes from other agencies: a request for an opinion, work handed over. One row an agency; none, or one without
-- posts, receives nothing, and whoever would send is told so.
create table processes.reception (
  agency_id int not null,
  id uuid not null,
  posts uuid[] not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id)
);
select kernel.tenant_table('processes.reception');

-- A third place where a process is drawn: by the product itself, for what every agency does alike.
create domain processes.drawn_by as text collate "C" check (value in ('Card', 'Designer', 'Product'));
alter table processes.definition drop constraint definition_drawn_by_check;
alter table processes.definition alter drawn_by drop default, alter drawn_by type processes.drawn_by;
alter table processes.definition alter drawn_by set default 'Designer';
