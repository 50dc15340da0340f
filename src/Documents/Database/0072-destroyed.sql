-- What remains of an issue that was destroyed is its row without content. The one way there is a function that looks at everything again; the triggers let nothing else pass.
alter table documents.version add column destroyed_item uuid;
alter table documents.version no force row level security;
alter table documents.disposal_item no force row level security;
alter table documents.version
  add foreign key (agency_id, destroyed_item) references documents.disposal_item (agency_id, id),
  add check (destroyed_item is null or (state in ('Issued', 'Withdrawn') and file_id is null and content = '{"sections": []}'));
alter table documents.version force row level security;
alter table documents.disposal_item force row level security;
create index version_destroyed on documents.version (destroyed_item) where destroyed_item is not null;

-- Files that only the destroyed issue referred to leave the store after the transaction; what is written here is not forgotten when the machine stops in between.
create table documents.disposed_file (
  agency_id int not null,
  id uuid not null,
  item_id uuid not null,
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  ended_at timestamptz,
  -- Something else refers to the same file, so it stayed.
  is_kept boolean,
  primary key (agency_id, id),
  unique (agency_id, item_id, sha256),
  foreign key (agency_id, item_id) references documents.disposal_item (agency_id, id),
  check ((ended_at is null) = (is_kept is null))
);
select kernel.tenant_table('documents.disposed_file');
revoke delete on documents.disposed_file from iso_app, iso_worker;
create index disposed_file_waiting on documents.disposed_file (at) where ended_at is null;

-- SHA-256 of what an issue says: of its finished file, else of its sections as the database writes them.
create function documents.digest_of(of_agency int, of_version uuid) returns text language sql stable as $$
  select coalesce(f.sha256, encode(sha256(convert_to(v.content::text, 'UTF8')), 'hex')) from documents.version v
    left join documents.finished_file f on f.agency_id = v.agency_id and f.id = v.file_id
    where v.agency_id = of_agency and v.id = of_version $$;

create function documents.is_held(of_agency int, of_document uuid) returns boolean language sql stable as $$
  select exists (select from documents.legal_hold h join documents.document d on d.agency_id = h.agency_id and d.id = of_document
    where h.agency_id = of_agency and h.lifted_at is null and (h.document_id = d.id or h.kind = d.kind)) $$;

-- Whether minutes order the destruction of exactly this issue, and nothing stands against it.
create function documents.may_destroy(v documents.version, of_item uuid) returns boolean language sql stable as $$
  select v.state in ('Issued', 'Withdrawn') and exists (
    select from documents.disposal_item i join documents.disposal d on d.agency_id = i.agency_id and d.id = i.disposal_id
    where i.agency_id = v.agency_id and i.id = of_item and i.version_id = v.id and i.state = 'Open' and d.state = 'Executing' and d.decided_by <> d.proposed_by
      and v.effective_to < d.minutes_on and i.keep_until < d.minutes_on and i.sha256 = documents.digest_of(v.agency_id, v.id))
    and not documents.is_held(v.agency_id, v.document_id) $$;

create or replace function documents.refuse_change_of_issue() returns trigger language plpgsql as $$
begin
  if new.destroyed_item is distinct from old.destroyed_item then
    if old.destroyed_item is not null or not documents.may_destroy(old, new.destroyed_item)
        or to_jsonb(new) - array['content', 'file_id', 'destroyed_item'] is distinct from to_jsonb(old) - array['content', 'file_id', 'destroyed_item'] then
      raise exception 'documents.version %: only minutes of destruction take the content of an issue', old.id using errcode = 'check_violation';
    end if;
    return new;
  end if;
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

-- The row of an issue stays for good: what may be destroyed is what it says.
create function documents.refuse_end_of_issue() returns trigger language plpgsql as $$
begin
  if old.state <> 'Draft' then
    raise exception 'documents.version %: an issued version is never deleted', old.id using errcode = 'check_violation';
  end if;
  return old;
end $$;
create trigger version_stays before delete on documents.version for each row execute function documents.refuse_end_of_issue();

-- Nothing is made of an issue any more: who still holds its content in memory comes too late. Whoever was faster is waited for.
create function documents.refuse_after_end() returns trigger language plpgsql as $$
declare
  gone uuid;
begin
  select v.destroyed_item into gone from documents.version v where v.agency_id = new.agency_id and v.id = new.version_id for share;
  if gone is not null then
    raise exception 'documents.version %: its content was destroyed', new.version_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger rendition_too_late before insert on documents.rendition for each row execute function documents.refuse_after_end();
