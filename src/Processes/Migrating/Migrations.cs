using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Migrating;

/// <summary>
/// Carries decisions out, instance by instance, each in a unit of work that also notes what became of it: killed anywhere, it goes on from there, and
/// of two machines one finds it done.
/// </summary>
internal sealed class Migrations(
    WorkRunner runner,
    WorkDatabases databases,
    ProcessEngine engine,
    WorkSchedules schedules,
    ILogger<Migrations> log
)
{
    private const int AtOnce = 500;

    // What fails this often fails for a reason of its own.
    public const int MostFailures = 5;

    /// <summary>Carries out everything that waits.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var last = Guid.Empty;
        while (await OpenAsync(last, ct) is { Count: > 0 } open)
        {
            await OneByOne.RunAsync(log, "moving running work to another version", open, item => TryAsync(item.Agency, item.Id, ct), ct);
            last = open[^1].Id;
        }
    }

    private async Task TryAsync(int agency, Guid id, CancellationToken ct)
    {
        try
        {
            await CarryOutAsync(agency, id, ct);
        }
        catch (Exception e) when (e is not (OperationCanceledException or DatabaseUnavailableException))
        {
            await runner.RunAsync(Order(agency, id), (work, token) => FailedAsync(work, id, token), ct);
            throw;
        }
    }

    private static WorkOrder Order(int agency, Guid id) =>
        new(Actor.System("chuyển phiên bản"), agency, "processes.migrate", RequestId: $"migrate-{id:N}");

    private static async Task<bool> FailedAsync(IWork work, Guid id, CancellationToken ct)
    {
        if (await WaitingItem.TakeAsync(work, id, ct) is not { } item)
        {
            return false;
        }

        if (item.Failed + 1 < MostFailures)
        {
            await item.FailAsync(work, ct);
            return false;
        }

        item.Close(
            work,
            item.IsBack ? MigrationState.Kept : MigrationState.Refused,
            $"Hệ thống thử {MostFailures} lần không được; việc giữ nguyên như cũ. Hãy báo quản trị hệ thống mã {id:N}.",
            $"The system tried {MostFailures} times and failed; the work stays as it was. Tell the administrator the code {id:N}."
        );
        return true;
    }

    private Task CarryOutAsync(int agency, Guid id, CancellationToken ct) =>
        runner.RunAsync(
            Order(agency, id),
            async (work, token) =>
            {
                if (await WaitingItem.TakeAsync(work, id, token) is { } item)
                {
                    await (item.IsBack ? TakeBackAsync(work, item, token) : MoveAsync(work, item, token));
                }
            },
            ct
        );

    private async Task MoveAsync(IWork work, WaitingItem item, CancellationToken ct)
    {
        var design = await DesignAsync(work, item, ct);
        if (await new RunningWork(work.ReadAsync, work.AgencyId, design.To.Diagram).FindAsync(item.Instance, ct) is not { } running)
        {
            item.Close(work, MigrationState.Ended, "Việc đã kết thúc trước khi chuyển.", "It was over before it was moved.");
            return;
        }

        if (running.Seen != item.Seen || running.FromVersion != item.From)
        {
            item.Close(
                work,
                MigrationState.Changed,
                "Việc đã đi tiếp sau khi xem trước nên không tự chuyển. Hãy xem trước và quyết định lại cho việc này.",
                "It went on after it was looked at, so it is not moved unseen. Look again and decide anew for it."
            );
            return;
        }

        var plan = MigrationPlans.Read(item.Plan)[item.From];
        var holders = await PostHolders.ReadAsync(work.ReadAsync, work.AgencyId, work.Now.VietnamDay(), ct);
        var schedule = await schedules.ForAsync(work.AgencyId, ct);
        var carryover = Carryover.Of(running, design, plan, schedule, holders, work.Now);
        if (carryover.Refused is { } refused)
        {
            item.Close(work, MigrationState.Refused, refused.Message, refused.MessageEn);
            return;
        }

        var why = $"Phiên bản {item.FromNumber} → {item.ToNumber}, {item.Decision}";
        await engine.MigrateAsync(
            work,
            running,
            design,
            plan,
            carryover,
            why,
            version => item.Moved(work, version, carryover.CanBeTakenBack),
            ct
        );
        Log.Write(
            work,
            "processes.instance_moved",
            "instance",
            item.Instance.ToString("N"),
            new
            {
                Version = item.FromNumber,
                Steps = running.Steps.Select(s => new
                {
                    s.ElementId,
                    s.Name,
                    s.DueAt,
                }),
            },
            new
            {
                Version = item.ToNumber,
                Steps = carryover.Steps.Select(s => new
                {
                    s.Node.Id,
                    s.Name,
                    s.DueAt,
                }),
            },
            $"{item.Decision}: {item.Reason}"
        );
    }

    private async Task TakeBackAsync(IWork work, WaitingItem item, CancellationToken ct)
    {
        if (item.Why() is var (words, wordsEn))
        {
            item.Close(work, MigrationState.Kept, words, wordsEn);
            return;
        }

        var why = $"Phiên bản {item.ToNumber} → {item.FromNumber}: {item.BackReason}";
        Snapshot.PutBack(work, item.Id, item.Instance);
        var before = InstanceState.Parse(item.Before!);
        await engine.TakeBackAsync(work, item.Instance, await DesignAsync(work, item, ct), before, item.MovedVersion!.Value, why, ct);
        item.Close(work, MigrationState.TakenBack, null, null);
    }

    private static async Task<Versioned> DesignAsync(IWork work, WaitingItem item, CancellationToken ct) =>
        new((await PublishedVersions.FindAsync(work, item.From, ct))!, (await PublishedVersions.FindAsync(work, item.To, ct))!);

    private async Task<List<(int Agency, Guid Id)>> OpenAsync(Guid after, CancellationToken ct)
    {
        await using var command = databases
            .Worker.CreateCommand(
                "select agency_id, id from processes.migration_item where state in ('Waiting', 'TakingBack') and id > $1 order by id limit $2"
            )
            .With(Sql.P(after), Sql.P(AtOnce));
        await using var rows = await command.ExecuteReaderAsync(ct);
        var open = new List<(int, Guid)>();
        while (await rows.ReadAsync(ct))
        {
            open.Add((rows.GetInt32(0), rows.GetGuid(1)));
        }

        return open;
    }
}
