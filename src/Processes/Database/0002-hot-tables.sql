-- One way to a row. While tables are new and small, PostgreSQL takes any index that begins with agency_id for as good as the primary key, keeps that
-- plan, and then walks through everything the agency has. So no second index begins with agency_id: identifiers and principals are unique anyway.
alter table processes.task drop constraint task_agency_id_instance_id_number_key;
alter table processes.task add unique (instance_id, number);
drop index processes.instance_subject;
create index instance_subject on processes.instance (subject_id, subject_kind);
drop index processes.inbox_principal;
create index inbox_principal on processes.inbox (principal, agency_id, task_id);
drop index processes.definition_version_draft;
create unique index definition_version_draft on processes.definition_version (definition_id) where state = 'Draft';

-- Nothing reads open tasks by their due instant alone. Without this index a step can be finished in place (HOT), given room on the page.
drop index processes.task_open;
alter table processes.task set (fillfactor = 80);
alter table processes.instance set (fillfactor = 70);

-- What a column may hold is said by a domain: PostgreSQL reads a table's check from its text again at each statement, a domain's once a session.
create domain processes.instance_status as text collate "C" check (value in ('Running', 'Completed', 'Refused', 'Cancelled', 'Failed'));
create domain processes.task_kind as text collate "C" check (value in ('human', 'applicant', 'message', 'choice'));
create domain processes.task_state as text collate "C" check (value in ('Open', 'Done', 'SentBack', 'Cancelled'));
alter table processes.instance drop constraint instance_status_check, alter status type processes.instance_status;
alter table processes.task drop constraint task_kind_check, drop constraint task_state_check,
  alter kind type processes.task_kind, alter state type processes.task_state;

-- Rows of the inbox come and go with their task in one batch, eight with each completion; looking up the task for each of them costs more than the row.
alter table processes.inbox drop constraint inbox_agency_id_task_id_fkey;
-- An entry of the trail is written by the batch that begins with saving its very instance.
alter table processes.trail drop constraint trail_agency_id_instance_id_fkey;