create trigger signature_too_late before insert on documents.signature for each row when (new.version_id is not null)
  execute function documents.refuse_after_end();

-- An item ends with its proposal, or with its issue.
create function documents.disposal_item_ends() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - array['state', 'destroyed_at'] is distinct from to_jsonb(old) - array['state', 'destroyed_at'] or old.state <> 'Open'
      or (new.state = 'Dropped' and not exists (select from documents.disposal d
        where d.agency_id = old.agency_id and d.id = old.disposal_id and d.state in ('Proposed', 'TakenBack', 'Refused')))
      or (new.state = 'Destroyed' and not exists (select from documents.version v
        where v.agency_id = old.agency_id and v.id = old.version_id and v.destroyed_item = old.id)) then
    raise exception 'documents.disposal_item %: what was proposed is immutable', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger disposal_item_ends before update on documents.disposal_item for each row execute function documents.disposal_item_ends();

-- Items are named with the proposal, before anybody has decided.
create function documents.disposal_item_begins() returns trigger language plpgsql as $$
begin
  if new.state <> 'Open' or not exists (select from documents.disposal d
      where d.agency_id = new.agency_id and d.id = new.disposal_id and d.state = 'Proposed')
      or new.sha256 is distinct from documents.digest_of(new.agency_id, new.version_id) then
    raise exception 'documents.disposal_item %: an issue is named with the proposal', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger disposal_item_begins before insert on documents.disposal_item for each row execute function documents.disposal_item_begins();

-- Takes the content of one issue with everything made of it, and writes down which files it leaves behind. The caller's transaction writes the log.
create function documents.destroy_issue(of_agency int, of_item uuid, at_time timestamptz) returns int language plpgsql security definer
  set search_path = documents, public, pg_temp as $$
declare
  i documents.disposal_item;
  v documents.version;
  left_behind int;
begin
  select * into i from documents.disposal_item x where x.agency_id = of_agency and x.id = of_item for update;
  select * into v from documents.version x where x.agency_id = of_agency and x.id = i.version_id for update;
  if i.state is distinct from 'Open' or not documents.may_destroy(v, of_item) then
    raise exception 'documents.disposal_item %: not to be destroyed', of_item using errcode = 'check_violation';
  end if;
  insert into documents.disposed_file (agency_id, id, item_id, sha256, at)
    select of_agency, gen_random_uuid(), of_item, named.sha256, at_time from (
      select r.sha256 from documents.rendition r where r.agency_id = of_agency and r.version_id = v.id
      union select unnest(array[s.sha256, s.original_sha256]) from documents.signature s where s.agency_id = of_agency and s.version_id = v.id
      union select f.sha256 from documents.finished_file f where f.agency_id = of_agency and f.id = v.file_id
      union select p.picture from documents.file_page p where p.agency_id = of_agency and p.file_id = v.file_id and p.picture is not null
      union select x.file_sha256 from documents.form x where x.agency_id = of_agency and x.version_id = v.id and x.file_sha256 is not null) named;
  get diagnostics left_behind = row_count;
  delete from documents.signature s where s.agency_id = of_agency and s.version_id = v.id;
  delete from documents.rendition r where r.agency_id = of_agency and r.version_id = v.id;
  delete from documents.comment c where c.agency_id = of_agency and c.version_id = v.id;
  delete from documents.citation c where c.agency_id = of_agency and c.version_id = v.id;
  update documents.form x set file_name = null, file_sha256 = null, media_type = null where x.agency_id = of_agency and x.version_id = v.id;
  update documents.version x set content = '{"sections": []}', file_id = null, destroyed_item = of_item where x.agency_id = of_agency and x.id = v.id;
  -- One file can be the content of several issues: of the one that keeps what the draft before it had.
  delete from documents.finished_file f where f.agency_id = of_agency and f.id = v.file_id
    and not exists (select from documents.version o where o.agency_id = of_agency and o.file_id = f.id);
  delete from documents.search_entry e where e.agency_id = of_agency and e.id = v.id;
  update documents.disposal_item x set state = 'Destroyed', destroyed_at = at_time where x.agency_id = of_agency and x.id = of_item;
  return left_behind;
end $$;
revoke execute on function documents.destroy_issue(int, uuid, timestamptz) from public;
grant execute on function documents.destroy_issue(int, uuid, timestamptz) to iso_app;

-- Nobody finds what is no longer there.
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
    where v0.agency_id = of_agency and v0.id = of_version and v0.destroyed_item is null;
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
