using System.Diagnostics.CodeAnalysis;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace IsoDienTu.Processes.Running;

/// <summary>
/// Fires all due timers, a few at a time, each in its own unit of work. A timer that fails is tried again later and never holds up the others.
/// </summary>
internal sealed class TimerClock(
    WorkRunner runner,
    ProcessEngine engine,
    WorkDatabases databases,
    TimeProvider clock,
    ILogger<TimerClock> log
)
{
    private const int AtOnce = 1000;
    private const int Hands = 4;

    /// <summary>Fires until nothing is due any more.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        while (await DueAsync(clock.GetUtcNow(), ct) is { Count: > 0 } due)
        {
            await Parallel.ForEachAsync(
                due,
                new ParallelOptions { MaxDegreeOfParallelism = Hands, CancellationToken = ct },
                async (timer, token) => await FireAsync(timer, token)
            );
        }
    }

    [SuppressMessage(
        "Design",
        "CA1031",
        Justification = "Whatever a timer meets is logged, and it is tried again later; the others go on."
    )]
    private async Task FireAsync(DueTimer timer, CancellationToken ct)
    {
        try
        {
            await runner.RunAsync(
                new WorkOrder(
                    Actor.System("bộ hẹn giờ"),
                    timer.Agency,
                    "processes.fire_timer",
                    RequestId: $"timer-{timer.Instance:N}-{timer.Number}",
                    Plain: true
                ),
                async (work, token) =>
                {
                    await engine.FireAsync(work, timer.Instance, timer.Number, token);
                    Log.Write(work, "processes.timer_fired", "instance", timer.Instance.ToString("N"), null, new { number = timer.Number });
                },
                ct
            );
        }
        catch (RuleException e)
        {
            log.LogWarning(e, "Timer {Number} of {Instance} did not fit the state", timer.Number, timer.Instance);
            await DropAsync(timer, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(e, "Timer {Number} of {Instance} failed; it is tried again later", timer.Number, timer.Instance);
            await PutOffAsync(timer, ct);
        }
    }

    private async Task<List<DueTimer>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases
            .Worker.CreateCommand(
                "select agency_id, instance_id, number, failed from processes.timer where due_at <= $1 order by due_at limit $2"
            )
            .With(Sql.At(now), Sql.P(AtOnce));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var due = new List<DueTimer>();
        while (await reader.ReadAsync(ct))
        {
            due.Add(new DueTimer(reader.GetInt32(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetInt32(3)));
        }

        return due;
    }

    /// <summary>The engine no longer knows the timer (its task ended in the same instant): the row is a leftover.</summary>
    private Task DropAsync(DueTimer timer, CancellationToken ct) =>
        WriteAsync("delete from processes.timer where agency_id = $1 and instance_id = $2 and number = $3", timer, [], ct);

    /// <summary>Twice as long after each failure, an hour at most.</summary>
    private Task PutOffAsync(DueTimer timer, CancellationToken ct) =>
        WriteAsync(
            "update processes.timer set failed = failed + 1, due_at = $4 where agency_id = $1 and instance_id = $2 and number = $3",
            timer,
            [Sql.At(clock.GetUtcNow().AddSeconds(Math.Min(3600, Math.Pow(2, timer.Failed + 1))))],
            ct
        );

    private async Task WriteAsync(string sql, DueTimer timer, NpgsqlParameter[] further, CancellationToken ct)
    {
        await using var command = databases
            .Worker.CreateCommand(sql)
            .With([Sql.P(timer.Agency), Sql.P(timer.Instance), Sql.P(timer.Number), .. further]);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <param name="Failed">How often it has failed already.</param>
    private sealed record DueTimer(int Agency, Guid Instance, long Number, int Failed);
}
