using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Signatures;

/// <summary>Who signs the file of an issue, in this order (NĐ 30/2020/NĐ-CP, article 13).</summary>
internal enum SignatureStep
{
    /// <summary>The person who approved the issue.</summary>
    Approver,

    /// <summary>The agency, by who keeps its seal.</summary>
    Agency,
}

/// <summary>A digital signature on the file of an issue; never changed.</summary>
internal sealed class IssueSignature : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid VersionId { get; set; }
    public SignatureStep Step { get; set; }
    public string OriginalSha256 { get; set; } = "";

    /// <summary>The signed file, which begins with the bytes of the original.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Name in the certificate.</summary>
    public string Signer { get; set; } = "";
    public string Serial { get; set; } = "";
    public bool IsStamped { get; set; }

    /// <summary>Who signed here, with whatever key.</summary>
    public Guid PersonId { get; set; }
    public string Person { get; set; } = "";
    public string Post { get; set; } = "";
    public DateTimeOffset At { get; set; }

    /// <summary>Those of an issue, in the order in which they were made.</summary>
    public static Task<List<IssueSignature>> OfAsync(IsoDbContext db, Guid versionId, CancellationToken ct) =>
        db.Set<IssueSignature>().Where(s => s.VersionId == versionId).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct);
}

internal sealed class IssueSignatureMap : IEntityTypeConfiguration<IssueSignature>
{
    public void Configure(EntityTypeBuilder<IssueSignature> builder) => builder.ToTable("signature");
}
