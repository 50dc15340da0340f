using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Lateness;

/// <summary>What a notice is about.</summary>
/// <param name="Id">The step.</param>
/// <param name="Step">Number and name of the step.</param>
internal sealed record About(Guid Id, Guid Instance, string SubjectCode, string Title, string Step);

/// <summary>Tells somebody of what has happened to a step, in the unit of work in which it happens; nothing is due by it.</summary>
internal static class Notified
{
    /// <param name="principal">Whoever acts under this key.</param>
    public static void Add(IWork work, NoticeKind kind, About about, string principal, string name) =>
        work.Batch.Add(
            """
            insert into processes.notice (agency_id, id, kind, about_id, principal, to_name, instance_id, subject_code, title, step, due_at, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) on conflict do nothing
            """,
            Sql.P(work.AgencyId),
            Sql.P(Guid.CreateVersion7()),
            Sql.P(kind.ToString()),
            Sql.P(about.Id),
            Sql.P(principal),
            Sql.P(name),
            Sql.P(about.Instance),
            Sql.P(about.SubjectCode),
            Sql.P(about.Title),
            Sql.P(about.Step),
            Sql.At(work.Now)
        );
}
