using System.Text.RegularExpressions;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>
/// What one row of a table or one record of the national database says of an administrative procedure. What it does not speak of is null, and stays as the
/// version before has it.
/// </summary>
/// <param name="Line">Line of the table, or place of the record, from 1.</param>
/// <param name="Code">As written there.</param>
/// <param name="With">Puts what it says of the components into those known so far.</param>
/// <param name="Flaws">Why it cannot be taken; empty when it can.</param>
internal sealed record CatalogueDraft(
    int Line,
    string Code,
    string Name,
    string? Field,
    string? Level,
    string? Publisher,
    string? Decision,
    DateOnly? SignedOn,
    DateOnly? EffectiveFrom,
    Func<CatalogueContent, CatalogueContent> With,
    IReadOnlyList<CatalogueFlaw> Flaws
);

/// <param name="Sentence">Vietnamese, with the mend.</param>
internal sealed record CatalogueFlaw(string Sentence, params object[] Args);

/// <summary>The national code of an administrative procedure.</summary>
internal static partial class NationalCode
{
    /// <summary>
    /// The code without the agency that a local variant carries behind it (<c>1.008377.000.00.00.H13</c>, handbook 2.1); null when it is none. Never read as
    /// a number: a spreadsheet that did so has lost its last noughts.
    /// </summary>
    public static string? Of(string text) => Shape().Match(text.Trim()) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(
        @"^([0-9]\.[0-9]{6})(\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}|\.[A-Y][0-9]{2}(\.[0-9]{1,4})*)?$",
        RegexOptions.None,
        200
    )]
    private static partial Regex Shape();
}
