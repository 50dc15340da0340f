-- Each state change of the product writes one entry, so it carries only the indexes that a query uses; a page that reads the log in another order
-- brings its own.
drop index audit_log.entry_subject;
drop index audit_log.entry_newest;

-- Domains are read once a session, checks of a table from their text at each statement.
create domain audit_log.digest as bytea check (length(value) = 32);
create domain audit_log.act as text collate "C" check (value <> '');
alter table audit_log.entry alter what type audit_log.act, drop constraint entry_what_check, drop constraint entry_leaf_check, drop constraint entry_chain_check,
  alter leaf type audit_log.digest, alter chain type audit_log.digest;
