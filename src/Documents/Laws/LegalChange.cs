using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Laws;

/// <summary>What happens to a legal text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LegalChangeKind>))]
internal enum LegalChangeKind
{
    /// <summary>It is no longer in force, and no text takes its place.</summary>
    Expires,

    /// <summary>Another text takes its place.</summary>
    Replaced,

    /// <summary>Another text changes parts of it; it stays in force.</summary>
    Amended,
}

/// <summary>
/// A change of a legal text from a day on. Documents that cite the text must follow it within the clock of <see cref="LawClock"/>. Never edited: a wrong
/// one is withdrawn with the reason, and the requests it opened close with it.
/// </summary>
internal sealed class LegalChange
{
    public Guid Id { get; set; } = Guid.CreateVersion7();
    public Guid TextId { get; set; }
    public LegalChangeKind Kind { get; set; }

    /// <summary>The new text; null when it just expires.</summary>
    public Guid? ByTextId { get; set; }
    public DateOnly EffectiveOn { get; set; }
    public DateOnly DueOn { get; set; }
    public string? Note { get; set; }
    public string EnteredBy { get; set; } = "";
    public string EnteredPost { get; set; } = "";
    public int EnteredAgency { get; set; }
    public string EnteredAgencyName { get; set; } = "";
    public DateTimeOffset EnteredAt { get; set; }
    public string? WithdrawnBy { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnReason { get; set; }
    public DateTimeOffset? FollowedAt { get; set; }

    /// <summary>Whether the text is no longer in force from <see cref="EffectiveOn"/> on.</summary>
    public bool Ends => Kind != LegalChangeKind.Amended;

    public bool IsLive => WithdrawnAt is null;

    public void Withdraw(string? reason, IWork work)
    {
        if (!IsLive)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.law_change.gone",
                "{0} đã huỷ thay đổi này trước đó; hãy tải lại trang.",
                null,
                WithdrawnBy!
            );
        }

        if (TypedText.Filled(reason) is not { Length: >= 10 and <= 500 } said)
        {
            throw new RuleException(typeof(Texts), "documents.law_change.reason", "Lý do dài từ 10 đến 500 ký tự.", "Reason");
        }

        (WithdrawnBy, WithdrawnAt, WithdrawnReason, FollowedAt) = (work.Actor.Name, work.Now, said, null);
    }
}

internal sealed class LegalChangeMap : IEntityTypeConfiguration<LegalChange>
{
    public void Configure(EntityTypeBuilder<LegalChange> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
