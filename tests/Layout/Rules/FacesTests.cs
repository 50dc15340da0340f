using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class FacesTests
{
    [Fact]
    public void Public_types_stand_in_the_root_of_their_module() => Holds.Everywhere(Faces.Check);

    [Theory]
    [InlineData("public sealed class Audit;")]
    [InlineData("public readonly record struct Audit(int Id);")]
    [InlineData("public enum Audit { A }")]
    [InlineData("public delegate Task<int> Audit(int a);")]
    public void A_public_type_in_a_feature_folder_is_found(string type) =>
        Holds.CatchesOne(Faces.Check, "Audit is public", ("src/Quality/Audits/Audit.cs", "namespace IsoDienTu.Quality.Audits;\n\n" + type));

    [Fact]
    public void A_public_type_inside_an_internal_one_is_hidden_enough() =>
        Holds.IsQuiet(
            Faces.Check,
            (
                "src/Quality/Audits/Audit.cs",
                "namespace IsoDienTu.Quality.Audits;\ninternal class Audit { public enum State { Open } }\n// public class No"
            ),
            ("src/Quality/Severity.cs", "namespace IsoDienTu.Quality;\npublic enum Severity { Minor }")
        );

    [Fact]
    public void A_folder_may_be_opened_in_writing_and_only_while_it_needs_it()
    {
        var line = (Exemptions.Path, "public-folder | src/Kernel/Parts | Razor finds public tag helpers only");

        Holds.IsQuiet(Faces.Check, line, ("src/Kernel/Parts/Alert.cs", "namespace IsoDienTu.Kernel.Parts;\npublic class Alert;"));
        Holds.CatchesOne(
            Faces.Check,
            "needs no exemption",
            line,
            ("src/Kernel/Parts/Alert.cs", "namespace IsoDienTu.Kernel.Parts;\ninternal class Alert;")
        );
    }

    [Theory]
    [InlineData("namespace IsoDienTu.Quality.Audits;")]
    [InlineData("namespace IsoDienTu.Quality { }")]
    public void A_namespace_that_is_not_its_folder_is_found(string line) =>
        Holds.CatchesOne(Faces.Check, "reads IsoDienTu.Quality", ("src/Quality/Severity.cs", line));
}
