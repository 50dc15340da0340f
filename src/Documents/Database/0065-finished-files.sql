-- Finished PDF files as the content of an issue: a signed or scanned paper for which no written sections exist. The file is the paper of the issue, byte for byte. What is read
-- out of it (words, pictures of its pages) stands beside it and may be read again; it is never part of what was approved.
create domain documents.file_state as text collate "C" check (value in ('Waiting', 'Read', 'Partly'));
create table documents.finished_file (
  agency_id int not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  length bigint not null check (length > 0),
  pages int not null check (pages between 1 and 500),
  -- Whether it came with digital signatures.
  is_signed boolean not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  state documents.file_state not null,
  -- Package the machine lacks.
  missing text,
  -- The words as sections, one for each page; of the form that a written document has.
  content jsonb not null,
  read_at timestamptz,
  primary key (agency_id, id)
);
select kernel.tenant_table('documents.finished_file');
-- Which file it is never changes; what was read of it may.
revoke update on documents.finished_file from iso_app, iso_worker;
grant update (state, missing, content, read_at) on documents.finished_file to iso_app, iso_worker;
create index finished_file_waiting on documents.finished_file (uploaded_at) where state = 'Waiting';

create domain documents.page_source as text collate "C" check (value in ('File', 'Recognised', 'None'));
create table documents.file_page (
  agency_id int not null,
  id uuid not null,
  file_id uuid not null,
  page int not null check (page > 0),
  words text not null,
  source documents.page_source not null,
  picture text collate "C" check (picture ~ '^[0-9a-f]{64}$'),
  width int check (width > 0),
  height int check (height > 0),
  primary key (agency_id, id),
  unique (agency_id, file_id, page),
  foreign key (agency_id, file_id) references documents.finished_file (agency_id, id) on delete cascade,
  check ((picture is null) = (width is null) and (width is null) = (height is null))
);
select kernel.tenant_table('documents.file_page');
revoke update on documents.file_page from iso_app, iso_worker;

alter table documents.version add column file_id uuid;
alter table documents.version no force row level security;
alter table documents.finished_file no force row level security;
-- A file that an issue or a draft is made of cannot be deleted.
alter table documents.version add foreign key (agency_id, file_id) references documents.finished_file (agency_id, id);
alter table documents.version force row level security;
alter table documents.finished_file force row level security;
create index version_file on documents.version (file_id) where file_id is not null;

create or replace function documents.refuse_change_of_issue() returns trigger language plpgsql as $$
begin
  if old.state <> 'Draft' and (new.content, new.issue, new.title, new.sign_offs, new.qr, new.document_id, new.wanted_from, new.file_id)
      is distinct from (old.content, old.issue, old.title, old.sign_offs, old.qr, old.document_id, old.wanted_from, old.file_id) then
    raise exception 'documents.version %: an issued version is immutable', old.id using errcode = 'check_violation';
  end if;
  -- Its first day is given once: with the approval, or when a scheduled issue takes effect or is taken back.
  if old.state in ('Issued', 'Withdrawn') and (new.effective_from is distinct from old.effective_from or new.state = 'Scheduled') then
    raise exception 'documents.version %: an issued version is immutable', old.id using errcode = 'check_violation';
  end if;
  -- What is issued with a file says nothing beside it.
  if old.state = 'Draft' and new.state <> 'Draft' and new.file_id is not null and jsonb_array_length(new.content -> 'sections') > 0 then
    raise exception 'documents.version %: an issue is a file or written, not both', old.id using errcode = 'check_violation';
  end if;
  if old.approval_id is not null and ((new.title, new.file_id) is distinct from (old.title, old.file_id)
      -- The sections that lay unused beside a file end with its issue.
      or (new.content is distinct from old.content and (new.file_id is null or new.state = 'Draft'))) then
    raise exception 'documents.version %: a draft under approval is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- A search goes through the words that were read of a file.
create or replace function documents.enter_search(of_agency int, of_version uuid) returns void language plpgsql security definer
  set search_path = documents, public, pg_temp as $$
declare
  -- A tsvector knows 16,383 places and a megabyte; neither is reached before this many characters.
  most constant int := 100000;
  top text;
  told text;
  whole text;
  listed text;
  v record;
begin
  select d.code, d.kind, coalesce(f.content, v0.content) as told_by, v0.* into v from documents.version v0
    join documents.document d on d.agency_id = v0.agency_id and d.id = v0.document_id
    left join documents.finished_file f on f.agency_id = v0.agency_id and f.id = v0.file_id
    where v0.agency_id = of_agency and v0.id = of_version;
  if not found then
    return;
  end if;
  select coalesce(string_agg(f.code || ' ' || f.title, ' ' order by f.code), '') into listed
    from documents.form f where f.agency_id = of_agency and f.version_id = of_version;
  top := documents.pieces(left(concat_ws(' hetdoan0 ', v.code, v.title, v.decision_number, listed), 20000));
  told := coalesce(documents.told_by(v.told_by), '');
  whole := top || ' hetdoan0 ' || documents.pieces(left(told, most));
  insert into documents.search_entry values (
    of_agency, of_version, v.document_id, v.kind, v.state, v.effective_from, v.effective_to, documents.fold(v.code),
    documents.words(top), documents.accented(top),
    array_to_tsvector(array['~' || of_agency]) || documents.words(whole), documents.accented(whole), length(told) > most, md5(listed))
  on conflict (agency_id, id) do update set (kind, state, effective_from, effective_to, code, head, head_accents, words, accents, cut, forms)
    = (excluded.kind, excluded.state, excluded.effective_from, excluded.effective_to, excluded.code, excluded.head, excluded.head_accents,
       excluded.words, excluded.accents, excluded.cut, excluded.forms);
end $$;

create trigger search_file after update of file_id on documents.version for each row
  when (new.file_id is distinct from old.file_id) execute function documents.search_follows_version();
create function documents.search_follows_file() returns trigger language plpgsql security definer
  set search_path = documents, public, pg_temp as $$
begin
  perform documents.enter_search(v.agency_id, v.id) from documents.version v where v.agency_id = new.agency_id and v.file_id = new.id;
  return null;
end $$;
create trigger search_read after update of content on documents.finished_file for each row
  when (new.content is distinct from old.content) execute function documents.search_follows_file();

-- Marks and the QR stand on files of their own; the finished file has none.
alter domain documents.rendition_kind drop constraint rendition_kind_check;
alter domain documents.rendition_kind add constraint rendition_kind_check check (value in ('Pdf', 'PdfA', 'ExpiredPdf', 'ExpiredPdfA', 'MarkedPdf'));
