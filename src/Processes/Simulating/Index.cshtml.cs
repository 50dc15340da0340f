using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Simulating;

/// <summary>The agency's processes, to choose the one to be simulated.</summary>
[Right(SimulationSetup.Right)]
internal sealed class Index : IsoPage
{
    internal sealed record Row(Guid Id, string Key, string Title, int? Number);

    public ListView View { get; private set; } = null!;
    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public int Total { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var words = Folding.Parts(View.Filter("q"));
        var versions = db.Set<DefinitionVersion>();
        var all = await db.Set<Definition>()
            .Where(d => versions.Any(v => v.DefinitionId == d.Id))
            .OrderBy(d => d.Key)
            .Select(d => new Row(d.Id, d.Key, d.Title, versions.Where(v => v.DefinitionId == d.Id).Max(v => v.Number)))
            .ToListAsync(ct);
        var found = all.Where(r => words.All(w => Folding.Fold($"{r.Key} {r.Title}").Contains(w, StringComparison.Ordinal))).ToList();
        (Total, Rows) = (found.Count, [.. found.Skip(View.Skip).Take(ListView.PageSize)]);
        return true;
    }
}
