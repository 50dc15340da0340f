using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>
/// The tools of storey 0 know no administration: no identifier, text or statement of theirs uses a word of docs/glossary.md.
/// Comments may, because they name the source of a rule. Kernel knows that work is done for an agency, and nothing else of the field.
/// </summary>
internal static partial class DomainWords
{
    private static readonly HashSet<string> Everywhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "applicant",
        "archivist",
        "citizen",
        "clerk",
        "commune",
        "complaint",
        "decree",
        "dossier",
        "dossiers",
        "fee",
        "fees",
        "inspector",
        "ministry",
        "nonconformity",
        "official",
        "officials",
        "procedure",
        "procedures",
        "qms",
        "rollout",
        "secretary",
        "specialist",
        "supplement",
        "tthc",
        "ward",
    };

    private static readonly string[] Phrases =
    [
        "hồ sơ",
        "thủ tục",
        "một cửa",
        "công dân",
        "cán bộ",
        "công chức",
        "chuyên viên",
        "văn thư",
        "nghị định",
        "thông tư",
        "phường",
    ];

    private static readonly HashSet<string> OutsideKernel = new(StringComparer.OrdinalIgnoreCase)
    {
        "agency",
        "agencies",
        "department",
        "province",
        "tenant",
    };

    // Terms of the platform or of BPMN that happen to contain a word of ours.
    private static readonly string[] Technical = ["StoredProcedure", "create procedure"];

    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        foreach (var file in tree.Files.Where(f => f.Module is not null && House.Storey0.Contains(f.Module)))
        {
            foreach (var (start, isWhole, text) in Texts(file))
            {
                foreach (Match match in Word().Matches(WithoutTechnical(text)))
                {
                    if (Everywhere.Contains(match.Value) || (file.Module != "Kernel" && OutsideKernel.Contains(match.Value)))
                    {
                        yield return new Finding(
                            file,
                            isWhole ? match.Index : start,
                            $"\"{match.Value}\" is a word of the administration, and {file.Module} knows none"
                        );
                    }
                }

                foreach (var phrase in Phrases.Where(p => text.Contains(p, StringComparison.OrdinalIgnoreCase)))
                {
                    yield return new Finding(file, start, $"\"{phrase}\" is a word of the administration, and {file.Module} knows none");
                }
            }
        }
    }

    private static IEnumerable<(int Start, bool IsWhole, string Text)> Texts(SourceFile file)
    {
        if (file.IsCSharp)
        {
            return [(0, true, file.CSharp.Code), .. file.CSharp.Literals.Select(l => (l.Start, false, l.Value))];
        }

        return file.IsSql || file.IsPage ? [(0, true, Comment().Replace(file.Text, m => new string(' ', m.Length)))] : [];
    }

    private static string WithoutTechnical(string text)
    {
        foreach (var term in Technical)
        {
            text = text.Replace(term, new string(' ', term.Length), StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }

    // A word inside an identifier begins at a capital or after an underscore.
    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Word();

    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/|@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
