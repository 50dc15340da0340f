using IsoDienTu.Testing;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

/// <summary>What every page of the module promises: no right, other agency, no token, sent twice.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;
    private Office other = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await OpenAsync(site, "H99.01");
        other = await OpenAsync(site, "H99.02");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_clerk_reads_procedures_but_may_not_import_or_publish_them()
    {
        var published = await office.PublishAsync();
        var draft = IdIn(await office.UploadAsync("QT.NV.01.html"));

        Assert.Equal(200, (await office.Clerk.GetAsync("/Procedures")).Status);
        Assert.Equal(200, (await office.Clerk.GetAsync(published)).Status);
        foreach (
            var path in new[]
            {
                "Upload",
                "Preview/" + draft,
                "Bind/" + draft,
                "Publish/" + draft,
                "Drop/" + draft,
                "Revise/" + IdIn(published),
            }
        )
        {
            Assert.Equal(403, (await office.Clerk.GetAsync("/Procedures/" + path)).Status);
        }
    }

    [Fact]
    public async Task Another_agency_sees_nothing_of_it()
    {
        var published = await office.PublishAsync();
        var draft = IdIn(await office.UploadAsync("QT.NV.01.html"));

        string[] paths =
        [
            published,
            published + "?handler=Bpmn",
            published + "?handler=Source",
            $"/Procedures/Preview/{draft}",
            $"/Procedures/Preview/{draft}?handler=Source",
            $"/Procedures/Bind/{draft}",
            $"/Procedures/Publish/{draft}",
            $"/Procedures/Drop/{draft}",
            $"/Procedures/Revise/{IdIn(published)}",
        ];
        foreach (var path in paths)
        {
            Assert.Equal(404, (await other.Secretary.GetAsync(path)).Status);
        }

        Assert.DoesNotContain("QT.ĐĐ.01", (await other.Secretary.GetAsync("/Procedures")).Words, StringComparison.Ordinal);
        Assert.Contains("QT.ĐĐ.01", (await office.Secretary.GetAsync("/Procedures")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var published = IdIn(await office.PublishAsync());
        var draft = IdIn(await office.UploadAsync("QT.NV.01.html"));
        foreach (
            var path in new[] { "Upload", "Preview/" + draft, "Bind/" + draft, "Publish/" + draft, "Drop/" + draft, "Revise/" + published }
        )
        {
            Assert.Equal(400, (await office.Secretary.PostAsync("/Procedures/" + path, Fields(("IdempotencyKey", "12345678")))).Status);
        }
    }

    [Fact]
    public async Task Sending_a_form_twice_does_it_once()
    {
        var form = await office.Secretary.GetAsync("/Procedures/Upload");
        var first = await office.Secretary.UploadAsync(form, Fields(), "Source", "a.html", Demo("QT.DD.01.html"));
        var second = await office.Secretary.UploadAsync(form, Fields(), "Source", "a.html", Demo("QT.DD.01.html"));
        Assert.Equal(first.Location, second.Location);

        var draft = IdIn(first.Location!);
        await TwiceAsync("/Procedures/Preview/" + draft, ("act", "step-add:s1"));
        Assert.Equal(
            10,
            (await office.Secretary.GetAsync("/Procedures/Preview/" + draft)).Document!.QuerySelectorAll("fieldset[id^='step-']").Length
        );
        await TwiceAsync("/Procedures/Preview/" + draft, ("act", "step-remove:s10"));
        await office.BindAsync(draft);
        await TwiceAsync("/Procedures/Bind/" + draft, null);
        await TwiceAsync("/Procedures/Publish/" + draft, null);
        var row = Assert.Single((await office.Secretary.GetAsync("/Procedures")).Document!.QuerySelectorAll("main tbody tr"));
        var id = IdIn(row.QuerySelector("a")!.GetAttribute("href")!);
        await TwiceAsync("/Procedures/Revise/" + id, null);
        var revision = (await office.Secretary.GetAsync("/Procedures")).Document!.QuerySelector("#drafts a")!.GetAttribute("href")!;
        await TwiceAsync("/Procedures/Drop/" + IdIn(revision), null);
        Assert.Null((await office.Secretary.GetAsync("/Procedures")).Document!.QuerySelector("#drafts"));
    }

    [Fact]
    public async Task The_list_is_searched_without_accents()
    {
        await office.PublishAsync();
        await office.PublishAsync("QT.NV.01.html");

        var found = await office.Clerk.GetAsync("/Procedures?q=bien+dong+chuyen+nhuong");
        Assert.Contains("QT.ĐĐ.01", found.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("QT.NV.01", found.Words, StringComparison.Ordinal);
    }

    private async Task TwiceAsync(string path, (string, string)? button)
    {
        var page = await office.Secretary.GetAsync(path);
        var action = path[..path.LastIndexOf('/')];
        var first = await office.Secretary.SubmitAsync(page, Fields(), action, button);
        var second = await office.Secretary.SubmitAsync(page, Fields(), action, button);
        Assert.True(first.Status == 303, $"{path} {first.Status}: {first.Words}");
        Assert.Equal((303, first.Location), (second.Status, second.Location));
    }
}
