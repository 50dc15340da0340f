using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using IsoDienTu.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Trying;

/// <summary>A version of a process that is tried, with the published processes that it may call.</summary>
internal sealed record Tried(Definition Process, DefinitionVersion Version, ReadResult Main, IReadOnlyList<ReadResult> Also)
{
    /// <summary>What is called may call on; more is not loaded for a trial, whose calls then wait for an answer by hand.</summary>
    private const int MostCalled = 30;

    public Diagram Diagram => Main.Diagram!;

    /// <param name="versionId">Null for the draft, else the newest.</param>
    /// <returns>Null when the agency has no such process or version.</returns>
    public static async Task<Tried?> FindAsync(IsoDbContext db, Guid definitionId, Guid? versionId, CancellationToken ct)
    {
        if (
            await db.Set<Definition>().FirstOrDefaultAsync(d => d.Id == definitionId, ct) is not { } process
            || await db.Set<DefinitionVersion>()
                .Where(v => v.DefinitionId == definitionId && (versionId == null || v.Id == versionId))
                .OrderByDescending(v => v.Number == null)
                .ThenByDescending(v => v.Number)
                .FirstOrDefaultAsync(ct)
                is not { } version
        )
        {
            return null;
        }

        var main = BpmnReader.Read(version.Xml);
        return new(process, version, main, await CalledAsync(db, main.Diagram!, ct));
    }

    /// <summary>Plays the steps with the terms of a schedule.</summary>
    public TrialPicture Play(TrialSteps steps, WorkSchedule schedule) =>
        Trial.Play(Main, Also, steps.ToString(), (text, start) => Running.Tasks.Due(schedule, text, null, start));

    private static async Task<IReadOnlyList<ReadResult>> CalledAsync(IsoDbContext db, Diagram main, CancellationToken ct)
    {
        var called = new List<ReadResult>();
        var asked = new HashSet<string>(CallChecks.Called(main), StringComparer.Ordinal);
        var open = new Queue<string>(asked.Where(name => main.Processes.All(p => p.Id != name)));
        while (open.TryDequeue(out var name) && called.Count < MostCalled)
        {
            var xml = await db.Set<DefinitionVersion>()
                .Where(v => v.State == DefinitionState.Published && v.ProcessIds.Contains(name))
                .OrderByDescending(v => v.PublishedAt)
                .Select(v => v.Xml)
                .FirstOrDefaultAsync(ct);
            if (xml is null)
            {
                continue;
            }

            var read = BpmnReader.Read(xml);
            called.Add(read);
            foreach (var further in CallChecks.Called(read.Diagram!).Where(asked.Add))
            {
                open.Enqueue(further);
            }
        }

        return called;
    }
}
