-- How long records are kept (Luật Lưu trữ 2024: for good, or 2 to 70 years counted from the end of the year in which the work ended). Reference data of the province: a value is never
-- changed, a new one is set beside it, so that each proposal of destruction can be read with the values of its day.
create domain documents.record_kind as text collate "C" check (value in
  ('SystemDocument', 'YearlyReport', 'QuarterlyReport', 'SeriousInspection', 'OrdinaryInspection', 'Dossier', 'OutgoingBook', 'IncomingBook'));

create table documents.retention_rule (
  id uuid primary key,
  record documents.record_kind not null,
  -- Counted for each kind of record; the last one holds.
  number int not null check (number > 0),
  -- Null for good.
  years int check (years between 2 and 70),
  source text not null check (length(btrim(source)) between 3 and 300),
  note text check (length(note) between 1 and 1000),
  set_by text not null,
  set_post text not null,
  set_at timestamptz not null,
  unique (record, number)
);
select kernel.shared_table('documents.retention_rule');
revoke update, delete on documents.retention_rule from iso_app, iso_worker;

-- Values in use (handbook 3.3), none of them compared with the table of the circular yet, which the province does on its page. Where a span is usual, its upper end.
insert into documents.retention_rule (id, record, number, years, source, note, set_by, set_post, set_at)
select gen_random_uuid(), record, 1, years, 'Luật Lưu trữ 2024; Thông tư 10/2022/TT-BNV', 'Chưa đối chiếu TT 10/2022' || coalesce('; ' || said, ''), 'Dữ liệu ban đầu', '', now()
from (values
  ('SystemDocument', 20, 'thông lệ: 20 năm hoặc đến khi được thay thế; lấy thời hạn dài hơn'),
  ('YearlyReport', null, null),
  ('QuarterlyReport', 5, null),
  ('SeriousInspection', 20, null),
  ('OrdinaryInspection', 10, 'thông lệ: 5 đến 10 năm'),
  ('Dossier', 20, 'thông lệ: 5 đến 20 năm; có nơi 5 năm rồi nộp lưu'),
  ('OutgoingBook', null, null),
  ('IncomingBook', 20, null)) usual (record, years, said);

-- Tạm dừng tiêu hủy: nothing of the document, or of all documents of the kind, is destroyed until somebody with the right lifts it.
create table documents.legal_hold (
  agency_id int not null,
  id uuid not null,
  document_id uuid,
  kind text collate "C",
  reason text not null check (length(btrim(reason)) between 10 and 1000),
  placed_by text not null,
  placed_post text not null,
  placed_at timestamptz not null,
  lifted_by text,
  lifted_post text,
  lifted_at timestamptz,
  lifted_why text check (length(btrim(lifted_why)) between 10 and 1000),
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency_id, id),
  foreign key (agency_id, document_id) references documents.document (agency_id, id),
  check ((document_id is null) <> (kind is null)),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_why is null) and (lifted_at is null) = (lifted_post is null))
);
select kernel.tenant_table('documents.legal_hold');
revoke delete on documents.legal_hold from iso_app, iso_worker;
create unique index legal_hold_once on documents.legal_hold (agency_id, document_id, kind) nulls not distinct where lifted_at is null;

create function documents.refuse_change_of_hold() returns trigger language plpgsql as $$
begin
  if old.lifted_at is not null or (new.document_id, new.kind, new.reason, new.placed_by, new.placed_post, new.placed_at)
      is distinct from (old.document_id, old.kind, old.reason, old.placed_by, old.placed_post, old.placed_at) then
    raise exception 'documents.legal_hold %: a hold is only lifted, once', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger legal_hold_immutable before update on documents.legal_hold for each row execute function documents.refuse_change_of_hold();
