using IsoDienTu.Kernel;
using IsoDienTu.Processes.Lateness;

namespace IsoDienTu.Processes.Migrating;

/// <summary>The rows of an instance as they are before a move, kept with the move's item so that they can be put back as they were.</summary>
internal static class Snapshot
{
    /// <summary>Gives the snapshot of the instance <c>$3</c>; part of a statement that runs ahead of the move's own.</summary>
    public const string Take = """
        (select jsonb_build_object('state', i.state,
          'tasks', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from processes.task t where t.agency_id = $1 and t.instance_id = $3 and t.state = 'Open'),
          'inbox', (select coalesce(jsonb_agg(to_jsonb(b)), '[]') from processes.inbox b where b.agency_id = $1 and b.task_id in
            (select t.id from processes.task t where t.agency_id = $1 and t.instance_id = $3 and t.state = 'Open')),
          'timers', (select coalesce(jsonb_agg(to_jsonb(m)), '[]') from processes.timer m where m.agency_id = $1 and m.instance_id = $3),
          'listeners', (select coalesce(jsonb_agg(to_jsonb(l)), '[]') from processes.listener l where l.agency_id = $1 and l.instance_id = $3),
          'incidents', (select coalesce(jsonb_agg(to_jsonb(n)), '[]') from processes.incident n where n.agency_id = $1 and n.instance_id = $3 and n.cured_at is null),
          'calls', (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from processes.outside_call c where c.agency_id = $1 and c.instance_id = $3 and c.ended_at is null))
         from processes.instance i where i.agency_id = $1 and i.id = $3)
        """;

    private const string Of = "from processes.migration_item x where x.agency_id = $1 and x.id = $2";

    /// <summary>Puts the rows back. The instance itself is saved by the engine.</summary>
    public static void PutBack(IWork work, Guid item, Guid instance)
    {
        Do(
            $"""
            update processes.task t set element_id = b.element_id, step_no = b.step_no, name = b.name, role = b.role, due_at = b.due_at,
              norm_minutes = b.norm_minutes, term = b.term, assignee = b.assignee, assignee_name = b.assignee_name, assignee_post = b.assignee_post,
              barred = b.barred
            from (select (jsonb_populate_recordset(null::processes.task, x.before -> 'tasks')).* {Of}) b where t.agency_id = $1 and t.id = b.id
            """
        );
        Lookout.LookAgain(work, instance);
        Clear(
            "processes.inbox where agency_id = $1 and task_id in (select id from processes.task where agency_id = $1 and instance_id = $2)"
        );
        Fill("processes.inbox", "inbox");
        Clear("processes.timer where agency_id = $1 and instance_id = $2");
        Fill("processes.timer", "timers");
        Clear("processes.listener where agency_id = $1 and instance_id = $2");
        Fill("processes.listener", "listeners");
        Rename("processes.incident", "incidents");
        Rename("processes.outside_call", "calls");

        void Do(string sql) => work.Batch.Add(sql, Sql.P(work.AgencyId), Sql.P(item));

        void Clear(string rows) => work.Batch.Add($"delete from {rows}", Sql.P(work.AgencyId), Sql.P(instance));

        void Fill(string table, string name) =>
            Do($"insert into {table} select (jsonb_populate_recordset(null::{table}, x.before -> '{name}')).* {Of}");

        void Rename(string table, string name) =>
            Do(
                $"""
                update {table} t set element_id = b.element_id from (select (jsonb_populate_recordset(null::{table}, x.before -> '{name}')).* {Of}) b
                where t.agency_id = $1 and t.id = b.id
                """
            );
    }
}
