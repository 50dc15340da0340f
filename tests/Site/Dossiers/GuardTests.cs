using IsoDienTu.Testing;

namespace IsoDienTu.Site.Dossiers;

/// <summary>What every page and call of the module promises: no right, other agency, no token, sent twice.</summary>
public sealed class GuardTests : IAsyncLifetime
{
    private TestSite site = null!;
    private OneStop desk = null!;
    private OneStop other = null!;
    private Guid id;
    private string supplement = "";
    private string file = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
        other = await OneStop.OpenAsync(site, "H99.03");
        var answer = await desk.Clerk.UploadAsync(await desk.DeskAsync(), OneStop.Form(), "PartFile-1", "don.pdf", "%PDF-1.7"u8.ToArray());
        id = OneStop.IdIn(answer.Location!);
        await site.RunJobsAsync();
        var asked = await desk.Clerk.SubmitAsync(
            await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}"),
            new Dictionary<string, string>
            {
                ["Other"] = "Trang 3",
                ["Reason"] = "Thiếu trang",
                ["Contact"] = "Lê Văn Minh, 0217",
            },
            "handler=Ask"
        );
        supplement = asked.Location!;
        var show = await desk.Clerk.GetAsync($"/Dossiers/Show/{id}");
        file = show.Document!.QuerySelector("a[href^='/Dossiers/File/']")!.GetAttribute("href")!;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string[] OfOneDossier =>
        [
            $"/Dossiers/Show/{id}",
            $"/Dossiers/Receipt/{id}",
            $"/Dossiers/ControlSlip/{id}",
            $"/Dossiers/Supplement/{id}",
            $"/Dossiers/ReturnResult/{id}",
            supplement,
            file,
        ];

    [Fact]
    public async Task Without_the_right_every_page_and_call_answers_403()
    {
        foreach (var path in (string[])[.. OfOneDossier, "/Dossiers", "/Dossiers/Desk", "/api/v1/dossiers/000.00.02.H99-260106-0001"])
        {
            Assert.Equal(403, (await desk.Secretary.GetAsync(path)).Status);
        }

        Assert.Equal(403, (await desk.Secretary.PostAsync("/api/v1/dossiers", [])).Status);
    }

    [Fact]
    public async Task Reading_is_not_receiving_and_not_returning()
    {
        Assert.Equal(200, (await desk.Records.GetAsync($"/Dossiers/Show/{id}")).Status);
        Assert.Equal(403, (await desk.Records.GetAsync("/Dossiers/Desk")).Status);
        Assert.Equal(403, (await desk.Records.GetAsync($"/Dossiers/Receipt/{id}")).Status);
        Assert.Equal(403, (await desk.Records.GetAsync($"/Dossiers/Supplement/{id}")).Status);
        Assert.Equal(403, (await desk.Specialist.GetAsync($"/Dossiers/ReturnResult/{id}")).Status);
    }

    [Fact]
    public async Task Another_agency_sees_nothing_of_it()
    {
        foreach (var path in (string[])[.. OfOneDossier, "/api/v1/dossiers/000.00.02.H99-260106-0001"])
        {
            Assert.Equal(404, (await other.Clerk.GetAsync(path)).Status);
        }

        var list = await other.Clerk.GetAsync("/Dossiers?q=ben+may");
        Assert.DoesNotContain("Bến Mây", list.Words, StringComparison.Ordinal);
        Assert.Contains("Bến Mây", (await desk.Clerk.GetAsync("/Dossiers?q=ben+may")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_ones_own_posted_at_a_dossier_of_another_agency_changes_nothing()
    {
        var own = await other.Clerk.GetAsync(await other.ReceiveAsync());
        var fields = own.FormFields(null, null);
        Assert.Equal(404, (await other.Clerk.PostAsync($"/Dossiers/Receipt/{id}", fields)).Status);
        Assert.Equal(404, (await other.Clerk.PostAsync($"/Dossiers/ReturnResult/{id}", fields)).Status);
        Assert.Equal(404, (await other.Clerk.PostAsync($"/Dossiers/Supplement/{id}?handler=Came", fields)).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        foreach (
            var path in new[]
            {
                $"/Dossiers/Desk?procedure={desk.Procedure}",
                $"/Dossiers/Receipt/{id}",
                $"/Dossiers/Supplement/{id}?handler=Ask",
                $"/Dossiers/Supplement/{id}?handler=Came",
                $"/Dossiers/ReturnResult/{id}",
            }
        )
        {
            Assert.Equal(400, (await desk.Clerk.PostAsync(path, OneStop.Form())).Status);
        }
    }

    [Fact]
    public async Task Without_signing_in_nothing_is_shown()
    {
        foreach (var path in (string[])[.. OfOneDossier, "/Dossiers", "/Dossiers/Desk", "/api/v1/dossiers/x"])
        {
            Assert.Contains((await site.Anonymous().GetAsync(path)).Status, (int[])[302, 401, 403]);
        }
    }

    [Fact]
    public async Task Sent_twice_a_form_works_once()
    {
        var page = await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}");
        var first = await desk.Clerk.SubmitAsync(page, null, "handler=Came");
        var second = await desk.Clerk.SubmitAsync(page, null, "handler=Came");
        Assert.Equal((303, first.Location), (second.Status, second.Location));
        var receipt = await desk.Clerk.GetAsync($"/Dossiers/Receipt/{id}");
        Assert.Equal((await desk.Clerk.SubmitAsync(receipt)).Location, (await desk.Clerk.SubmitAsync(receipt)).Location);
    }
}
