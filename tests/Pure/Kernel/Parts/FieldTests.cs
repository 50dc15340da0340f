using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace IsoDienTu.Pure.Kernel.Parts;

public class FieldTests
{
    private static readonly SelectListItem[] Choices = [new("Một", "1"), new("Hai", "2"), new("Ba", "3")];
    private readonly Bench _bench = new();

    [Fact]
    public async Task Label_help_and_error_are_tied_to_the_control()
    {
        _bench.ModelState.AddModelError("Input.Name", "Tên còn trống: ghi như trên quyết định");

        var field = await FieldAsync(Property("Name"), f => f.Help = "Như trên quyết định.");

        var control = field.QuerySelector("input")!;
        Assert.Equal("Input_Name", control.Id);
        Assert.Equal("Input.Name", control.GetAttribute("name"));
        Assert.Equal("Input_Name", field.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("Input_Name-error Input_Name-help", control.GetAttribute("aria-describedby"));
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Equal("Tên còn trống: ghi như trên quyết định", field.QuerySelector("#Input_Name-error")!.TextContent);
    }

    [Fact]
    public async Task What_was_typed_comes_back_even_when_it_could_not_be_read()
    {
        _bench.ModelState.SetModelValue("Input.Copies", "hai", "hai");
        _bench.ModelState.AddModelError("Input.Copies", "Số bản là một số");

        var field = await FieldAsync(Property("Copies"));

        Assert.Equal("hai", field.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_typed_is_text_never_markup()
    {
        var field = await FieldAsync(Bench.Property("Input.Name", new Sample { Name = "<b>\"'&" }, "Name"), f => f.Label = "<i>x</i>");

        Assert.Null(field.QuerySelector("b, i"));
        Assert.Equal("<b>\"'&", field.QuerySelector("input")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Day", "date", "2026-11-26")]
    [InlineData("At", "datetime-local", "2026-11-26T17:00")]
    [InlineData("Copies", "text", "3")]
    [InlineData("Agree", "checkbox", "true")]
    public async Task The_control_follows_the_property(string property, string type, string value)
    {
        var control = (await FieldAsync(Property(property))).QuerySelector("input")!;

        Assert.Equal(type, control.GetAttribute("type"));
        Assert.Equal(value, control.GetAttribute("value"));
    }

    [Fact]
    public async Task A_password_is_never_written_back()
    {
        var field = await FieldAsync(Property("Name"), f => f.Kind = FieldKind.Password);

        Assert.Null(field.QuerySelector("input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_list_of_ticks_is_a_group_with_a_legend_and_keeps_the_chosen()
    {
        var field = await FieldAsync(Property("Parts"), f => (f.Options, f.Kind) = (Choices, FieldKind.Checks));

        Assert.Equal("fieldset", field.LocalName);
        Assert.NotNull(field.QuerySelector("legend"));
        Assert.Equal(["2", "3"], field.QuerySelectorAll("input[checked]").Select(i => i.GetAttribute("value")));
        Assert.Equal("Input_Parts", field.QuerySelector("input")!.Id);
    }

    [Fact]
    public async Task A_select_offers_an_empty_choice_and_marks_the_chosen()
    {
        var field = await FieldAsync(
            Bench.Property("Input.Name", new Sample { Name = "2" }, "Name"),
            f => (f.Options, f.Blank) = (Choices, "Chọn")
        );

        var select = Assert.IsType<IHtmlSelectElement>(field.QuerySelector("select"), exactMatch: false);
        Assert.Equal(4, select.Options.Length);
        Assert.Equal("Hai", select.Options.Single(o => o.HasAttribute("selected")).Text);
    }

    [Fact]
    public async Task Attributes_of_the_page_reach_the_control()
    {
        var field = await FieldAsync(
            Property("Name"),
            null,
            new TagHelperAttribute("maxlength", "20"),
            new TagHelperAttribute("autocomplete", "name")
        );

        Assert.Equal("20", field.QuerySelector("input")!.GetAttribute("maxlength"));
        Assert.Equal("name", field.QuerySelector("input")!.GetAttribute("autocomplete"));
        Assert.Null(field.GetAttribute("maxlength"));
    }

    [Fact]
    public async Task The_summary_says_what_concerns_the_whole_form_first_and_links_the_rest_to_their_fields()
    {
        _bench.ModelState.AddModelError("Input.Name", "Tên còn trống");
        _bench.ModelState.AddModelError("", "Kỳ này đã khóa sổ");

        var html = Parse(await Bench.DrawAsync(new ErrorsTagHelper(_bench.Parts) { View = _bench.View }));

        Assert.Equal("alert", html.GetAttribute("role"));
        Assert.Equal("#Input_Name", html.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["Kỳ này đã khóa sổ", "Tên còn trống"], html.QuerySelectorAll("li").Select(li => li.TextContent));
    }

    [Fact]
    public async Task Without_errors_there_is_no_summary() =>
        Assert.Empty(await Bench.DrawAsync(new ErrorsTagHelper(_bench.Parts) { View = _bench.View }));

    private static Microsoft.AspNetCore.Mvc.ViewFeatures.ModelExpression Property(string name) =>
        Bench.Property("Input." + name, new Sample(), name);

    private async Task<IElement> FieldAsync(
        Microsoft.AspNetCore.Mvc.ViewFeatures.ModelExpression property,
        Action<FieldTagHelper>? set = null,
        params TagHelperAttribute[] attributes
    )
    {
        var field = new FieldTagHelper(_bench.Parts)
        {
            For = property,
            Label = "Nhãn",
            View = _bench.View,
        };
        set?.Invoke(field);
        return Parse(await Bench.DrawAsync(field, "", attributes));
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!.FirstElementChild!;

    private sealed class Sample
    {
        public string Name { get; set; } = "";
        public int Copies { get; set; } = 3;
        public DateOnly Day { get; set; } = new(2026, 11, 26);
        public DateTimeOffset At { get; set; } = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
        public bool Agree { get; set; } = true;
        public List<string> Parts { get; set; } = ["2", "3"];
    }
}
