using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>The province's table of terms: what holds now, its source, and every value before it.</summary>
[Right("documents.read")]
internal sealed class Rules : IsoPage
{
    /// <summary>By kind of record, the value that holds now first.</summary>
    public IReadOnlyList<IReadOnlyList<RetentionRule>> Rows { get; private set; } = [];
    public bool MaySet => Acting.Has(RetentionTable.Right);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows =
        [
            .. (await db.Set<RetentionRule>().ToListAsync(ct))
                .GroupBy(r => r.Record)
                .OrderBy(g => g.Key)
                .Select(g => (IReadOnlyList<RetentionRule>)[.. g.OrderByDescending(r => r.Number)]),
        ];
        return true;
    }
}
