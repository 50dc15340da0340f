using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Standard;

/// <summary>What is to be done by somebody else with a standard process.</summary>
/// <param name="Instance">The id that the instance there gets: however often it is sent, there is one.</param>
/// <param name="For">The asker's own thing that the end is told to.</param>
/// <param name="Kind">Of the subject, by which a panel shows on the task page what it is about.</param>
/// <param name="Code">As the asker's work is called.</param>
/// <param name="Title">What is wanted, for lists over there, where the asker's name stands behind it; nothing of the asker's work that others must not see.</param>
/// <param name="DueAt">When the steps there are due (UTC).</param>
/// <param name="To">The one colleague whose work it is; null where it comes to the posts that receive.</param>
/// <param name="Handed">What the other side is told, and nothing else of the asker's rows.</param>
internal sealed record Errand(
    StandardProcess Process,
    Guid Instance,
    Guid For,
    string Kind,
    string Code,
    string Title,
    DateTimeOffset? DueAt,
    StepHolder? To,
    IReadOnlyDictionary<string, Value> Handed
);

/// <summary>A standard process has ended over there.</summary>
/// <param name="Id">Makes it count once.</param>
/// <param name="Process">Key of the process, by which its <see cref="IErrandAnswer"/> is found.</param>
/// <param name="Agency">Who asked for it, and <paramref name="For"/> the asker's own thing.</param>
/// <param name="Outcome">Code of the outcome of the last step; null where an operator ended the work.</param>
/// <param name="At">When it was done, by the clock over there (UTC).</param>
internal sealed record ErrandDone(
    Guid Id,
    string Process,
    int Agency,
    Guid For,
    Guid Instance,
    string? Outcome,
    string? Comment,
    string ByName,
    string ByPost,
    DateTimeOffset At
);

/// <summary>Takes the end of the errands of one standard process, in a unit of work of the agency that asked; writes the one log entry.</summary>
internal interface IErrandAnswer
{
    /// <summary>Keys of the processes.</summary>
    IReadOnlyList<string> Processes { get; }

    Task TakeAsync(IWork work, ErrandDone done, CancellationToken ct);
}

/// <summary>
/// Begins standard processes in other agencies (or in the own, for a colleague), and takes back what is not wanted any more. Each side writes its own
/// rows in a unit of work of its own; whoever asks repeats itself until it has written down that the other has begun, and the other does it once.
/// </summary>
internal sealed class Errands(ProcessEngine engine, WorkRunner runner, Agencies agencies, StandardPublisher publisher)
{
    /// <param name="posts">The posts that receive there; empty for a colleague.</param>
    public async Task BeginAsync(IWork work, int agency, Errand errand, IReadOnlyList<Guid> posts, CancellationToken ct)
    {
        var version = await publisher.ReadyAsync(agency, errand.Process, posts, ct);
        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        await runner.RunAsync(
            OutsideCalls.Order(work, own, agency, "processes.take_errand"),
            async (there, token) =>
            {
                var start = new StartProcess(
                    version,
                    errand.Kind,
                    errand.Instance,
                    errand.Code,
                    $"{errand.Title} – {own.Name}",
                    null,
                    null
                );
                var from = new OutsideCaller(own.Id, own.Name, errand.For, 0, 0, [])
                {
                    Errand = errand.Process.Key,
                    DueAt = errand.DueAt,
                    To = errand.To,
                };
                if (await engine.StartErrandAsync(there, start, from, errand.Handed, token))
                {
                    Log.Write(
                        there,
                        "processes.errand_taken",
                        "instance",
                        errand.Instance.ToString("N"),
                        null,
                        new { errand.Process.Key, From = own.Code }
                    );
                }

                return true;
            },
            ct
        );
    }

    /// <summary>Ends an errand that is not wanted any more; one that is over or was never begun is left.</summary>
    public async Task CancelAsync(IWork work, int agency, Guid instance, string reason, CancellationToken ct)
    {
        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        await runner.RunAsync(
            OutsideCalls.Order(work, own, agency, "processes.take_withdrawal"),
            async (there, token) =>
            {
                if (
                    await InstanceReader.ByIdAsync(there, instance, token) is { State.Status: InstanceStatus.Running, Outside: { } asker }
                    && asker.Agency == work.AgencyId
                )
                {
                    await engine.CancelAsync(there, instance, token);
                    Log.Write(there, "processes.errand_withdrawn", "instance", instance.ToString("N"), null, new { By = own.Code }, reason);
                }

                return true;
            },
            ct
        );
    }

    /// <summary>Sends word that an errand has ended, with what the last step says.</summary>
    public static void Tell(IWork work, Loaded instance, OutsideCaller asker, Leaving? leaving) =>
        work.Enqueue(
            "processes.errand_done",
            new ErrandDone(
                Guid.CreateVersion7(),
                asker.Errand!,
                asker.Agency,
                asker.Instance,
                instance.Id,
                leaving?.Outcome,
                leaving?.Comment,
                work.Actor.Name,
                work.Actor.Post,
                work.Now
            )
        );
}

/// <summary>Brings the end of errands to whoever asked for them.</summary>
internal sealed class ErrandAnswers(WorkRunner runner, Agencies agencies, IEnumerable<IErrandAnswer> answers)
{
    public async Task BringAsync(IWork work, ErrandDone done, CancellationToken ct)
    {
        var answer = answers.First(a => a.Processes.Contains(done.Process));
        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        var order = OutsideCalls.Order(work, own, done.Agency, "processes.take_errand_end") with { IdempotencyKey = $"errand-{done.Id:N}" };
        await runner.RunAsync(
            order,
            async (there, token) =>
            {
                await answer.TakeAsync(there, done, token);
                return true;
            },
            ct
        );
        Log.Write(work, "processes.errand_told", "instance", done.Instance.ToString("N"), null, new { To = done.Agency, done.Outcome });
    }
}
