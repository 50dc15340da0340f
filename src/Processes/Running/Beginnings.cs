using System.Collections.Immutable;
using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Running;

/// <summary>A process is to begin because a signal was given.</summary>
/// <param name="Chain">As of a call.</param>
internal sealed record BeginJob(Guid Definition, string Element, JsonElement Variables, int Chain);

/// <summary>
/// Begins processes that nobody starts by hand: by message, signal or time. The work is about itself: its code is the process's own and a number.
/// </summary>
internal sealed class Beginnings(
    ProcessEngine engine,
    WorkRunner runner,
    WorkDatabases databases,
    TimeProvider clock,
    ILogger<Beginnings> log
)
{
    /// <summary>Kind of subject of such work.</summary>
    public const string Kind = "process";

    /// <param name="code">What the work is about, when the sender says so; else it gets a number.</param>
    public async Task<Guid> BeginAsync(
        IWork work,
        StartRow start,
        string? code,
        ImmutableSortedDictionary<string, Value> variables,
        CancellationToken ct,
        int chain = 0
    )
    {
        code = string.IsNullOrWhiteSpace(code) ? $"{start.Key}-{await Numbers.NextAsync(work, "process-" + start.Key, ct)}" : code.Trim();
        var order = new StartProcess(start.VersionId, Kind, Guid.CreateVersion7(), code, start.Title, null, null);
        var input = new Input.Start(start.ProcessId, start.ElementId) { Variables = variables };
        var instance = (await engine.StartAsync(work, order, input, ct, chain)).InstanceId;
        Log.Write(work, "processes.begun", "instance", instance.ToString("N"), null, new { code, start.ElementId });
        return instance;
    }

    public async Task BeginAsync(IWork work, BeginJob job, CancellationToken ct)
    {
        if (await Starts.FindAsync(work, job.Definition, job.Element, ct) is { } start)
        {
            await BeginAsync(work, start, null, Value.Variables(job.Variables), ct, job.Chain);
        }
    }

    /// <summary>Begins every process whose time has come, each in a unit of work of its own, and notes when it begins again.</summary>
    public async Task RunAsync(CancellationToken ct) =>
        await OneByOne.RunAsync(
            log,
            "beginning by time",
            await DueAsync(ct),
            due =>
                runner.RunAsync(
                    new WorkOrder(Actor.System("bộ hẹn giờ"), due.Agency, "processes.begin", RequestId: $"start-{due.Definition:N}"),
                    (work, token) => BeginDueAsync(work, due.Definition, due.Element, token),
                    ct
                ),
            ct
        );

    private async Task BeginDueAsync(IWork work, Guid definition, string element, CancellationToken ct)
    {
        // Locked, so that of two machines one begins it and the other finds it moved on.
        await using var take = work.Command(
            "select 1 from processes.start_event where agency_id = $1 and definition_id = $2 and element_id = $3 and due_at <= $4 for update",
            Sql.P(work.AgencyId),
            Sql.P(definition),
            Sql.P(element),
            Sql.At(work.Now)
        );
        if (await take.ExecuteScalarAsync(ct) is null || await Starts.FindAsync(work, definition, element, ct) is not { } start)
        {
            return;
        }

        var version = await PublishedVersions.FindAsync(work, start.VersionId, ct);
        var next = version!.Diagram.FindNode(element)!.Timer!.Again(start.DueAt!.Value, work.Now, start.TimesLeft);
        work.Batch.Add(
            "update processes.start_event set due_at = $4, times_left = $5 where agency_id = $1 and definition_id = $2 and element_id = $3",
            Sql.P(work.AgencyId),
            Sql.P(definition),
            Sql.P(element),
            Sql.At(next?.Due),
            Sql.Int(next?.TimesLeft)
        );
        await BeginAsync(work, start, null, InstanceState.New.Variables, ct);
    }

    private async Task<List<(int Agency, Guid Definition, string Element)>> DueAsync(CancellationToken ct)
    {
        await using var command = databases
            .Worker.CreateCommand(
                "select agency_id, definition_id, element_id from processes.start_event where due_at <= $1 order by due_at"
            )
            .With(Sql.At(clock.GetUtcNow()));
        await using var rows = await command.ExecuteReaderAsync(ct);
        var due = new List<(int, Guid, string)>();
        while (await rows.ReadAsync(ct))
        {
            due.Add((rows.GetInt32(0), rows.GetGuid(1), rows.GetString(2)));
        }

        return due;
    }
}
