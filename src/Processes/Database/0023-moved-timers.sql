-- A timer that waits for a working-time term keeps the term, since when it runs, and what it is called, so that a day decreed later moves it. One of a
-- date or a duration of the plain clock keeps its instant, and so does one that was armed before this was kept.
alter table processes.timer add term text, add armed_at timestamptz, add name text,
  add check ((term is null) = (armed_at is null) and (term is null) = (name is null));
alter table processes.recount add timers int not null default 0, add moved_timers int not null default 0;
