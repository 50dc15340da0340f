-- A password made up by somebody else opens one page only: the one that replaces it.
alter table access.account add column must_change boolean not null default false;
