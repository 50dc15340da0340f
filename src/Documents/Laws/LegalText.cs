using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IsoDienTu.Documents.Laws;

/// <summary>A legal text or standard in the province's list of external documents (handbook 1.10). Read by all agencies; entered once, by name.</summary>
internal sealed class LegalText : IVersionedRow
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>As printed: <c>118/2025/NĐ-CP</c>.</summary>
    public string Number { get; set; } = "";

    /// <summary>See <see cref="LegalNumber.Key"/>.</summary>
    public string Key { get; set; } = "";

    /// <summary>See <see cref="LegalNumber.Year"/>.</summary>
    public int Year { get; set; }
    public LegalKind Kind { get; set; }
    public string Title { get; set; } = "";

    /// <summary>Cơ quan ban hành.</summary>
    public string Issuer { get; set; } = "";
    public DateOnly SignedOn { get; set; }
    public DateOnly EffectiveFrom { get; set; }

    /// <summary>Address of the text on the web; null when none is known.</summary>
    public string? Source { get; set; }
    public string EnteredBy { get; set; } = "";
    public string EnteredPost { get; set; } = "";
    public int EnteredAgency { get; set; }
    public string EnteredAgencyName { get; set; } = "";
    public DateTimeOffset EnteredAt { get; set; }
    public uint Version { get; set; }
    public string ChangedBy { get; set; } = "";
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Takes over what was typed.</summary>
    /// <exception cref="RuleException">Names the first field that breaks a rule.</exception>
    public void Take(LegalTextInput input)
    {
        var signed = input.SignedOn ?? throw new RuleException(typeof(Texts), "documents.law.signed_on", "Hãy ghi ngày ký.", "SignedOn");
        var from =
            input.EffectiveFrom
            ?? throw new RuleException(typeof(Texts), "documents.law.effective_from", "Hãy ghi ngày có hiệu lực.", "EffectiveFrom");
        if (from < signed)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.law.order",
                "Ngày có hiệu lực không được trước ngày ký {0:dd/MM/yyyy}.",
                "EffectiveFrom",
                signed
            );
        }

        var number = LegalNumber.Typed(input.Number, signed, "Number");
        (Number, Key, Year) = (number.Printed, number.Key, number.Year);
        Kind = input.Kind ?? number.Kind;
        Title = Document(input.Title);
        Issuer = TypedText.Line(input.Issuer) is { Length: >= 2 and <= 200 } issuer
            ? issuer
            : throw new RuleException(typeof(Texts), "documents.law.issuer", "Hãy ghi cơ quan ban hành, từ 2 đến 200 ký tự.", "Issuer");
        (SignedOn, EffectiveFrom, Source) = (signed, from, Address(input.Source));
    }

    private static string Document(string? title) =>
        TypedText.Line(title) is { Length: >= 3 and <= 500 } clean
            ? clean
            : throw new RuleException(typeof(Texts), "documents.law.title", "Trích yếu phải dài từ 3 đến 500 ký tự.", "Title");

    private static string? Address(string? typed)
    {
        if (TypedText.Filled(TypedText.Line(typed)) is not { } address)
        {
            return null;
        }

        return address.Length <= 500 && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.AbsoluteUri
            : throw new RuleException(
                typeof(Texts),
                "documents.law.source",
                "Địa chỉ phải bắt đầu bằng http:// hoặc https:// và dài nhất 500 ký tự.",
                "Source"
            );
    }
}

/// <summary>A legal text as typed.</summary>
/// <param name="Kind">Null to go by the number.</param>
/// <param name="ExpiresOn">First day on which it is no longer in force; null when the text does not say.</param>
/// <param name="Replaces">Numbers of the texts it replaces, one a line.</param>
/// <param name="Amends">Numbers of the texts it amends, one a line.</param>
internal sealed record LegalTextInput(
    string? Number = null,
    LegalKind? Kind = null,
    string? Title = null,
    string? Issuer = null,
    DateOnly? SignedOn = null,
    DateOnly? EffectiveFrom = null,
    DateOnly? ExpiresOn = null,
    string? Source = null,
    string? Replaces = null,
    string? Amends = null
);

internal sealed class LegalTextMap : IEntityTypeConfiguration<LegalText>
{
    public void Configure(EntityTypeBuilder<LegalText> builder)
    {
        builder.HasKey(t => t.Id);
        builder.Property(t => t.Id).ValueGeneratedNever();
    }
}
