-- The uncounted steps at the end of a procedure may be several ("Trả kết quả", "Lưu hồ sơ").
alter table dossiers.dossier drop column return_step;
alter table dossiers.dossier add column return_steps text[] not null default '{}';
