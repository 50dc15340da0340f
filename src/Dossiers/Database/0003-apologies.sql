-- The whole term in working minutes, from which it follows when it is near its end.
alter table dossiers.dossier add term_minutes int;
