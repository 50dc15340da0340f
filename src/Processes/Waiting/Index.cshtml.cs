using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Processes.Waiting;

/// <summary>The agency's processes with open work, the fullest first.</summary>
[Right("processes.oversee")]
internal sealed class Index(TimeProvider clock) : IsoPage
{
    /// <param name="Worst">Name of the step at which most of it waits.</param>
    internal sealed record Row(Guid Id, string Key, string Title, int Open, int Late, string Worst, DateTimeOffset Since);

    public ListView View { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>Over all processes, whatever is filtered.</summary>
    public int Open { get; private set; }
    public int Late { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var steps = await LoadQuery.RunAsync(db, null, clock.GetUtcNow(), ct);
        (Open, Late) = (steps.Sum(s => s.Open), steps.Sum(s => s.Late));
        var words = Folding.Parts(View.Filter("q"));
        var rows = steps
            .GroupBy(s => s.DefinitionId)
            .Select(g => new Row(
                g.Key,
                g.First().Key,
                g.First().Title,
                g.Sum(s => s.Open),
                g.Sum(s => s.Late),
                $"{g.First().StepNo} {g.First().Name}".Trim(),
                g.Min(s => s.Since)
            ))
            .Where(r => words.All(w => Folding.Fold($"{r.Key} {r.Title}").Contains(w, StringComparison.Ordinal)))
            .OrderByDescending(r => r.Open)
            .ThenBy(r => r.Key, StringComparer.Ordinal)
            .ToList();
        (Total, Rows) = (rows.Count, [.. rows.Skip(View.Skip).Take(ListView.PageSize)]);
        return true;
    }
}
