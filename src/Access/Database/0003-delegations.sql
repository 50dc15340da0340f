-- Who is away, and who may act for whom: from a day to a day, by a decision, as far as it says. Never deleted: ended, with the reason.
create table access.delegation (
  agency_id int not null,
  id uuid not null,
  person_id uuid not null,
  person_name text not null,
  person_title text not null,
  is_away boolean not null,
  substitute_id uuid,
  substitute_name text,
  substitute_title text,
  form text collate "C" check (form in ('TM', 'KT', 'TL', 'TUQ')),
  decision text not null check (length(decision) between 1 and 100),
  decided_on date not null,
  valid_from date not null,
  valid_to date not null check (valid_to >= valid_from),
  posts uuid[] not null default '{}',
  powers text[] collate "C" not null default '{}' check (powers <@ array['receive', 'review', 'sign']),
  processes text[] collate "C" not null default '{}',
  ended_at timestamptz,
  ended_by text,
  end_reason text check (length(end_reason) between 1 and 300),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  check (substitute_id is not null or is_away),
  check (substitute_id <> person_id),
  check ((substitute_id is null) = (cardinality(posts) = 0) and (substitute_id is null) = (substitute_name is null)),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
select kernel.tenant_table('access.delegation');
revoke delete on access.delegation from iso_app, iso_worker;
create index delegation_days on access.delegation (agency_id, valid_to) where ended_at is null;

-- Those that have not been ended, for statements of higher modules.
create view access.delegations with (security_invoker = true) as
  select agency_id, person_id, is_away, substitute_id, valid_from, valid_to, posts, powers, processes from access.delegation where ended_at is null;
grant select on access.delegations to iso_app, iso_worker;
