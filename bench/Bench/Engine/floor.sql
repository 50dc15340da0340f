\set n random(1, 100000)
begin;
update work_item set state = 1, finished = now(), finished_by = 'cb1' where id = :n;
insert into work_item (dossier, step, unit, holder, due) values (:n, 'Trình ký', 9, 'cb9', now() + interval '2 days');
insert into act (dossier, item, what, who, facts) values (:n, :n, 'completed', 'cb1', '{"outcome": "agreed"}');
commit;
