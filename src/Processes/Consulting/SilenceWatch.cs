using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IsoDienTu.Processes.Consulting;

/// <summary>
/// Notes who has let the term pass, and takes back what was asked at a step that is open no more. Looking costs the steps themselves nothing. Before silence
/// is noted the other side is asked: an answer of before the due instant may still be on its way, and a day off decreed there may have moved the term.
/// </summary>
internal sealed class SilenceWatch(WorkRunner runner, WorkDatabases databases, Book book, TimeProvider clock, ILogger<SilenceWatch> log)
{
    private const int AtOnce = 50;

    private const string Due = """
        from processes.consultation_part p join processes.consultation c on c.agency_id = p.agency_id and c.id = p.consultation_id
        where p.due_at < $1 and p.answered_at is null and p.silent_at is null and p.withdrawn_at is null and p.delivered_at is not null
        """;

    private const string Left = """
        from processes.consultation c join processes.task t on t.id = c.task_id and t.agency_id = c.agency_id
        where c.verdict = 'Open' and t.state <> 'Open'
        """;

    private const string Claim = $"""
        select id from (
          select c.id, c.agency_id {Due} and c.agency_id = $2 union select c.id, c.agency_id {Left} and c.agency_id = $2) w
        order by id limit $3
        """;

    private const string There = """
        select min(t.done_at) filter (where t.state = 'Done'), max(t.due_at) filter (where t.state = 'Open')
        from processes.task t where t.agency_id = $1 and t.instance_id = $2
        """;

    public async Task RunAsync(CancellationToken ct) =>
        await OneByOne.RunAsync(log, "watching opinions", await AgenciesAsync(ct), agency => StepsAsync(agency, ct), ct);

    private async Task StepsAsync(int agency, CancellationToken ct)
    {
        var wanted = await runner.LookAsync(
            agency,
            Claim,
            [Sql.At(clock.GetUtcNow()), Sql.P(agency), Sql.P(AtOnce)],
            async (rows, token) =>
            {
                var found = new List<Guid>();
                while (await rows.ReadAsync(token))
                {
                    found.Add(rows.GetGuid(0));
                }

                return found;
            },
            ct
        );
        foreach (var id in wanted)
        {
            await runner.RunAsync(
                new WorkOrder(Actor.System("theo dõi lấy ý kiến"), agency, "processes.watch_opinions", RequestId: "silence-watch"),
                (work, token) => LookAsync(work, id, token),
                ct
            );
        }
    }

    private async Task LookAsync(IWork work, Guid id, CancellationToken ct)
    {
        // Another machine that holds it looks at it now.
        await using (
            var take = work.Command(
                "select 1 from processes.consultation where agency_id = $1 and id = $2 for update skip locked",
                Sql.P(work.AgencyId),
                Sql.P(id)
            )
        )
        {
            if (await take.ExecuteScalarAsync(ct) is null)
            {
                return;
            }
        }

        var held = (await Book.HoldAsync(work, id, ct))!;
        if (held.Row.Verdict == VerdictKind.Open && await WhyOverAsync(work, held.Row.TaskId, ct) is { } reason)
        {
            Book.TakeBack(work, held.Parts, reason);
            await book.CloseAsync(work, held.Row, VerdictKind.Withdrawn, reason, ct);
            Log.Write(work, "processes.consult_withdrawn", "consultation", id.ToString("N"), null, null, reason);
            return;
        }

        var (silent, moved) = (new List<string>(), new List<string>());
        foreach (var part in held.Parts.Where(p => p is { IsAwaited: true, DeliveredAt: not null } && p.DueAt < work.Now))
        {
            var (done, due) = await ThereAsync(part, ct);
            if (due > part.DueAt)
            {
                Set(work, part, "due_at", due.Value);
                moved.Add(part.ToName);
            }
            else if (done is null || done > part.DueAt)
            {
                part.SilentAt = work.Now;
                Set(work, part, "silent_at", work.Now);
                silent.Add(part.ToName);
            }
        }

        if (silent.Count + moved.Count == 0)
        {
            return;
        }

        await book.SettleAsync(work, held, ct);
        Log.Write(
            work,
            "processes.silence_noted",
            "consultation",
            id.ToString("N"),
            null,
            new
            {
                Silent = silent,
                Moved = moved,
                Counts = held.Row.Silence,
                held.Row.Verdict,
            }
        );
    }

    private static void Set(IWork work, PartRow part, string column, DateTimeOffset at) =>
        work.Batch.Add(
            $"update processes.consultation_part set {column} = $3 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(part.Id),
            Sql.At(at)
        );

    /// <summary>When the answer was given over there, and until when an open one may be.</summary>
    private Task<(DateTimeOffset? Done, DateTimeOffset? Due)> ThereAsync(PartRow part, CancellationToken ct) =>
        runner.LookAsync(
            part.ToAgency,
            There,
            [Sql.P(part.ToAgency), Sql.P(part.Called)],
            async (rows, token) =>
            {
                await rows.ReadAsync(token);
                return (At(rows, 0), At(rows, 1));
            },
            ct
        );

    private static DateTimeOffset? At(NpgsqlDataReader rows, int column) =>
        rows.IsDBNull(column) ? null : rows.GetFieldValue<DateTimeOffset>(column);

    private static Task<string?> WhyOverAsync(IWork work, Guid task, CancellationToken ct) =>
        work.ReadAsync(
            "select state from processes.task where agency_id = $1 and id = $2",
            [Sql.P(work.AgencyId), Sql.P(task)],
            async (rows, token) =>
            {
                await rows.ReadAsync(token);
                return rows.GetString(0) switch
                {
                    "Open" => null,
                    "Done" => "bước đã hoàn thành trước khi có kết quả lấy ý kiến",
                    "SentBack" => "bước đã được trả lại",
                    _ => "bước đã được rút, hoặc cả việc đã hủy",
                };
            },
            ct
        );

    private Task<IReadOnlyList<int>> AgenciesAsync(CancellationToken ct) =>
        AgenciesWith.WorkAsync(databases, $"select c.agency_id {Due} union select c.agency_id {Left}", [Sql.At(clock.GetUtcNow())], ct);
}
