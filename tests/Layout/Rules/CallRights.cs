using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>
/// Each API call names its right where it is mapped: <c>MapPost(…).RequireRight("…")</c> or <c>.OpenToPublic("reason")</c>;
/// and a right named by a page or a call is declared by some module, because a misspelt one would shut everybody out.
/// </summary>
internal static partial class CallRights
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        var sources = tree.Files.Where(f => f.Module is not null && f.IsCSharp).ToList();
        foreach (var file in sources)
        {
            var code = file.CSharp.Code;
            foreach (Match match in Map().Matches(code))
            {
                var chain = code[match.Index..EndOfChain(code, match.Index + match.Length)];
                if (!Guard().IsMatch(chain))
                {
                    yield return new Finding(
                        file,
                        match.Index,
                        "the call names no right: end it with .RequireRight(\"…\") or .OpenToPublic(\"reason\")"
                    );
                }
            }
        }

        var asked = sources
            .SelectMany(f => Asked().Matches(f.CSharp.Code).Select(m => (File: f, m.Index, Key: f.CSharp.LiteralAt(m.Index + m.Length))))
            .ToList();
        var places = asked.Where(a => a.Key is not null).Select(a => (a.File, a.Key!.Start)).ToHashSet();
        var declared = sources
            .SelectMany(f => f.CSharp.Literals.Where(l => !places.Contains((f, l.Start))))
            .Select(l => l.Value)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (file, index, key) in asked.Where(a => a.Key is not null && !declared.Contains(a.Key.Value)))
        {
            yield return new Finding(file, index, $"no module declares the right \"{key!.Value}\"");
        }
    }

    /// <summary>The place where the call's own parentheses, and everything chained to them, end.</summary>
    private static int EndOfChain(string code, int position)
    {
        var depth = 1;
        while (position < code.Length)
        {
            var c = code[position];
            depth +=
                c is '(' or '{' or '[' ? 1
                : c is ')' or '}' or ']' ? -1
                : 0;
            if (depth < 0 || (depth == 0 && c is ';' or ','))
            {
                break;
            }

            position++;
        }

        return position;
    }

    [GeneratedRegex(@"\.Map(?:Get|Post|Put|Delete|Patch|Methods)\s*\(")]
    private static partial Regex Map();

    [GeneratedRegex(@"\.(?:RequireRight|OpenToPublic)\s*\(")]
    private static partial Regex Guard();

    [GeneratedRegex(@"\[\s*Right\s*\(|\.RequireRight\s*\(")]
    private static partial Regex Asked();
}
