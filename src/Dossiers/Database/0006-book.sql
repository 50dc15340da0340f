-- The follow-up book (form 07) of a year in Vietnam, in which a dossier has the serial that its receipt names; no serial stands in it twice.
alter table dossiers.dossier add book_year int generated always as (extract(year from (received_at at time zone 'Asia/Ho_Chi_Minh'))::int) stored;
create unique index dossier_book on dossiers.dossier (agency_id, book_year, book_no);
