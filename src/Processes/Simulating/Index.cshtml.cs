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
        var versions = db.Set<DefinitionVersion>();
        var drawn = db.Set<Definition>().Where(d => versions.Any(v => v.DefinitionId == d.Id)).Named(View.Filter("q"));
        Total = await drawn.CountAsync(ct);
        Rows = await drawn
            .OrderBy(d => d.Key)
            .Skip(View.Skip)
            .Take(ListView.PageSize)
            .Select(d => new Row(d.Id, d.Key, d.Title, versions.Where(v => v.DefinitionId == d.Id).Max(v => v.Number)))
            .ToListAsync(ct);
        return true;
    }
}
