using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>Every project below src has a README; a business module also has its table of contents, Module.cs, of 80 lines at most.</summary>
internal static class ModuleShape
{
    public const int MostLines = 80;

    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        foreach (var project in tree.Modules.Where(p => !House.IsHost(p)))
        {
            if (!tree.Files.Any(f => f.Module == project && f.IsCSharp))
            {
                yield return new Finding($"src/{project}", 1, "an empty module is noise: build its first slice or leave it out");
                continue;
            }

            if (tree.Find($"src/{project}/README.md") is null)
            {
                yield return new Finding($"src/{project}/README.md", 1, "missing: purpose, decisions, tables and events on one page");
            }

            if (!House.HasBusiness(project))
            {
                continue;
            }

            var contents = tree.Find($"src/{project}/Module.cs");
            if (contents is null)
            {
                yield return new Finding(
                    $"src/{project}/Module.cs",
                    1,
                    "missing: rights, menu, jobs, subscriptions and plugs of the module"
                );
            }
            else if (contents.CountLines() > MostLines)
            {
                yield return new Finding(contents.Path, contents.CountLines(), $"a table of contents has {MostLines} lines at most");
            }
        }
    }
}
