using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Running;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Offering;

/// <summary>Published processes, and which other agencies may call them.</summary>
[Right("processes.outside")]
internal sealed class Index : IsoPage
{
    public ListView View { get; private set; } = null!;
    public int Total { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var published = db.Set<Definition>()
            .Where(d =>
                d.DrawnBy != DrawnBy.Product
                && db.Set<DefinitionVersion>().Any(v => v.DefinitionId == d.Id && v.State == DefinitionState.Published)
            )
            .Named(View.Filter("q"));
        Total = await published.CountAsync(ct);
        Rows = await published
            .OrderBy(d => d.Key)
            .Skip(View.Skip)
            .Take(ListView.PageSize)
            .Select(d => new Row(d.Id, d.Key, d.Title, d.OfferedTo.Contains(Callable.Everyone), d.OfferedTo.Length))
            .ToListAsync(ct);
        return true;
    }

    internal sealed record Row(Guid Id, string Key, string Title, bool Everyone, int Count);
}
