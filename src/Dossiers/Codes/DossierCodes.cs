using IsoDienTu.Kernel;

namespace IsoDienTu.Dossiers.Codes;

/// <summary>Writes new codes by the scheme in force and reads codes of every known one.</summary>
internal static class DossierCodes
{
    // In force first: a new dossier takes the first scheme that can write its agency.
    private static readonly CodeScheme[] Schemes = [new ClassicScheme(), new CentralScheme()];

    /// <summary>The code of a new dossier.</summary>
    /// <exception cref="RuleException">The agency has no code that fits any scheme.</exception>
    public static string Write(string agency, string? classicAgency, DateOnly day, long serial) =>
        Schemes.Select(s => s.Write(agency, classicAgency, day, serial)).FirstOrDefault(c => c is not null)
        ?? throw new RuleException(
            typeof(Texts),
            "dossiers.code.agency",
            "Mã định danh «{0}» của cơ quan không dùng được để cấp mã hồ sơ. Hãy nhờ người quản trị ghi mã theo QĐ 20/2020/QĐ-TTg, ví dụ H49.12.",
            null,
            agency
        );

    /// <summary>The series of serials of one day; the agency is the other half of the key.</summary>
    public static string Series(DateOnly day) => "dossier-" + day.ToString("yyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A code as somebody typed or scanned it, in its clean form; null when it fits no known pattern.</summary>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: > 0 and <= 100 })
        {
            return null;
        }

        var clean = string.Concat(Folding.Fold(typed).Where(c => c != ' ')).ToUpperInvariant();
        return Schemes.Any(s => s.Fits(clean)) ? clean : null;
    }
}
