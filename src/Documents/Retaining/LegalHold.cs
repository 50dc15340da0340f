using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Tạm dừng tiêu hủy: nothing of a document, or of all documents of a kind, is destroyed until it is lifted.</summary>
internal sealed class LegalHold : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Null when it is for a whole kind.</summary>
    public Guid? DocumentId { get; set; }

    /// <summary>Null when it is for one document.</summary>
    public DocumentKind? Kind { get; set; }
    public string Reason { get; set; } = "";
    public string PlacedBy { get; set; } = "";
    public string PlacedPost { get; set; } = "";
    public DateTimeOffset PlacedAt { get; set; }
    public string? LiftedBy { get; set; }
    public string? LiftedPost { get; set; }
    public DateTimeOffset? LiftedAt { get; set; }
    public string? LiftedWhy { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public bool Holds(Guid document, DocumentKind kind) => LiftedAt is null && (DocumentId == document || Kind == kind);
}

internal sealed class LegalHoldMap : IEntityTypeConfiguration<LegalHold>
{
    public void Configure(EntityTypeBuilder<LegalHold> builder) => builder.ToTable("legal_hold");
}

/// <summary>A hold with the document it is for.</summary>
/// <param name="Document">Null when it is for a whole kind.</param>
internal sealed record HoldLine(LegalHold Hold, Document? Document)
{
    /// <summary>All of the agency, those that stand first.</summary>
    public static async Task<IReadOnlyList<HoldLine>> ListAsync(IsoDbContext db, CancellationToken ct)
    {
        var holds = await db.Set<LegalHold>().AsNoTracking().ToListAsync(ct);
        var ids = holds.Select(h => h.DocumentId).OfType<Guid>().ToList();
        var documents = await db.Set<Document>().AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        return
        [
            .. holds
                .OrderBy(h => h.LiftedAt is not null)
                .ThenByDescending(h => h.PlacedAt)
                .Select(h => new HoldLine(h, h.DocumentId is { } id ? documents[id] : null)),
        ];
    }
}
