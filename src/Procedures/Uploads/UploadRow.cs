using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Procedures.Uploads;

internal enum UploadState
{
    Open,

    /// <summary>Approved; waits with its issue to be read.</summary>
    Scheduled,
    Published,
    Dropped,
}

/// <summary>A draft on its way to publication: read from a file, or copied from the version in force.</summary>
internal sealed class UploadRow : ITenantRow, IVersionedRow
{
    public int AgencyId { get; set; }
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public string? FileName { get; set; }
    public string? FileSha256 { get; set; }

    /// <summary><see cref="KeptReading"/> as JSON; null when there was no file.</summary>
    public string? Reading { get; set; }
    public string Card { get; set; } = "{}";
    public string Title { get; set; } = "";
    public string Code { get; set; } = "";
    public UploadState State { get; set; }

    /// <summary>The procedure being revised, or the one it was published as.</summary>
    public Guid? ProcedureId { get; set; }

    /// <summary>The approval under which the draft rests; null when it is free to be written at.</summary>
    public Guid? ApprovalId { get; set; }

    /// <summary>The document whose issue waits, that issue, the process checked for it, and the QR on its sheets; null unless it is scheduled.</summary>
    public Guid? DocumentId { get; set; }
    public Guid? DocumentVersionId { get; set; }
    public Guid? DefinitionVersionId { get; set; }
    public string? Qr { get; set; }
    public string MadeBy { get; set; } = "";
    public DateTimeOffset MadeAt { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    public ProcedureCard ReadCard() => CardJson.Read(Card);

    public KeptReading? ReadReading() => Reading is null ? null : CardJson.ReadReading(Reading);

    /// <exception cref="RuleException">It was published or dropped meanwhile.</exception>
    public void Take(ProcedureCard card)
    {
        if (State != UploadState.Open)
        {
            throw new RuleException(
                typeof(Texts),
                "procedures.upload.closed",
                "Bản thảo này đã ban hành hoặc đã bỏ. Muốn sửa tiếp, hãy mở quy trình và chọn «Soạn lần ban hành mới»."
            );
        }

        Card = CardJson.Write(card);
        Title = card.Title;
        Code = card.Code;
    }

    /// <summary>Rests as it was approved until its issue takes effect.</summary>
    /// <param name="definitionVersion">The process that begins with it.</param>
    public void Schedule(ProcedureCard card, IssuedVersion issued, Guid definitionVersion)
    {
        Take(card);
        State = UploadState.Scheduled;
        (DocumentId, DocumentVersionId, DefinitionVersionId, Qr) = (issued.DocumentId, issued.VersionId, definitionVersion, issued.Qr);
    }

    /// <summary>What waited was taken back; it can be changed and published again, as the issue after that.</summary>
    public void Free()
    {
        Rest(UploadState.Open);
        Take(Revision.Next(ReadCard()));
    }

    /// <summary>What waited is published.</summary>
    public void Publish(Guid procedureId)
    {
        Rest(UploadState.Published);
        ProcedureId = procedureId;
    }

    private void Rest(UploadState state)
    {
        State = state;
        (DocumentId, DocumentVersionId, DefinitionVersionId, Qr) = (null, null, null, null);
    }
}

internal sealed class UploadMap : IEntityTypeConfiguration<UploadRow>
{
    public void Configure(EntityTypeBuilder<UploadRow> builder)
    {
        builder.ToTable("upload");
        builder.Property(x => x.Reading).HasColumnType("jsonb");
        builder.Property(x => x.Card).HasColumnType("jsonb");
    }
}
