using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class ReferencesTests
{
    [Fact]
    public void A_project_imports_what_its_row_of_the_table_allows() => Holds.Everywhere(References.Check);

    [Theory]
    [InlineData("Documents", "Dossiers")]
    [InlineData("Kernel", "Organisation")]
    [InlineData("Organisation", "Access")]
    [InlineData("Procedures", "Bpmn")]
    [InlineData("Portal", "Processes")]
    [InlineData("Web", "Bench")]
    public void An_import_outside_the_table_is_found(string project, string imported) =>
        Holds.CatchesOne(
            References.Check,
            $"may not import {imported}",
            Project(project, $"""<ProjectReference Include="../{imported}/{imported}.csproj" />""")
        );

    [Theory]
    [InlineData("Processes", "Bpmn")]
    [InlineData("Access", "Organisation")]
    [InlineData("Search", "Access")]
    [InlineData("Web", "Portal")]
    [InlineData("Eiso", "Bench")]
    public void An_import_of_the_table_is_let_through(string project, string imported) =>
        Holds.IsQuiet(References.Check, Project(project, $"""<ProjectReference Include="../{imported}/{imported}.csproj" />"""));

    [Fact]
    public void A_project_without_a_row_is_found() => Holds.CatchesOne(References.Check, "no row", Project("Common", ""));

    [Fact]
    public void A_module_that_shows_its_inside_to_another_is_found() =>
        Holds.CatchesOne(
            References.Check,
            "not IsoDienTu.Portal",
            Project("Dossiers", """<InternalsVisibleTo Include="IsoDienTu.Portal" />""")
        );

    [Fact]
    public void A_module_that_takes_references_on_the_sly_is_found() =>
        Holds.CatchesOne(
            References.Check,
            "transitive",
            Project("Dossiers", "<DisableTransitiveProjectReferences>false</DisableTransitiveProjectReferences>")
        );

    private static (string, string) Project(string name, string inside) =>
        ($"src/{name}/{name}.csproj", $"<Project>\n{inside}\n</Project>");
}
