using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Finished;

/// <summary>A finished PDF file; which file it is never changes, what was read of it may.</summary>
internal sealed class FinishedFile : ITenantRow
{
    /// <summary>Most pages: more are a book, which nobody reads as one document.</summary>
    public const int MostPages = 500;

    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string Name { get; set; } = "";
    public string Sha256 { get; set; } = "";

    /// <summary>In bytes.</summary>
    public long Length { get; set; }
    public int Pages { get; set; }
    public bool IsSigned { get; set; }
    public string UploadedBy { get; set; } = "";
    public DateTimeOffset UploadedAt { get; set; }
    public FileState State { get; set; }

    /// <summary>Package that the machine lacks.</summary>
    public string? Missing { get; set; }

    /// <summary>The words: a section for each page.</summary>
    public string Content { get; set; } = "{}";
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>The words as far as they are known: what stands in a section is a page.</summary>
    public static DocumentContent Words(int pages, IReadOnlyDictionary<int, IReadOnlyList<string>> read) =>
        new([
            .. Enumerable
                .Range(1, pages)
                .Select(n => new DocumentSection("", $"Trang {n}", [.. read.GetValueOrDefault(n, []).Select(p => new ParagraphBlock(p))])),
        ]);

    /// <summary>The file of an issue or draft; null when it is written.</summary>
    public static Task<FinishedFile?> OfAsync(IsoDbContext db, Guid versionId, CancellationToken ct) =>
        (
            from version in db.Set<DocumentVersion>()
            join file in db.Set<FinishedFile>() on version.FileId equals file.Id
            where version.Id == versionId
            select file
        ).FirstOrDefaultAsync(ct);
}

internal sealed class FinishedFileMap : IEntityTypeConfiguration<FinishedFile>
{
    public void Configure(EntityTypeBuilder<FinishedFile> builder) => builder.Property(x => x.Content).HasColumnType("jsonb");
}

/// <summary>What was read of one page.</summary>
internal sealed class FilePage : ITenantRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid FileId { get; set; }

    /// <summary>From 1.</summary>
    public int Page { get; set; }
    public string Words { get; set; } = "";
    public PageSource Source { get; set; }
    public string? Picture { get; set; }
    public int? Width { get; set; }
    public int? Height { get; set; }
}
