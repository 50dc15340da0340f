using IsoDienTu.Documents;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

/// <summary>The first version of a procedure waits to be read: until then the procedure exists for nobody, and no old page changes what rests.</summary>
public sealed class FirstVersionWaitsTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Office office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await OpenAsync(site, "H99.73");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Task<List<string>> SqlAsync(string sql) =>
        site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct));

    [Fact]
    public async Task The_procedure_begins_with_its_issue_and_a_page_opened_before_is_refused()
    {
        // The text was a document of its own before it became a procedure.
        var document = await Issued.DocumentAsync(
            site,
            office.Scene.AgencyId,
            DocumentKind.Procedure,
            "QT.ĐĐ.01",
            "Quy trình viết tay",
            "Làm như cũ",
            new DateOnly(2026, 1, 5)
        );
        var gated = await office.Secretary.CallAsync(
            $"/api/v1/documents/{document}/distribution",
            """{"wholeAgency":true,"gatePercent":50}""",
            "gate-00001"
        );
        Assert.True(gated.Status == 200, gated.Text);
        var draft = IdIn(await office.UploadAsync());
        Assert.Equal(303, (await office.BindAsync(draft)).Status);
        var drop = await office.Secretary.GetAsync("/Procedures/Drop/" + draft);
        var publish = await office.Secretary.GetAsync("/Procedures/Publish/" + draft);
        Assert.Contains("Bản này sẽ chờ tới khi 50 % người", publish.Words, StringComparison.Ordinal);
        var published = await office.Secretary.SubmitAsync(
            publish,
            Fields(("Issue", ""), ("Reason", "Lập quy trình điện tử")),
            "/Procedures/Publish/"
        );
        Assert.True(published.Status == 303, published.Words);
        Assert.Equal("/Documents/Show/" + document, published.Location);
        await site.RunJobsAsync();
        Assert.Empty(await SqlAsync("select id::text as \"Value\" from procedures.procedure"));
        Assert.Equal(["Draft"], await SqlAsync("select state::text as \"Value\" from processes.definition_version"));
        Assert.Contains("Đã duyệt, chờ phổ biến", (await office.Clerk.GetAsync("/Procedures")).Words, StringComparison.Ordinal);

        var late = await office.Secretary.SubmitAsync(drop, Fields());
        Assert.True(late.Status is 404 or 422, late.Words);
        Assert.Equal(["Scheduled"], await SqlAsync("select state::text as \"Value\" from procedures.upload"));

        var version = Assert.Single(await SqlAsync("select xmin::text as \"Value\" from documents.version where state = 'Scheduled'"));
        var opened = await office.Secretary.CallAsync(
            $"/api/v1/documents/{document}/scheduled/open",
            $$"""{"reason":"Theo chỉ đạo của Giám đốc","version":{{version}}}""",
            "open-00001"
        );
        Assert.True(opened.Status == 200, opened.Text);
        await site.RunJobsAsync();
        Assert.Equal(["2"], await SqlAsync("select issue::text as \"Value\" from procedures.procedure_version"));
        Assert.Equal(["Published"], await SqlAsync("select state::text as \"Value\" from processes.definition_version"));
        Assert.Equal(["Published"], await SqlAsync("select state::text as \"Value\" from procedures.upload"));
    }
}
