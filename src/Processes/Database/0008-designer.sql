-- Where a process is drawn: from the card of a procedure, which makes its diagram anew each time, or by people in the designer. All there were came from cards.
alter table processes.definition add drawn_by text collate "C" not null default 'Card' check (drawn_by in ('Card', 'Designer'));
alter table processes.definition alter drawn_by set default 'Designer';

-- Two people may draw at the same draft: each is told of the other.
alter table processes.definition_version add changed_by text not null default '', add changed_at timestamptz not null default now();
