using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>
/// What BannedSymbols.txt forbids to the compiler is forbidden in pages and scripts too, and nobody silences the ban;
/// with it the marks of unfinished work.
/// </summary>
internal static partial class BannedSymbols
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        foreach (var file in tree.Files.Where(f => f.Module is not null && (f.IsCSharp || f.IsPage)))
        {
            var code = file.IsCSharp ? file.CSharp.Code : file.Text;
            foreach (Match match in Symbol().Matches(code))
            {
                yield return new Finding(file, match.Index, $"{match.Value.Trim()} is banned: see BannedSymbols.txt for what to use");
            }
        }

        foreach (var file in tree.Files.Where(f => f.IsCSharp || f.IsPage || f.IsSql))
        {
            foreach (Match match in Silenced().Matches(file.IsCSharp ? file.CSharp.Code : ""))
            {
                yield return new Finding(file, match.Index, "the banned-symbol rule is not switched off in a file");
            }

            foreach (Match match in Unfinished().Matches(file.Text))
            {
                yield return new Finding(file, match.Index, $"{match.Value} marks unfinished work: finish it or file it");
            }
        }
    }

    [GeneratedRegex(
        @"\bDateTime\s*\.\s*(?:Now|UtcNow|Today)\b|\bDateTimeOffset\s*\.\s*(?:Now|UtcNow)\b|\bGuid\s*\.\s*NewGuid\b|\.To(?:Lower|Upper)\s*\(\s*\)|\)\s*\.\s*Result\b(?!\s*\()"
    )]
    private static partial Regex Symbol();

    [GeneratedRegex(@"pragma\s+warning\s+disable\s[^\n]*RS0030")]
    private static partial Regex Silenced();

    // Assembled so that this file does not contain the marks it looks for.
    [GeneratedRegex(@"\bTO" + @"DO\b|\bFIX" + @"ME\b|\bHA" + @"CK\b|\bNot" + @"ImplementedException\b")]
    private static partial Regex Unfinished();
}
