using System.Globalization;
using System.Text.RegularExpressions;

namespace IsoDienTu.Dossiers.Codes;

/// <summary>How the codes of dossiers are built. The law has changed the build before and will again (NĐ 309/2026/NĐ-CP art. 26).</summary>
internal abstract class CodeScheme
{
    /// <summary>Writes the code of a dossier.</summary>
    /// <param name="agency">The receiving agency's identification code, <c>H49.12</c>.</param>
    /// <param name="classicAgency">The same in the four-part form, <c>000.00.12.H49</c>; null when it does not fit there.</param>
    /// <param name="day">Day of reception in Vietnam.</param>
    /// <param name="serial">Serial of that day, from 1.</param>
    /// <returns>Null when this scheme cannot write such an agency.</returns>
    public abstract string? Write(string agency, string? classicAgency, DateOnly day, long serial);

    /// <summary>True when a clean text is a code of this scheme with a day that exists.</summary>
    public bool Fits(string code) =>
        Form.Match(code) is { Success: true } match
        && DateOnly.TryParseExact(match.Groups["day"].Value, "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    protected abstract Regex Form { get; }

    protected static string Day(DateOnly day) => day.ToString("yyMMdd", CultureInfo.InvariantCulture);
}

/// <summary><c>V1V2V3.Z1Z2.Y1Y2.MX1X2-YYMMDD-XXXX</c> (TT 01/2018/TT-VPCP art. 19): <c>000.00.12.H49-261121-0007</c>.</summary>
internal sealed partial class ClassicScheme : CodeScheme
{
    protected override Regex Form => Pattern();

    public override string? Write(string agency, string? classicAgency, DateOnly day, long serial) =>
        classicAgency is null ? null : string.Create(CultureInfo.InvariantCulture, $"{classicAgency}-{Day(day)}-{serial:0000}");

    [GeneratedRegex(@"^[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}-(?<day>[0-9]{6})-[0-9]{4,6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}

/// <summary>
/// <c>MX1X2.Y1Y2Y3.Z1Z2-YYMMDD-AAXXXX</c> (TT 04/2025/TT-VPCP): the code of the solving agency first, AA the ministry whose central system it is.
/// A province's own system writes 00 there.
/// </summary>
internal sealed partial class CentralScheme : CodeScheme
{
    protected override Regex Form => Pattern();

    public override string? Write(string agency, string? classicAgency, DateOnly day, long serial) =>
        Fits($"{agency}-{Day(day)}-000001") ? string.Create(CultureInfo.InvariantCulture, $"{agency}-{Day(day)}-00{serial:0000}") : null;

    [GeneratedRegex(@"^[A-Y][0-9]{2}(\.[0-9]{1,4}){0,6}-(?<day>[0-9]{6})-[0-9]{6,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
