using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Running;

/// <summary>Fires due timers, each in its own unit of work. A timer that fails is tried again later and never holds up the others.</summary>
internal static class TimerClock
{
    private const int AtOnce = 200;

    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var runner = services.GetRequiredService<WorkRunner>();
        var engine = services.GetRequiredService<ProcessEngine>();
        foreach (var (agency, instance, number) in await DueAsync(services, now, ct))
        {
            try
            {
                await runner.RunAsync(
                    new WorkOrder(Actor.System("bộ hẹn giờ"), agency, "processes.fire_timer", RequestId: $"timer-{instance:N}-{number}"),
                    async (work, token) =>
                    {
                        await engine.FireAsync(work, instance, number, token);
                        Log.Write(work, "processes.timer_fired", "instance", instance.ToString("N"), null, new { number });
                    },
                    ct
                );
            }
            catch (RuleException e)
            {
                services
                    .GetRequiredService<ILoggerFactory>()
                    .CreateLogger("Processes.Timers")
                    .LogWarning(e, "Timer {Number} of {Instance} did not fit the state", number, instance);
                await DropAsync(services, agency, instance, number, ct);
            }
        }
    }

    private static async Task<List<(int Agency, Guid Instance, long Number)>> DueAsync(
        IServiceProvider services,
        DateTimeOffset now,
        CancellationToken ct
    )
    {
        await using var command = services
            .GetRequiredService<WorkDatabases>()
            .Worker.CreateCommand("select agency_id, instance_id, number from processes.timer where due_at <= $1 order by due_at limit $2")
            .With(Sql.At(now), Sql.P(AtOnce));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var due = new List<(int, Guid, long)>();
        while (await reader.ReadAsync(ct))
        {
            due.Add((reader.GetInt32(0), reader.GetGuid(1), reader.GetInt64(2)));
        }

        return due;
    }

    /// <summary>The engine no longer knows the timer (its task ended in the same instant): the row is a leftover.</summary>
    private static async Task DropAsync(IServiceProvider services, int agency, Guid instance, long number, CancellationToken ct)
    {
        await using var command = services
            .GetRequiredService<WorkDatabases>()
            .Worker.CreateCommand("delete from processes.timer where agency_id = $1 and instance_id = $2 and number = $3")
            .With(Sql.P(agency), Sql.P(instance), Sql.P(number));
        await command.ExecuteNonQueryAsync(ct);
    }
}
