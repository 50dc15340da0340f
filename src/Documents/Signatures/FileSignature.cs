using IsoDienTu.Kernel;
using IsoDienTu.Signing;
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

/// <summary>A digital signature on the file of an issue, or of a paper of the quality system; never changed.</summary>
internal sealed class FileSignature : ITenantRow
{
    /// <summary>Who keeps the agency's seal signs in its name.</summary>
    public const string SealRight = "documents.seal";

    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The issue; null on a paper of the quality system.</summary>
    public Guid? VersionId { get; set; }

    /// <summary>The confirmation or announcement; null on an issue.</summary>
    public Guid? MilestoneId { get; set; }
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

    /// <summary>Those of a confirmation or announcement, in the order in which they were made.</summary>
    public static Task<List<FileSignature>> OfMilestoneAsync(IsoDbContext db, Guid milestoneId, CancellationToken ct) =>
        db.Set<FileSignature>().Where(s => s.MilestoneId == milestoneId).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct);

    /// <summary>Who signs next; null when both have.</summary>
    public static SignatureStep? Next(IReadOnlyCollection<FileSignature> made) =>
        made.Count switch
        {
            0 => SignatureStep.Approver,
            1 => SignatureStep.Agency,
            _ => null,
        };

    /// <summary>The right that a step needs.</summary>
    /// <param name="person">The right of who signs first.</param>
    public static string RightOf(SignatureStep step, string person) => step == SignatureStep.Approver ? person : SealRight;

    /// <summary>The row of a signature that was made now; the caller says on what.</summary>
    /// <exception cref="RuleException">Both have signed, or somebody signed another state of the file first.</exception>
    public static FileSignature Of(IWork work, IReadOnlyList<FileSignature> made, SignedPaper signed)
    {
        if (Next(made) is not { } step || (made.Count > 0 && made[^1].Sha256 != signed.OriginalSha256))
        {
            throw Late();
        }

        return new FileSignature
        {
            Step = step,
            OriginalSha256 = signed.OriginalSha256,
            Sha256 = signed.Sha256,
            Signer = signed.Signer,
            Serial = signed.Serial,
            IsStamped = signed.IsStamped,
            PersonId = work.Actor.PersonId,
            Person = work.Actor.Name,
            Post = work.Actor.Post,
            At = work.Now,
        };
    }

    /// <summary>What a signer is told whose signature came too late.</summary>
    public static RuleException Late() =>
        new(
            typeof(Texts),
            "documents.signature.late",
            "Trong lúc anh chị ký, văn bản này đã có chữ ký khác hoặc đã hết hiệu lực; chữ ký vừa rồi không được nhận. Hãy mở lại văn bản để xem."
        );

    /// <summary>Those of an issue, in the order in which they were made.</summary>
    public static Task<List<FileSignature>> OfAsync(IsoDbContext db, Guid versionId, CancellationToken ct) =>
        db.Set<FileSignature>().Where(s => s.VersionId == versionId).OrderBy(s => s.At).ThenBy(s => s.Id).ToListAsync(ct);
}

internal sealed class FileSignatureMap : IEntityTypeConfiguration<FileSignature>
{
    public void Configure(EntityTypeBuilder<FileSignature> builder) => builder.ToTable("signature");
}
