using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Retaining;

/// <summary>How long records of a kind are kept, since somebody set it so. Never changed: the next value stands beside it.</summary>
internal sealed class RetentionRule
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public RecordKind Record { get; set; }

    /// <summary>Counted for each kind of record from 1; the last one holds.</summary>
    public int Number { get; set; }

    /// <summary>Null for good.</summary>
    public int? Years { get; set; }

    /// <summary>The text of law it is taken from.</summary>
    public string Source { get; set; } = "";
    public string? Note { get; set; }
    public string SetBy { get; set; } = "";
    public string SetPost { get; set; } = "";
    public DateTimeOffset SetAt { get; set; }

    public RetentionTerm Term => new(Years);

    /// <summary>The values that hold now.</summary>
    public static async Task<IReadOnlyDictionary<RecordKind, RetentionRule>> NowAsync(IsoDbContext db, CancellationToken ct) =>
        (await db.Set<RetentionRule>().AsNoTracking().ToListAsync(ct))
            .GroupBy(r => r.Record)
            .ToDictionary(g => g.Key, g => g.MaxBy(r => r.Number)!);

    /// <summary>What an issue of a document is as a record, with its papers: the longest of their terms is its own.</summary>
    public static IReadOnlyList<RecordKind> RecordsOf(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.Policy
            or DocumentKind.Objectives
            or DocumentKind.Manual
            or DocumentKind.Procedure
            or DocumentKind.Form
            or DocumentKind.SystemProcedure
            or DocumentKind.InternalProcedure
            or DocumentKind.Instruction => [RecordKind.SystemDocument],
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}

internal sealed class RetentionRuleMap : IEntityTypeConfiguration<RetentionRule>
{
    public void Configure(EntityTypeBuilder<RetentionRule> builder)
    {
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Ignore(r => r.Term);
    }
}
