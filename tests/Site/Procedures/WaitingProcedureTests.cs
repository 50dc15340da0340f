using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Site.Dossiers;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using static IsoDienTu.Site.Procedures.Office;

namespace IsoDienTu.Site.Procedures;

/// <summary>The next version of a procedure waits to be read: its process, its page and its issue take effect together or not at all.</summary>
public sealed class WaitingProcedureTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Later = new(2026, 1, 14, 8, 0, 0, TimeSpan.FromHours(7));
    private TestSite site = null!;
    private OneStop office = null!;
    private string procedure = "";
    private string document = "";
    private int keys;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await OneStop.OpenAsync(site, "H99.78");
        procedure = Assert.Single(await SqlAsync("select id::text as \"Value\" from procedures.procedure"));
        document = Assert.Single(await SqlAsync("select document_id::text as \"Value\" from procedures.procedure"));
        await GateAsync(100);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string Key => $"waiting-{++keys:000000}";

    private Task<List<string>> SqlAsync(string sql) =>
        site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct));

    /// <summary>The specialist and the records clerk read the procedure.</summary>
    private async Task GateAsync(int? percent)
    {
        using var list = JsonDocument.Parse((await office.Secretary.GetAsync($"/api/v1/documents/{document}/distribution")).Text);
        var wanted = new
        {
            posts = new[] { office.Players[2].PostId, office.Players[4].PostId },
            gatePercent = percent,
            version = list.RootElement.GetProperty("version").GetUInt32(),
        };
        var saved = await office.Secretary.CallAsync($"/api/v1/documents/{document}/distribution", JsonSerializer.Serialize(wanted), Key);
        Assert.True(saved.Status == 200, saved.Text);
        await site.RunJobsAsync();
    }

    /// <summary>Publishes the next version with another name of its second step, wanted from 12 January.</summary>
    private async Task<TestPage> PublishAsync()
    {
        var begun = await office.Secretary.SubmitAsync(await office.Secretary.GetAsync("/Procedures/Revise/" + procedure), Fields());
        Assert.True(begun.Status == 303, begun.Words);
        return await PublishAsync(IdIn(begun.Location!));
    }

    private async Task<TestPage> PublishAsync(string draft, string from = "2026-01-12")
    {
        var page = await office.Secretary.GetAsync("/Procedures/Preview/" + draft);
        Assert.True(page.Status == 200, page.Words);
        var saved = await office.Secretary.SubmitAsync(
            page,
            Fields(("Card.Steps[1].Name", "Phân công theo cách mới")),
            "/Procedures/Preview/",
            ("act", "save")
        );
        Assert.True(saved.Status == 303, saved.Words);
        var fields = new List<(string, string)> { ("EffectiveFrom", from), ("Reason", "Sửa theo thực tế") };
        for (var i = 0; i < 3; i++)
        {
            fields.AddRange([($"Signs[{i}].Name", $"Người {i}"), ($"Signs[{i}].Post", "Lãnh đạo"), ($"Signs[{i}].Day", "2026-01-05")]);
        }

        var answer = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync("/Procedures/Publish/" + draft),
            Fields([.. fields]),
            "/Procedures/Publish/"
        );
        await site.RunJobsAsync();
        return answer;
    }

    private async Task WaitAsync()
    {
        var published = await PublishAsync();
        Assert.True(published.Status == 303, published.Words);
        Assert.Equal("/Documents/Show/" + document, published.Location);
    }

    private async Task UnderstandAsync(TestClient reader)
    {
        var issue = Assert.Single(await SqlAsync("select id::text as \"Value\" from documents.version where state = 'Scheduled'"));
        var done = await reader.CallAsync($"/api/v1/documents/{document}/understood", $$"""{"issueId":"{{issue}}"}""", Key);
        Assert.True(done.Status == 200, done.Text);
        await site.RunJobsAsync();
    }

    private async Task<string> WaitingVersionAsync() =>
        Assert.Single(await SqlAsync("select xmin::text as \"Value\" from documents.version where state = 'Scheduled'"));

    private Task<TestPage> ActAsync(string act, string version, string reason = "Theo chỉ đạo của Giám đốc") =>
        office.Secretary.CallAsync(
            $"/api/v1/documents/{document}/scheduled/{act}",
            $$"""{"reason":"{{reason}}","version":{{version}}}""",
            Key
        );

    /// <summary>A dossier comes to the desk under what is in force today.</summary>
    private async Task ReceiveAsync()
    {
        var day = site.Clock.GetUtcNow().VietnamDay();
        var version = Assert.Single(
            await SqlAsync(
                $"select id::text as \"Value\" from procedures.procedure_version where daterange(effective_from, effective_to) @> date '{day:yyyy-MM-dd}'"
            )
        );
        var answer = await office.Clerk.SubmitAsync(await office.Clerk.GetAsync("/Dossiers/Desk?procedure=" + version), OneStop.Form());
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        await site.RunJobsAsync();
    }

    /// <summary>The number of the process version on which each dossier runs, the oldest first.</summary>
    private Task<List<string>> RunningAsync() =>
        SqlAsync(
            """
            select v.number::text as "Value" from processes.instance i
            join processes.definition_version v on v.agency_id = i.agency_id and v.id = i.definition_version_id
            order by i.started_at
            """
        );

    private Task<List<string>> VersionsAsync() =>
        SqlAsync(
            "select issue || ' ' || effective_from || ' ' || coalesce(effective_to::text, '') as \"Value\" from procedures.procedure_version order by issue"
        );

    [Fact]
    public async Task New_dossiers_begin_with_the_version_before_until_enough_have_read_and_then_all_changes_at_once()
    {
        await WaitAsync();
        Assert.Equal(["Scheduled"], await SqlAsync("select state::text as \"Value\" from procedures.upload where state <> 'Published'"));
        await office.GoToAsync(Later);
        await site.RunJobsAsync();
        await ReceiveAsync();
        Assert.Equal(["1"], await RunningAsync());
        Assert.Single(await VersionsAsync());
        var shown = await office.Clerk.GetAsync("/Procedures/Show/" + procedure);
        Assert.Contains("Lần ban hành 2 đã duyệt, chờ phổ biến", shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Phân công theo cách mới", shown.Words, StringComparison.Ordinal);
        Assert.Contains("Đã duyệt, chờ phổ biến", (await office.Clerk.GetAsync("/Procedures")).Words, StringComparison.Ordinal);
        var slug = Assert.Single(await SqlAsync($"select slug as \"Value\" from organisation.agency where id = {office.Scene.AgencyId}"));
        var open = $"/Portal/Procedure/{slug}/{Assert.Single(await SqlAsync("select slug as \"Value\" from procedures.procedure"))}";
        Assert.DoesNotContain("Phân công theo cách mới", (await site.Anonymous().GetAsync(open)).Words, StringComparison.Ordinal);

        // No other version is begun behind it; what is offered by address alone is refused in words.
        Assert.DoesNotContain("/Procedures/Revise/", shown.Document!.Body!.InnerHtml, StringComparison.Ordinal);
        var second = await office.Secretary.SubmitAsync(await office.Secretary.GetAsync("/Procedures/Revise/" + procedure), Fields());
        Assert.Equal(422, second.Status);
        Assert.Contains("Lần ban hành 2 của", second.Words, StringComparison.Ordinal);

        await UnderstandAsync(office.Specialist);
        Assert.Single(await VersionsAsync());
        await UnderstandAsync(office.Records);
        var both = await VersionsAsync();
        Assert.EndsWith(" 2026-01-15", both[0], StringComparison.Ordinal);
        Assert.Equal("2 2026-01-15 ", both[1]);
        await ReceiveAsync();
        Assert.Equal(["1", "1"], await RunningAsync());
        await office.GoToAsync(Later.AddDays(1));
        await ReceiveAsync();
        Assert.Equal(["1", "1", "2"], await RunningAsync());
        Assert.Contains(
            "Phân công theo cách mới",
            (await office.Clerk.GetAsync($"/Procedures/Show/{procedure}?view=steps")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Phân công theo cách mới", (await site.Anonymous().GetAsync(open)).Words, StringComparison.Ordinal);
        Assert.Single(await SqlAsync("select what as \"Value\" from audit_log.entry where what = 'documents.took_effect'"));
        Assert.Empty(await SqlAsync("select id::text as \"Value\" from procedures.upload where document_id is not null"));
    }

    [Fact]
    public async Task Taken_back_it_is_a_draft_again_and_the_version_before_goes_on()
    {
        await WaitAsync();
        var draft = Assert.Single(await SqlAsync("select id::text as \"Value\" from procedures.upload where state = 'Scheduled'"));
        Assert.Equal(404, (await office.Secretary.GetAsync("/Procedures/Preview/" + draft)).Status);
        var stale = await ActAsync("take-back", "1");
        Assert.Equal(409, stale.Status);
        var short_ = await ActAsync("take-back", await WaitingVersionAsync(), "Sai");
        Assert.Contains("documents.gate.reason", short_.Text, StringComparison.Ordinal);
        var back = await ActAsync("take-back", await WaitingVersionAsync(), "Còn lỗi trong bước 2");
        Assert.True(back.Status == 200, back.Text);
        await site.RunJobsAsync();
        Assert.Equal(
            ["Còn lỗi trong bước 2"],
            await SqlAsync("select reason as \"Value\" from audit_log.entry where what = 'documents.scheduled_taken_back'")
        );
        Assert.Equal(200, (await office.Secretary.GetAsync("/Procedures/Preview/" + draft)).Status);
        await office.GoToAsync(Later);
        await ReceiveAsync();
        Assert.Equal(["1"], await RunningAsync());
        Assert.Single(await VersionsAsync());

        // Without the gate it is published as the issue after that, on its day.
        await GateAsync(null);
        var again = await PublishAsync(draft, "2026-01-20");
        Assert.True(again.Status == 303, again.Words);
        Assert.Equal("3 2026-01-20 ", (await VersionsAsync())[1]);
        await office.GoToAsync(new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.FromHours(7)));
        await ReceiveAsync();
        Assert.Equal(["1", "2"], await RunningAsync());
    }

    [Fact]
    public async Task Two_at_once_let_one_version_begin()
    {
        await WaitAsync();
        var version = await WaitingVersionAsync();
        var both = await Task.WhenAll(ActAsync("open", version), ActAsync("open", version), ActAsync("take-back", version));
        Assert.Single(both, a => a.Status == 200);
        Assert.All(both.Where(a => a.Status != 200), a => Assert.True(a.Status is 409 or 422, $"{a.Status}: {a.Text}"));
        await site.RunJobsAsync();
        var entries = await SqlAsync(
            "select what as \"Value\" from audit_log.entry where what in ('documents.gate_opened', 'documents.scheduled_taken_back')"
        );
        var opened = Assert.Single(entries) == "documents.gate_opened";
        Assert.Equal(opened ? 2 : 1, (await VersionsAsync()).Count);
        Assert.Equal(
            opened ? "2" : "1",
            Assert.Single(await SqlAsync("select count(*)::text as \"Value\" from processes.definition_version where state = 'Published'"))
        );
    }

    [Fact]
    public async Task Whoever_may_issue_lets_it_begin_earlier_and_a_withdrawn_procedure_takes_back_what_waits()
    {
        await WaitAsync();
        await office.GoToAsync(Later);
        Assert.Equal(403, (await office.Specialist.GetAsync("/Documents/Distributing/Open/" + document)).Status);
        var page = await office.Head.GetAsync("/Documents/Distributing/Open/" + document);
        Assert.Contains("Quy trình điện tử và trang công khai chờ cùng bản này", page.Words, StringComparison.Ordinal);
        var done = await office.Head.SubmitAsync(
            page,
            Fields(("Reason", "Nghị định có hiệu lực ngay"), ("Day", "2026-01-14")),
            button: ("Act", "open")
        );
        Assert.True(done.Status == 303, done.Words);
        await site.RunJobsAsync();
        await ReceiveAsync();
        Assert.Equal(["2"], await RunningAsync());

        var begun = await office.Secretary.SubmitAsync(await office.Secretary.GetAsync("/Procedures/Revise/" + procedure), Fields());
        Assert.Equal(303, (await PublishAsync(IdIn(begun.Location!), "2026-02-02")).Status);
        Assert.Single(await SqlAsync("select id::text as \"Value\" from procedures.upload where state = 'Scheduled'"));
        var withdrawn = await office.Head.SubmitAsync(
            await office.Head.GetAsync("/Documents/Withdraw/" + document),
            Fields(("Reason", "Theo Quyết định 9/QĐ-UBND"))
        );
        Assert.True(withdrawn.Status == 303, withdrawn.Words);
        await site.RunJobsAsync();
        Assert.Empty(await SqlAsync("select id::text as \"Value\" from procedures.upload where state = 'Scheduled'"));
        Assert.Equal(2, (await VersionsAsync()).Count);
    }
}
