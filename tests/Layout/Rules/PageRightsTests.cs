using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class PageRightsTests
{
    private const string Page = "src/Quality/Audits/Show.cshtml";

    [Fact]
    public void Every_page_names_its_right() => Holds.Everywhere(PageRights.Check);

    [Theory]
    [InlineData("internal class Show : PageModel { }", "names no right")]
    [InlineData("internal class Show : PageModel { [Right(\"a\")] public void OnPost() { } }", "names no right")]
    [InlineData("// [Right(\"a\")]\ninternal class Show : PageModel { }", "names no right")]
    [InlineData("[Right(\"a\")]\n[Public(\"anyone may read it\")]\ninternal class Show : PageModel { }", "more than one")]
    [InlineData("[Public(\"ok\")]\ninternal class Show : PageModel { }", "says why")]
    public void A_page_that_does_not_say_who_may_see_it_is_found(string model, string words) =>
        Holds.CatchesOne(PageRights.Check, words, (Page, "@page\n@model Show\n"), (Page + ".cs", model));

    [Fact]
    public void A_page_without_a_model_class_is_found() =>
        Holds.CatchesOne(PageRights.Check, "names no right", (Page, "@page\n<h1>x</h1>\n"));

    [Fact]
    public void A_page_in_the_root_takes_its_model_from_the_folder_its_namespace_names()
    {
        var model = ("src/Quality/Audits/Index.cshtml.cs", "[Right(\"a\")]\ninternal sealed class Index : PageModel { }");

        Holds.IsQuiet(PageRights.Check, ("src/Quality/Index.cshtml", "@page\n@namespace IsoDienTu.Quality.Audits\n@model Index\n"), model);
        Holds.CatchesOne(
            PageRights.Check,
            "names no right",
            ("src/Quality/Index.cshtml", "@page\n@namespace IsoDienTu.Quality.Risks\n@model Index\n"),
            model
        );
    }

    [Fact]
    public void A_named_right_and_a_partial_view_are_let_through() =>
        Holds.IsQuiet(
            PageRights.Check,
            (Page, "@page\n@model Show\n"),
            (Page + ".cs", "[Right(Rights.Audit)]\ninternal sealed class Show : PageModel { }"),
            ("src/Quality/Audits/_Row.cshtml", "<tr></tr>")
        );
}
