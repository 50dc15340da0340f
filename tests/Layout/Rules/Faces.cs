using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>
/// Public types stand in the root folder of a module and nowhere else (unless written down: <c>public-folder | folder | reason</c>),
/// and a namespace is the folder it stands in.
/// </summary>
internal static partial class Faces
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        var exemptions = Exemptions.In(tree);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in tree.Files.Where(f => f.Module is not null && f.IsCSharp && !House.IsHost(f.Module)))
        {
            var code = file.CSharp.Code;
            var expected = string.Join('.', ["IsoDienTu", file.Module!, .. file.Folders]);
            var declared = Namespace().Match(code);
            if (declared.Success && (declared.Groups["name"].Value != expected || declared.Groups["end"].Value != ";"))
            {
                yield return new Finding(file, declared.Index, $"the namespace of this folder is file-scoped and reads {expected}");
            }

            if (file.Folders.Length == 0)
            {
                continue;
            }

            foreach (Match type in PublicType().Matches(code))
            {
                if (DepthAt(code, type.Index) != 0)
                {
                    continue;
                }

                var folder = file.Path[..file.Path.LastIndexOf('/')];
                open.Add(folder);
                if (!exemptions.Has("public-folder", folder))
                {
                    yield return new Finding(
                        file,
                        type.Index,
                        $"{type.Groups["name"].Value} is public inside a feature folder: make it internal or move it to src/{file.Module}"
                    );
                }
            }
        }

        foreach (var stale in exemptions.Stale("public-folder", open.Contains))
        {
            yield return stale;
        }
    }

    private static int DepthAt(string code, int position) => code.AsSpan(0, position).Count('{') - code.AsSpan(0, position).Count('}');

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)\s*(?<end>[;{])", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"\bpublic\s+(?:(?:static|sealed|abstract|partial|readonly|ref|unsafe|new)\s+)*(?:record\s+struct|record\s+class|class|record|struct|interface|enum|delegate\s+[\w<>\[\],.? ]+?)\s+(?<name>\w+)"
    )]
    private static partial Regex PublicType();
}
