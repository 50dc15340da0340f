using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Designing;

/// <summary>The agency's processes: what is published, what is being drawn, who drew last.</summary>
[Right(DesigningSetup.Right)]
internal sealed class Index : IsoPage
{
    public ListView View { get; private set; } = null!;
    public int Total { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var all = db.Set<Definition>().Named(View.Filter("q"));
        Total = await all.CountAsync(ct);
        var versions = db.Set<DefinitionVersion>();
        var ordered = (View.Sort, View.Descending) switch
        {
            ("changed", true) => all.OrderByDescending(d => versions.Where(v => v.DefinitionId == d.Id).Max(v => v.ChangedAt)),
            ("changed", false) => all.OrderBy(d => versions.Where(v => v.DefinitionId == d.Id).Max(v => v.ChangedAt)),
            _ => all.OrderBy(d => d.Key),
        };
        Rows = await ordered
            .Skip(View.Skip)
            .Take(ListView.PageSize)
            .Select(d => new Row(
                d.Id,
                d.Key,
                d.Title,
                d.DrawnBy,
                versions.Where(v => v.DefinitionId == d.Id).Max(v => v.Number),
                versions.Where(v => v.DefinitionId == d.Id).Max(v => v.PublishedAt),
                versions.Any(v => v.DefinitionId == d.Id && v.State == DefinitionState.Draft),
                versions.Where(v => v.DefinitionId == d.Id).OrderByDescending(v => v.ChangedAt).Select(v => v.ChangedBy).First(),
                versions.Where(v => v.DefinitionId == d.Id).Max(v => v.ChangedAt)
            ))
            .ToListAsync(ct);
        return true;
    }

    internal sealed record Row(
        Guid Id,
        string Key,
        string Title,
        DrawnBy DrawnBy,
        int? Number,
        DateTimeOffset? PublishedAt,
        bool HasDraft,
        string ChangedBy,
        DateTimeOffset ChangedAt
    );
}
