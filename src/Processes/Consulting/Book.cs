using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Lateness;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Consulting;

/// <summary>A consultation with those asked, held until the work is committed.</summary>
internal sealed record Held(ConsultationRow Row, IReadOnlyList<PartRow> Parts);

/// <summary>An instance over there that is not wanted any more.</summary>
internal sealed record TakeBackJob(int Agency, Guid Called, string Reason);

/// <summary>Holds consultations while they change, and draws the verdict when there is one. Of two changes at once the second waits for the first.</summary>
internal sealed class Book(ProcessEngine engine)
{
    /// <summary>Holds a consultation and reads it as it is then; null when the agency has none such.</summary>
    public static async Task<Held?> HoldAsync(IWork work, Guid id, CancellationToken ct)
    {
        await using (
            var take = work.Command(
                "select 1 from processes.consultation where agency_id = $1 and id = $2 for update",
                Sql.P(work.AgencyId),
                Sql.P(id)
            )
        )
        {
            await take.ExecuteScalarAsync(ct);
        }

        return await work.Db.Set<ConsultationRow>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) is { } row
            ? new Held(
                row,
                await work.Db.Set<PartRow>().AsNoTracking().Where(p => p.ConsultationId == id).OrderBy(p => p.Place).ToListAsync(ct)
            )
            : null;
    }

    /// <summary>The consultation of a part, held.</summary>
    public static async Task<(Held Held, PartRow Part)?> HoldByPartAsync(IWork work, Guid part, CancellationToken ct)
    {
        var of = await work.Db.Set<PartRow>().Where(p => p.Id == part).Select(p => (Guid?)p.ConsultationId).FirstOrDefaultAsync(ct);
        return of is { } id && await HoldAsync(work, id, ct) is { } held ? (held, held.Parts.First(p => p.Id == part)) : null;
    }

    /// <summary>Draws the verdict from the parts as they are now; one that was drawn before is kept.</summary>
    public async Task SettleAsync(IWork work, Held held, CancellationToken ct)
    {
        var row = held.Row;
        if (row.Verdict != VerdictKind.Open)
        {
            return;
        }

        var last = held.Parts.Where(p => p.WithdrawnAt is not null).MaxBy(p => p.WithdrawnAt);
        var kind = held.Parts.All(p => p.WithdrawnAt is not null)
            ? VerdictKind.Withdrawn
            : Verdict.Of(row.Rule, row.Quorum, row.Silence, [.. held.Parts.Select(p => p.Voice)], work.Now).Kind;
        if (kind != VerdictKind.Open)
        {
            await CloseAsync(work, row, kind, kind == VerdictKind.Withdrawn ? last!.WithdrawnReason : null, ct);
        }
    }

    /// <summary>Takes parts back; what was begun over there is withdrawn by a job.</summary>
    public static void TakeBack(IWork work, IEnumerable<PartRow> parts, string reason)
    {
        foreach (var part in parts.Where(p => p is { AnsweredAt: null, WithdrawnAt: null }))
        {
            (part.WithdrawnAt, part.WithdrawnReason) = (work.Now, reason);
            work.Batch.Add(
                "update processes.consultation_part set withdrawn_at = $3, withdrawn_reason = $4 where agency_id = $1 and id = $2",
                Sql.P(work.AgencyId),
                Sql.P(part.Id),
                Sql.At(work.Now),
                Sql.P(reason)
            );
            if (part.DeliveredAt is not null)
            {
                work.Enqueue("processes.consult_take_back", new TakeBackJob(part.ToAgency, part.Called, reason));
            }
        }
    }

    public async Task CloseAsync(IWork work, ConsultationRow row, VerdictKind verdict, string? reason, CancellationToken ct)
    {
        (row.Verdict, row.ClosedAt, row.ClosedReason) = (verdict, work.Now, reason);
        work.Batch.Add(
            "update processes.consultation set verdict = $3, closed_at = $4, closed_reason = $5 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(row.Id),
            Sql.P(verdict.ToString()),
            Sql.At(work.Now),
            Sql.Text(reason)
        );
        if (row.Paused && !await HandOnAsync(work, row, ct))
        {
            await engine.RunAgainAsync(work, row.InstanceId, ct);
        }

        if (verdict != VerdictKind.Withdrawn)
        {
            await TellAsync(work, row, ct);
        }
    }

    /// <summary>Where others are still asked at the same step, the clock rests for them.</summary>
    private static async Task<bool> HandOnAsync(IWork work, ConsultationRow row, CancellationToken ct)
    {
        await using var other = work.Command(
            """
            update processes.consultation set paused = true where agency_id = $1 and verdict = 'Open' and id = (
              select id from processes.consultation where agency_id = $1 and instance_id = $2 and element_id = $3 and verdict = 'Open' and id <> $4
              order by asked_at limit 1)
            """,
            Sql.P(work.AgencyId),
            Sql.P(row.InstanceId),
            Sql.P(row.ElementId),
            Sql.P(row.Id)
        );
        return await other.ExecuteNonQueryAsync(ct) > 0;
    }

    /// <summary>Whoever holds the step, or all to whom it is offered, get a notice; nobody when the step is over.</summary>
    private static async Task TellAsync(IWork work, ConsultationRow row, CancellationToken ct)
    {
        var to = await work.ReadAsync(
            """
            select t.assignee, t.assignee_name, t.role, i.subject_code, i.title, trim(t.step_no || ' ' || t.name),
              array(select b.principal from processes.inbox b where b.agency_id = $1 and b.task_id = t.id)
            from processes.task t join processes.instance i on i.agency_id = $1 and i.id = t.instance_id
            where t.agency_id = $1 and t.id = $2 and t.state = 'Open'
            """,
            [Sql.P(work.AgencyId), Sql.P(row.TaskId)],
            async (rows, token) =>
                await rows.ReadAsync(token)
                    ? rows.IsDBNull(0)
                        ? (
                            Keys: rows.GetFieldValue<string[]>(6),
                            Name: rows.GetString(2),
                            Code: rows.GetString(3),
                            Title: rows.GetString(4),
                            Step: rows.GetString(5)
                        )
                        : ([Principal.Person(rows.GetGuid(0))], rows.GetString(1), rows.GetString(3), rows.GetString(4), rows.GetString(5))
                    : ([], "", "", "", ""),
            ct
        );
        foreach (var key in to.Keys)
        {
            Notified.Add(work, NoticeKind.Consulted, new About(row.TaskId, row.InstanceId, to.Code, to.Title, to.Step), key, to.Name);
        }
    }
}
