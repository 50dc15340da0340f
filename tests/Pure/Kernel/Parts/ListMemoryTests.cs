using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsoDienTu.Pure.Kernel.Parts;

public class ListMemoryTests
{
    private readonly Bench _bench = new();

    [Fact]
    public async Task Choices_are_kept_for_this_list_alone_and_typed_words_are_not()
    {
        var cookie = await OpenAsync("?state=late&q=Nguy%E1%BB%85n&sort=-due&p=3");

        Assert.Contains("iso-list=", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/items", cookie, StringComparison.Ordinal);
        Assert.Contains("state%3Dlate", cookie, StringComparison.Ordinal);
        Assert.Contains("sort%3D-due", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguy", cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_list_keeps_nothing_and_forgets_nothing() => Assert.Empty(await OpenAsync(""));

    [Fact]
    public async Task Last_time_s_filters_are_offered_not_applied()
    {
        var http = Request("", "?cols=code&sort=-due&state=late");

        var view = ListView.From(http.Request);
        var html = await DrawAsync(view);

        Assert.Null(view.Filter("state"));
        Assert.Null(view.Sort);
        Assert.Equal(["code"], view.Columns);
        Assert.Contains("href=\"/items?cols=code&amp;sort=-due&amp;state=late\"", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%3Cscript%3E")]
    [InlineData("?cols=%22%3E%3Cb%3E")]
    public async Task A_forged_cookie_is_text_like_any_other(string cookie)
    {
        var html = await DrawAsync(ListView.From(Request("", cookie).Request));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    private async Task<string> OpenAsync(string query)
    {
        var http = Request(query, null);
        await DrawAsync(ListView.From(http.Request));
        return http.Response.Headers.SetCookie.ToString();
    }

    private Task<string> DrawAsync(ListView view) =>
        Bench.DrawAsync(
            new ListTagHelper(_bench.Parts)
            {
                View = view,
                Caption = "mục",
                Page = _bench.View,
            },
            [
                new FilterTagHelper
                {
                    Name = "state",
                    Label = "Tình trạng",
                    Options = [new SelectListItem("Trễ", "late")],
                },
                new FilterTagHelper { Name = "q", Label = "Từ khóa" },
            ]
        );

    private HttpContext Request(string query, string? cookie)
    {
        var http = _bench.View.HttpContext;
        http.Request.Path = "/items";
        http.Request.QueryString = new QueryString(query);
        if (cookie is not null)
            http.Request.Headers.Cookie = "iso-list=" + Uri.EscapeDataString(cookie);
        return http;
    }
}
