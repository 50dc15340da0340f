using AngleSharp.Html.Parser;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Pure.Kernel.Parts;

public class PartsTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task A_step_list_marks_where_we_are_in_words_and_for_screen_readers()
    {
        var steps = new StepLine[] { new("1", "Nhận", StepState.Done), new("2", "Xem", StepState.Here), new("3", "Trả") };

        var html = new HtmlParser().ParseDocument(
            await Bench.DrawAsync(new StepsTagHelper(_bench.Parts) { Items = steps, Label = "Các bước" })
        );

        Assert.Equal("Các bước", html.QuerySelector("ol")!.GetAttribute("aria-label"));
        var here = Assert.Single(html.QuerySelectorAll("[aria-current=step]"));
        Assert.Contains("đang làm", here.TextContent, StringComparison.Ordinal);
        Assert.Equal(["xong", "đang làm", "chưa tới"], html.QuerySelectorAll(".mark").Select(m => m.TextContent));
    }

    [Fact]
    public async Task A_qr_code_is_drawn_without_any_style()
    {
        var html = await Bench.DrawAsync(new QrTagHelper { Value = "https://example.invalid/q/1", Label = "Mã tra cứu" });

        var drawing = new HtmlParser().ParseDocument(html).QuerySelector("svg")!;
        Assert.Equal("Mã tra cứu", drawing.QuerySelector("title")!.TextContent);
        Assert.StartsWith("M4 4h7", drawing.QuerySelector("path")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.DoesNotContain("style", html, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(html.Length, 100, 6000);
    }

    [Fact]
    public async Task Each_shown_form_has_a_key_of_its_own()
    {
        var first = await Bench.DrawAsync(new IdempotencyKeyTagHelper());
        var second = await Bench.DrawAsync(new IdempotencyKeyTagHelper());

        Assert.Matches("name=\"IdempotencyKey\" value=\"[0-9a-f]{32}\"", first);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_conflict_shows_both_values_under_the_form_s_own_names()
    {
        var conflict = new EditConflictException("Item", "Trần Văn Bình", null, [new ConflictingField("Term", "3 ngày", "5 ngày")]);
        var helper = new ConflictTagHelper(_bench.Parts)
        {
            Value = conflict,
            Labels = new Dictionary<string, string>(StringComparer.Ordinal) { ["Term"] = "Thời hạn" },
        };

        var html = new HtmlParser().ParseDocument(await Bench.DrawAsync(helper));

        Assert.Contains("Trần Văn Bình vừa lưu thay đổi", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Thời hạn", "3 ngày", "5 ngày"], html.QuerySelectorAll("tbody tr > *").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task A_conflict_over_a_list_shows_its_entries_by_the_words_they_were_chosen_by()
    {
        var helper = new ConflictTagHelper(_bench.Parts)
        {
            Value = new EditConflictException("Item", null, null, [ConflictingField.Of("Posts", new[] { 3, 5 }, Array.Empty<int>())]),
            Options = [new("Văn thư", "3"), new("Kế toán", "4")],
        };

        var html = new HtmlParser().ParseDocument(await Bench.DrawAsync(helper));

        Assert.Equal(["Posts", "Văn thư; 5", "–"], html.QuerySelectorAll("tbody tr > *").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task A_conflict_with_a_removed_item_says_so_and_shows_no_table()
    {
        var helper = new ConflictTagHelper(_bench.Parts) { Value = new EditConflictException("Item", null, null, []) };

        var html = await Bench.DrawAsync(helper);

        Assert.Contains("không còn nữa", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_says_what_its_button_copies()
    {
        var html = new HtmlParser().ParseDocument(await Bench.DrawAsync(new CodeTagHelper(_bench.Parts) { Value = "A-1" }));

        Assert.Equal("A-1", html.QuerySelector("code")!.TextContent);
        Assert.Equal("Chép mã A-1", html.QuerySelector("button")!.GetAttribute("aria-label"));
        Assert.True(html.QuerySelector("button")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task An_instant_is_shown_in_vietnam_s_time()
    {
        var at = new DateTimeOffset(2026, 11, 25, 20, 5, 0, TimeSpan.Zero);

        var html = new HtmlParser().ParseDocument(await Bench.DrawAsync(new TimeTagHelper(_bench.Parts) { At = at }));

        Assert.Equal("2026-11-26T03:05+07:00", html.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal("26/11/2026 03:05", html.Body!.TextContent);
    }
}
