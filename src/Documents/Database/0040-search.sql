-- What a search looks through: one row for each issue and each draft, written by triggers in the transaction of what it tells of, so that no way of changing a document
-- can forget it. It holds words, not text: what a result shows is read from the issue itself.

-- As Kernel/Folding.cs folds: composed, without marks, lower case. In the database's own order of letters: a code's knows no letter beyond ASCII.
create function documents.fold(told text) returns text language sql stable strict set search_path = public, pg_temp
  as $$ select lower(unaccent(normalize(told collate "default", NFKC))) $$;

-- Letters and digits, one blank between them. A code or number becomes its parts, so that "118/2025" is found in "118/2025/NĐ-CP" as two words one behind the other.
create function documents.pieces(told text) returns text language sql stable strict
  as $$ select regexp_replace(lower(normalize(told collate "default", NFKC)), '[^[:alnum:]]+', ' ', 'g') $$;

create function documents.words(pieces text) returns tsvector language sql stable strict set search_path = public, pg_temp
  as $$ select to_tsvector('pg_catalog.simple', unaccent(pieces)) $$;

-- With accents, without places.
create function documents.accented(pieces text) returns tsvector language sql stable strict
  as $$ select strip(to_tsvector('pg_catalog.simple', pieces)) $$;

-- A word that no text has stands between two pieces: the end of a heading and the beginning of a line are not one behind the other.
create function documents.told_by(content jsonb) returns text language sql immutable strict as $$
  select string_agg(piece #>> '{}', ' hetdoan0 ') from (
    select jsonb_path_query(content, '$.sections[*].number') union all
    select jsonb_path_query(content, '$.sections[*].title') union all
    select jsonb_path_query(content, '$.sections[*].blocks[*].text') union all
    select jsonb_path_query(content, '$.sections[*].blocks[*].items[*]') union all
    select jsonb_path_query(content, '$.sections[*].blocks[*].rows[*][*].text')) told (piece) $$;

create table documents.search_entry (
  agency_id int not null,
  -- The issue or draft.
  id uuid not null,
  document_id uuid not null,
  kind text collate "C" not null,
  state text collate "C" not null,
  effective_from date,
  effective_to date,
  -- The code as it is compared with the whole of what is asked for.
  code text collate "C" not null,
  -- Code, title, forms, number of the decision.
  head tsvector not null,
  head_accents tsvector not null,
  -- Head and text, and a word no text can hold that names the agency: '~17'.
  words tsvector not null,
  accents tsvector not null,
  -- Whether the text is longer than what is searched of it.
  cut boolean not null,
  -- Of the forms the head was made of.
  forms text collate "C" not null,
  -- Not the agency first: reading all of an agency's rows and unpacking their words would look cheaper than it is, and the index of words holds the agency.
  primary key (id, agency_id),
  foreign key (agency_id, id) references documents.version (agency_id, id) on delete cascade
);
select kernel.tenant_table('documents.search_entry');
-- Only the triggers write, with their owner's rights and behind the agency's wall.
revoke insert, update, delete on documents.search_entry from iso_app, iso_worker;
-- PostgreSQL uses an index behind row-level security only for operators that cannot leak, and "words match" is not one of them. As part of the policy it is:
-- the question is set for the transaction, like the agency, and who sets none sees nothing.
create policy asked on documents.search_entry as restrictive for select to iso_app
  using (words @@ nullif(current_setting('app.search', true), '')::tsquery);

create function documents.enter_search(of_agency int, of_version uuid) returns void language plpgsql security definer
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
  select d.code, d.kind, v0.* into v from documents.version v0
    join documents.document d on d.agency_id = v0.agency_id and d.id = v0.document_id
    where v0.agency_id = of_agency and v0.id = of_version;
  if not found then
    return;
  end if;
  select coalesce(string_agg(f.code || ' ' || f.title, ' ' order by f.code), '') into listed
    from documents.form f where f.agency_id = of_agency and f.version_id = of_version;
  top := documents.pieces(left(concat_ws(' hetdoan0 ', v.code, v.title, v.decision_number, listed), 20000));
  told := coalesce(documents.told_by(v.content), '');
  whole := top || ' hetdoan0 ' || documents.pieces(left(told, most));
  insert into documents.search_entry values (
    of_agency, of_version, v.document_id, v.kind, v.state, v.effective_from, v.effective_to, documents.fold(v.code),
    documents.words(top), documents.accented(top),
    array_to_tsvector(array['~' || of_agency]) || documents.words(whole), documents.accented(whole), length(told) > most, md5(listed))
  on conflict (agency_id, id) do update set (kind, state, effective_from, effective_to, code, head, head_accents, words, accents, cut, forms)
    = (excluded.kind, excluded.state, excluded.effective_from, excluded.effective_to, excluded.code, excluded.head, excluded.head_accents,
       excluded.words, excluded.accents, excluded.cut, excluded.forms);
