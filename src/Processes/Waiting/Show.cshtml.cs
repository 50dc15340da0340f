using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Waiting;

/// <summary>Where the work of one process waits, drawn on its diagram: the version with most open work, or any other that still has some.</summary>
[Right("processes.oversee")]
internal sealed class Show(TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "version")]
    public Guid? Wanted { get; set; }

    public string Key { get; private set; } = "";
    public string ProcessTitle { get; private set; } = "";
    public Guid Shown { get; private set; }
    public IReadOnlyList<(Guid Id, int Number, int Open)> Versions { get; private set; } = [];

    /// <summary>Of the version that is shown, the fullest first.</summary>
    public IReadOnlyList<WaitingStep> Steps { get; private set; } = [];
    public string Svg { get; private set; } = "";

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<Definition>().FirstOrDefaultAsync(d => d.Id == Id, ct) is not { } definition)
        {
            return false;
        }

        (Key, ProcessTitle) = (definition.Key, definition.Title);
        var steps = await LoadQuery.RunAsync(db, Id, clock.GetUtcNow(), ct);
        Versions =
        [
            .. steps
                .GroupBy(s => (s.VersionId, s.Number))
                .Select(g => (g.Key.VersionId, g.Key.Number, g.Sum(s => s.Open)))
                .OrderByDescending(v => v.Item3),
        ];
        var all = db.Set<DefinitionVersion>().Where(v => v.DefinitionId == Id && v.State == DefinitionState.Published);
        var chosen = Wanted ?? (Versions.Count > 0 ? Versions[0].Id : null);
        var version = await all.Where(v => chosen == null || v.Id == chosen).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
        if (version is null)
        {
            // Nothing is published yet, so nothing waits; a version that is not this process's is none.
            return Wanted is null;
        }

        Shown = version.Id;
        Steps = [.. steps.Where(s => s.VersionId == Shown)];
        Svg = Drawing.ToSvg(
            Diagrams.Drawn(version),
            new DrawingOptions
            {
                IdPrefix = "waiting",
                Title = ProcessTitle,
                Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                Loads = Steps
                    .GroupBy(s => s.ElementId, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => new StepLoad(g.Sum(s => s.Open), g.Sum(s => s.Late)), StringComparer.Ordinal),
            }
        );
        return true;
    }
}
