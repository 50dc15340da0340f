using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class TextsCompleteTests
{
    private static readonly (string, string) Project = ("src/Quality/Quality.csproj", "<Project />");

    [Fact]
    public void Every_text_has_its_english_and_none_is_left_over() => Holds.Everywhere(TextsComplete.Check);

    [Theory]
    [InlineData("src/Quality/Audits/Show.cshtml", "<h1>@T[\"Đánh giá\"]</h1> @T[\"Lưu\"]")]
    [InlineData("src/Quality/Audits/Show.cshtml.cs", "var a = T[\"Đánh giá\", 3] + T[\"Lưu\"];")]
    public void A_text_without_english_is_found(string path, string text) =>
        Holds.CatchesOne(TextsComplete.Check, "\"Đánh giá\" has no English", Project, (path, text), Resources("Lưu", "Save"));

    [Fact]
    public void A_left_over_entry_is_found() =>
        Holds.CatchesOne(TextsComplete.Check, "nobody asks for \"Lưu\"", Project, Resources("Lưu", "Save"));

    [Fact]
    public void An_empty_english_text_is_found() =>
        Holds.CatchesOne(TextsComplete.Check, "empty English", Project, ("src/Quality/A.cshtml", "@T[\"Lưu\"]"), Resources("Lưu", " "));

    [Theory]
    [InlineData("var a = T[$\"Lưu {name}\"];")]
    [InlineData("var a = T[\"Lưu \" + name];")]
    public void A_key_built_at_run_time_is_found(string code) =>
        Holds.CatchesOne(TextsComplete.Check, "put together at run time", Project, ("src/Quality/A.cs", code));

    [Fact]
    public void A_text_that_reaches_T_through_a_variable_is_let_through() =>
        Holds.IsQuiet(
            TextsComplete.Check,
            Project,
            ("src/Quality/A.cs", "var label = \"Lưu \\\"nháp\\\"\"; var a = T[label]; var b = new T[\"x\".Length];"),
            Resources("Lưu \"nháp\"", "Save the draft")
        );

    private static (string, string) Resources(string key, string english) =>
        (
            "src/Quality/Texts.en.resx",
            new System.Xml.Linq.XElement(
                "root",
                new System.Xml.Linq.XElement(
                    "data",
                    new System.Xml.Linq.XAttribute("name", key),
                    new System.Xml.Linq.XElement("value", english)
                )
            ).ToString()
        );
}
