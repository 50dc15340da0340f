using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>What remains of destroyed issues.</summary>
internal static class Tombstones
{
    /// <summary>Those of some items, by the item.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DestroyedIssue>> OfAsync(
        IsoDbContext db,
        IReadOnlyCollection<Guid> items,
        CancellationToken ct
    ) =>
        items.Count == 0
            ? new Dictionary<Guid, DestroyedIssue>()
            : await (
                from item in db.Set<DisposalItem>()
                join disposal in db.Set<Disposal>() on item.DisposalId equals disposal.Id
                where items.Contains(item.Id)
                select new
                {
                    item.Id,
                    Stone = new DestroyedIssue(disposal.MinutesNumber!, disposal.MinutesOn!.Value, item.DestroyedAt!.Value, item.Sha256),
                }
            ).ToDictionaryAsync(r => r.Id, r => r.Stone, ct);

    /// <summary>That of one item; null for none.</summary>
    public static async Task<DestroyedIssue?> OfAsync(IsoDbContext db, Guid? item, CancellationToken ct) =>
        item is { } id ? (await OfAsync(db, [id], ct))[id] : null;

    /// <summary>Refuses what would be made of the content of an issue that has none any more.</summary>
    /// <exception cref="RuleException">It was destroyed.</exception>
    public static async Task CheckAsync(IsoDbContext db, DocumentVersion version, CancellationToken ct)
    {
        if (await OfAsync(db, version.DestroyedItem, ct) is { } stone)
        {
            throw Refusal(version.Issue, stone);
        }
    }

    private static RuleException Refusal(int? issue, DestroyedIssue stone) =>
        new(
            typeof(Texts),
            "documents.issue.destroyed",
            "Lần ban hành {0} đã hết hiệu lực, đã tiêu hủy theo biên bản số {1} ngày {2:dd/MM/yyyy}; không còn nội dung để xem, tải hay in.",
            null,
            issue!,
            stone.MinutesNumber,
            stone.MinutesOn
        );
}
