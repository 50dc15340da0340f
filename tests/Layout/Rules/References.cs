using System.Text.RegularExpressions;
using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

/// <summary>A project imports only what its row of the reference table allows, and shows its inside to the tests alone.</summary>
internal static partial class References
{
    public static IEnumerable<Finding> Check(SourceTree tree)
    {
        foreach (var project in tree.Modules)
        {
            var file = tree.Find($"src/{project}/{project}.csproj")!;
            var allowed = House.MayImport(project);
            if (allowed is null)
            {
                yield return new Finding(file.Path, 1, $"{project} has no row in the reference table");
                continue;
            }

            foreach (Match match in Imports().Matches(file.Text))
            {
                var imported = match.Groups["name"].Value;
                if (!allowed.Contains(imported))
                {
                    yield return new Finding(
                        file,
                        match.Index,
                        $"{project} may not import {imported}: references run downward by the table"
                    );
                }
            }

            foreach (Match match in Friends().Matches(file.Text))
            {
                var friend = match.Groups["name"].Value;
                if (friend is not ("IsoDienTu.Pure" or "IsoDienTu.Site"))
                {
                    yield return new Finding(file, match.Index, $"only the test projects may see the inside of {project}, not {friend}");
                }
            }

            if (!House.IsHost(project) && Transitive().Match(file.Text) is { Success: true } open)
            {
                yield return new Finding(file, open.Index, "a module declares its references itself: transitive ones stay off");
            }
        }
    }

    [GeneratedRegex("""<ProjectReference\s+Include="[^"]*?(?<name>[A-Za-z]+)\.csproj""")]
    private static partial Regex Imports();

    [GeneratedRegex("""<InternalsVisibleTo\s+Include="(?<name>[^"]+)""")]
    private static partial Regex Friends();

    [GeneratedRegex("<DisableTransitiveProjectReferences>false")]
    private static partial Regex Transitive();
}
