using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Papers;

internal enum RenditionKind
{
    /// <summary>For reading and printing, made while the issue was in force or about to be.</summary>
    Pdf,

    /// <summary>The same as PDF/A-1b.</summary>
    PdfA,

    /// <summary>With the mark that the issue is over.</summary>
    ExpiredPdf,

    /// <summary>The same as PDF/A-1b.</summary>
    ExpiredPdfA,

    /// <summary>A finished PDF with its QR on each page, for printing; the finished one has none.</summary>
    MarkedPdf,
}

/// <summary>A file made of an issue; never changed.</summary>
internal sealed class Rendition : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid VersionId { get; set; }
    public RenditionKind Kind { get; set; }
    public string Sha256 { get; set; } = "";

    /// <summary>In bytes.</summary>
    public long Length { get; set; }
    public string MadeBy { get; set; } = "";
    public DateTimeOffset MadeAt { get; set; }

    public static RenditionKind KindOf(PaperForm form, bool isExpired) =>
        (form, isExpired) switch
        {
            (PaperForm.Marked, false) => RenditionKind.MarkedPdf,
            (PaperForm.PdfA, false) => RenditionKind.PdfA,
            (PaperForm.PdfA, true) => RenditionKind.ExpiredPdfA,
            (_, false) => RenditionKind.Pdf,
            _ => RenditionKind.ExpiredPdf,
        };

    /// <summary>How the name of the file ends.</summary>
    public static string EndingOf(PaperForm form) =>
        form switch
        {
            PaperForm.PdfA => "-pdfa.pdf",
            PaperForm.Marked => "-co-qr.pdf",
            _ => ".pdf",
        };

    /// <summary>That of a kind; null when none was made.</summary>
    public static Task<Rendition?> FindAsync(IsoDbContext db, Guid versionId, RenditionKind kind, CancellationToken ct) =>
        db.Set<Rendition>().FirstOrDefaultAsync(r => r.VersionId == versionId && r.Kind == kind, ct);
}

internal sealed class RenditionMap : IEntityTypeConfiguration<Rendition>
{
    public void Configure(EntityTypeBuilder<Rendition> builder) => builder.ToTable("rendition");
}
