using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Commenting;

/// <summary>The processes whose drawings may be commented on, those with open comments first.</summary>
[Right(CommentingSetup.Right)]
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
        var comments = db.Set<DrawingComment>();
        Rows = await all.OrderByDescending(d => comments.Any(c => c.DefinitionId == d.Id && c.ThreadId == null && c.ResolvedAt == null))
            .ThenBy(d => d.Key)
            .Skip(View.Skip)
            .Take(ListView.PageSize)
            .Select(d => new Row(
                d.Id,
                d.Key,
                d.Title,
                db.Set<DefinitionVersion>().Any(v => v.DefinitionId == d.Id && v.Number == null),
                comments.Count(c => c.DefinitionId == d.Id && c.ThreadId == null && c.ResolvedAt == null),
                comments.Count(c => c.DefinitionId == d.Id && c.ThreadId == null),
                comments.Where(c => c.DefinitionId == d.Id).Max(c => (DateTimeOffset?)c.At)
            ))
            .ToListAsync(ct);
        return true;
    }

    internal sealed record Row(Guid Id, string Key, string Title, bool IsDrawn, int Open, int All, DateTimeOffset? Last);
}
