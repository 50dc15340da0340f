using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Tạm dừng tiêu hủy: what is held, by whom and why, and what was held before.</summary>
[Right("documents.read")]
internal sealed class Holds : IsoPage
{
    public IReadOnlyList<HoldLine> Rows { get; private set; } = [];
    public bool MayHold => Acting.Has(Holding.Right);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows = await HoldLine.ListAsync(db, ct);
        return true;
    }
}
