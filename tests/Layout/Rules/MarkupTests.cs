using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class MarkupTests
{
    [Fact]
    public void Markup_fits_the_content_security_policy() => Holds.Everywhere(Markup.Check);

    [Theory]
    [InlineData("<p style=\"color:red\">")]
    [InlineData("<p class=\"a\" style='@x'>")]
    [InlineData("<button hx-on:click=\"go()\">")]
    [InlineData("<a href=\"javascript:go()\">")]
    [InlineData("<script>go()</script>")]
    [InlineData("<body onload=\"go()\">")]
    [InlineData("<div hx-trigger=\"keyup[ctrlKey]\">")]
    public void Inline_style_or_script_is_found_in_a_page_and_in_a_string(string markup)
    {
        Holds.CatchesOne(Markup.Check, "content security policy", ("src/Quality/A.cshtml", markup));
        Holds.CatchesOne(Markup.Check, "content security policy", ("src/Quality/A.cs", $"var a = \"\"\"{markup} \"\"\";"));
    }

    [Theory]
    [InlineData("<script src=\"/assets/app.js\" defer></script>")]
    [InlineData("<script type=\"module\" iso-asset=\"app.js\"></script>")]
    [InlineData("<script type=\"application/json\">{}</script>")]
    [InlineData("<link rel=\"stylesheet\" href=\"/a.css\">")]
    [InlineData("@* <p style=\"x\"> *@")]
    [InlineData("<tr data-style=\"x\" hx-trigger=\"click delay:2s\">")]
    public void Files_data_and_comments_are_let_through(string markup) => Holds.IsQuiet(Markup.Check, ("src/Quality/A.cshtml", markup));
}