end $$;
revoke execute on function documents.enter_search(int, uuid) from public;

create function documents.search_follows_version() returns trigger language plpgsql security definer
  set search_path = documents, public, pg_temp as $$
begin
  perform documents.enter_search(new.agency_id, new.id);
  return null;
end $$;
create trigger search_new after insert on documents.version for each row execute function documents.search_follows_version();
create trigger search_changed after update of title, content, decision_number on documents.version for each row
  when ((new.title, new.content, new.decision_number) is distinct from (old.title, old.content, old.decision_number))
  execute function documents.search_follows_version();

create function documents.search_follows_state() returns trigger language plpgsql security definer
  set search_path = documents, public, pg_temp as $$
begin
  update documents.search_entry set (state, effective_from, effective_to) = (new.state, new.effective_from, new.effective_to)
    where agency_id = new.agency_id and id = new.id;
  return null;
end $$;
create trigger search_state after update of state, effective_from, effective_to on documents.version for each row
  when ((new.state, new.effective_from, new.effective_to) is distinct from (old.state, old.effective_from, old.effective_to))
  execute function documents.search_follows_state();

create function documents.search_follows_document() returns trigger language plpgsql security definer
  set search_path = documents, public, pg_temp as $$
begin
  perform documents.enter_search(v.agency_id, v.id) from documents.version v where v.agency_id = new.agency_id and v.document_id = new.id;
  return null;
end $$;
create trigger search_renamed after update of code, kind on documents.document for each row
  when ((new.code, new.kind) is distinct from (old.code, old.kind)) execute function documents.search_follows_document();

-- Forms are replaced one by one; the first one seen at the end enters all of them.
create function documents.search_follows_form() returns trigger language plpgsql security definer
  set search_path = documents, public, pg_temp as $$
declare
  f record := coalesce(new, old);
begin
  if exists (select from documents.search_entry e where e.agency_id = f.agency_id and e.id = f.version_id and e.forms is distinct from
      (select md5(coalesce(string_agg(x.code || ' ' || x.title, ' ' order by x.code), '')) from documents.form x
        where x.agency_id = f.agency_id and x.version_id = f.version_id)) then
    perform documents.enter_search(f.agency_id, f.version_id);
  end if;
  return null;
end $$;
create constraint trigger search_form after insert or update or delete on documents.form deferrable initially deferred
  for each row execute function documents.search_follows_form();

-- Legal texts are few and everybody's: their words stand beside them.
alter table documents.legal_text add column words tsvector, add column accents tsvector;
create function documents.search_follows_law() returns trigger language plpgsql set search_path = documents, public, pg_temp as $$
begin
  new.words := documents.words(documents.pieces(concat_ws(' ', new.number, new.title, new.issuer)));
  new.accents := documents.accented(documents.pieces(concat_ws(' ', new.number, new.title, new.issuer)));
  return new;
end $$;
create trigger search_law before insert or update of number, title, issuer on documents.legal_text
  for each row execute function documents.search_follows_law();
update documents.legal_text set number = number;
create index legal_text_words on documents.legal_text using gin (words);

-- What is there already.
alter table documents.document no force row level security;
alter table documents.version no force row level security;
alter table documents.form no force row level security;
alter table documents.search_entry no force row level security;
do $$ begin perform documents.enter_search(agency_id, id) from documents.version; end $$;
alter table documents.document force row level security;
alter table documents.version force row level security;
alter table documents.form force row level security;
alter table documents.search_entry force row level security;
-- Without a list of pending words: what was saved is found as fast as what was saved long ago.
create index search_entry_words on documents.search_entry using gin (words) with (fastupdate = off);
create index search_entry_head on documents.search_entry using gin (head) with (fastupdate = off);
