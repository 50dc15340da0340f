-- Keys are forgotten by the hour and come in the order of their time: a few pages say where each hour lies, and a command pays nothing for it.
drop index kernel.idempotency_key_at;
create index idempotency_key_at on kernel.idempotency_key using brin (at);

-- A domain's check is read once a session, a table's from its text at each statement.
create domain kernel.call_key as text collate "C" check (length(value) between 8 and 128);
alter table kernel.idempotency_key drop constraint idempotency_key_key_check, alter key type kernel.call_key;

-- Dead jobs are few and looked for by hand; every job that is asked for would pay for their index.
drop index kernel.job_dead;
