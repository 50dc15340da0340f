using System.Globalization;
using System.Text.Json.Serialization;
using IsoDienTu.Documents.Laws;

namespace IsoDienTu.Documents.Searching;

/// <summary>Which issues are looked through.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchIn>))]
internal enum SearchIn
{
    /// <summary>Those in force and those coming into force.</summary>
    Standing,

    /// <summary>Drafts, those that lie before reviewers among them; only for who may read drafts.</summary>
    Drafts,

    /// <summary>Earlier issues that others replaced.</summary>
    Superseded,

    /// <summary>Issues taken back without a successor.</summary>
    Withdrawn,

    /// <summary>All of these.</summary>
    Everything,
}

/// <summary>What is looked for, and among what.</summary>
/// <param name="Law">Number of a legal text that the document must lean on; the beginning is enough.</param>
/// <param name="From">First day of effect not before this day.</param>
/// <param name="To">First day of effect not after this day.</param>
/// <param name="After">The last hit of the page before; null for the first page.</param>
internal sealed record SearchOrder(
    SearchQuery Query,
    SearchIn In = SearchIn.Standing,
    DocumentKind? Kind = null,
    string? Law = null,
    DateOnly? From = null,
    DateOnly? To = null,
    SearchPlace? After = null
)
{
    public string? LawKey => string.IsNullOrWhiteSpace(Law) ? null : LegalNumber.KeyOf(Law.Trim());
}

/// <summary>Where a hit stands in the order of hits: how well it fits, how often the words stand in it, how new it is, and its identifier.</summary>
internal sealed record SearchPlace(int Tier, int Weight, int Age, Guid Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Tier}.{Weight}.{Age}.{Id:N}");

    /// <returns>Null when the text is not one of <see cref="ToString"/>.</returns>
    public static SearchPlace? Read(string? text) =>
        text?.Split('.') is [var tier, var weight, var age, var id]
        && int.TryParse(tier, NumberStyles.None, CultureInfo.InvariantCulture, out var t)
        && int.TryParse(weight, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var w)
        && int.TryParse(age, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var a)
        && Guid.TryParseExact(id, "N", out var g)
            ? new SearchPlace(t, w, a, g)
            : null;
}
