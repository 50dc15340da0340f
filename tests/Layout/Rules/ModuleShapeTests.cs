using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class ModuleShapeTests
{
    private static readonly (string, string) Project = ("src/Quality/Quality.csproj", "<Project />");
    private static readonly (string, string) Readme = ("src/Quality/README.md", "# Quality");
    private static readonly (string, string) Contents = ("src/Quality/Module.cs", "internal class Module;");

    [Fact]
    public void Every_module_has_a_readme_and_a_short_table_of_contents() => Holds.Everywhere(ModuleShape.Check);

    [Fact]
    public void A_module_without_readme_is_found() => Holds.CatchesOne(ModuleShape.Check, "README.md:1 missing", Project, Contents);

    [Fact]
    public void A_module_without_table_of_contents_is_found() =>
        Holds.CatchesOne(ModuleShape.Check, "Module.cs:1 missing", Project, Readme, ("src/Quality/Severity.cs", "enum Severity;"));

    [Fact]
    public void A_long_table_of_contents_is_found() =>
        Holds.CatchesOne(
            ModuleShape.Check,
            "80 lines at most",
            Project,
            Readme,
            ("src/Quality/Module.cs", string.Concat(Enumerable.Repeat("x\n", 81)))
        );

    [Fact]
    public void An_empty_module_is_found() => Holds.CatchesOne(ModuleShape.Check, "empty module", Project);

    [Fact]
    public void A_tool_of_storey_0_needs_no_table_of_contents() =>
        Holds.IsQuiet(
            ModuleShape.Check,
            ("src/Bpmn/Bpmn.csproj", "<Project />"),
            ("src/Bpmn/README.md", "# Bpmn"),
            ("src/Bpmn/Diagram.cs", "public class Diagram;"),
            Project,
            Readme,
            Contents
        );
}
