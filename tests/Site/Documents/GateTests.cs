using System.Text.Json;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Site.Procedures;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Documents;

/// <summary>An approved issue waits until its readers have understood it; until then the one before it is in force.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly DateOnly Second = new(2026, 1, 7);
    private TestSite site = null!;
    private DistributionScene office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await DistributionScene.OpenAsync(site, "H99.83");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    /// <summary>Issue 1 is in force, issue 2 is approved for 7 January and waits for both readers.</summary>
    private async Task<Guid> WaitingAsync(int percent = 100)
    {
        var id = await office.IssueAsync("Bản một", First);
        await office.ListAsync(id, percent, [.. office.Readers]);
        await office.IssueAsync("Bản hai", Second);
        return id;
    }

    private async Task<string> TokenAsync(Guid id, int issue) =>
        (await office.SqlAsync($"select qr as \"Value\" from documents.version where document_id = '{id}' and issue = {issue}"))[0];

    [Fact]
    public async Task It_waits_says_so_everywhere_and_takes_effect_on_the_day_after_the_last_one_has_understood()
    {
        var id = await WaitingAsync();
        Assert.Equal(["2 Scheduled", "1 Effective 2026-01-05"], await office.IssuesAsync(id));
        await office.OnAsync(new DateOnly(2026, 1, 9));
        // Its day has passed, and still the first one is in force, for officials and for everybody.
        Assert.Equal(["2 Scheduled", "1 Effective 2026-01-05"], await office.IssuesAsync(id));
        Assert.Contains("chờ phổ biến", await office.SheetAsync(await TokenAsync(id, 2)), StringComparison.Ordinal);
        Assert.Contains("là bản đang có hiệu lực", await office.SheetAsync(await TokenAsync(id, 1)), StringComparison.Ordinal);
        var slug = (await office.SqlAsync($"select slug as \"Value\" from organisation.agency where id = {office.Scene.AgencyId}"))[0];
        var open = await site.Anonymous().GetAsync($"/Portal/Document/{slug}/cscl");
        Assert.Contains("Bản một", open.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Lần 2", open.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bản hai", open.Words, StringComparison.Ordinal);
        Assert.Contains("Lần sau: Đã duyệt, chờ phổ biến", (await office.Secretary.GetAsync("/Documents")).Words, StringComparison.Ordinal);

        // Its file is nobody's to work by, and is not kept: it does not know its first day yet.
        var paper = await office.Secretary.GetAsync($"/api/v1/documents/{id}/issues/2/pdf");
        Assert.Contains("chưa có hiệu lực", PdfText.Of(paper.Bytes), StringComparison.Ordinal);
        Assert.Empty(await office.SqlAsync("select kind::text as \"Value\" from documents.rendition"));

        await office.UnderstandAsync(id, office.Readers[0]);
        Assert.Contains("2 Scheduled", await office.IssuesAsync(id));
        Assert.Contains(
            "Lần ban hành 2 đã duyệt",
            (await office.Secretary.GetAsync("/Documents/Show/" + id)).Words,
            StringComparison.Ordinal
        );
        await office.UnderstandAsync(id, office.Readers[1]);
        Assert.Equal(["2 Coming 2026-01-10", "1 Effective 2026-01-05"], await office.IssuesAsync(id));
        await office.OnAsync(new DateOnly(2026, 1, 10));
        Assert.Equal(["2 Effective 2026-01-10", "1 Superseded 2026-01-05"], await office.IssuesAsync(id));
        Assert.Contains(
            "thay bằng lần ban hành 2 từ 10/01/2026",
            await office.SheetAsync(await TokenAsync(id, 1)),
            StringComparison.Ordinal
        );
        var kept = await office.Secretary.GetAsync($"/api/v1/documents/{id}/issues/2/pdf");
        Assert.Contains("Có hiệu lực từ ngày 10/01/2026", PdfText.Of(kept.Bytes), StringComparison.Ordinal);
        Assert.Equal(
            ["documents.took_effect"],
            await office.SqlAsync("select what as \"Value\" from audit_log.entry where what = 'documents.took_effect'")
        );
    }

    [Fact]
    public async Task Half_of_them_is_enough_when_the_list_says_so_and_the_wanted_day_is_kept()
    {
        var id = await WaitingAsync(50);
        await office.UnderstandAsync(id, office.Readers[0]);
        Assert.Equal(["2 Coming 2026-01-07", "1 Effective 2026-01-05"], await office.IssuesAsync(id));
    }

    [Fact]
    public async Task Whoever_may_issue_opens_the_gate_with_a_reason_and_somebody_who_saw_less_is_told()
    {
        var id = await WaitingAsync();
        await office.OnAsync(new DateOnly(2026, 1, 8));
        Assert.Equal(
            403,
            (await (await office.Scene.SignInAsync(office.Readers[0])).GetAsync("/Documents/Distributing/Open/" + id)).Status
        );
        var page = await office.Secretary.GetAsync("/Documents/Distributing/Open/" + id);
        Assert.Contains("0/2 người (0 %), cần 100 %", page.Words, StringComparison.Ordinal);
        var bare = await office.Secretary.SubmitAsync(page, Office.Fields(("Reason", "Gấp")), button: ("Act", "open"));
        Assert.Equal(422, bare.Status);
        Assert.Contains("Hãy nêu lý do", bare.Words, StringComparison.Ordinal);
        var early = await office.Secretary.SubmitAsync(
            page,
            Office.Fields(("Reason", "Nghị định có hiệu lực ngay"), ("Day", "2026-01-06")),
            button: ("Act", "open")
        );
        Assert.Equal(422, early.Status);
        var done = await office.Secretary.SubmitAsync(
            page,
            Office.Fields(("Reason", "Nghị định có hiệu lực ngay"), ("Day", "2026-01-08")),
            button: ("Act", "open")
        );
        Assert.Equal(303, done.Status);
        Assert.Equal(["2 Effective 2026-01-08", "1 Superseded 2026-01-05"], await office.IssuesAsync(id));
        Assert.Equal(
            ["Nghị định có hiệu lực ngay"],
            await office.SqlAsync("select reason as \"Value\" from audit_log.entry where what = 'documents.gate_opened'")
        );
        var late = await office.Secretary.CallAsync(
            $"/api/v1/documents/{id}/scheduled/open",
            """{"reason":"Một lần nữa cho chắc","version":1}""",
            office.Key
        );
        Assert.Contains("documents.gate.none", late.Text, StringComparison.Ordinal);
        // Nobody has to read the first issue any more; the second still is to be read.
        await site.RunJobsAsync();
        Assert.Equal(
            2,
            (await office.SqlAsync("select state::text as \"Value\" from documents.reading where issue = 2 and state = 'Open'")).Count
        );
        Assert.Empty(await office.SqlAsync("select state::text as \"Value\" from documents.reading where issue = 1 and state = 'Open'"));
    }

    [Fact]
    public async Task What_waits_is_taken_back_and_never_was_in_force_and_no_second_one_waits_behind_it()
    {
        var id = await WaitingAsync();
        var second = await Assert.ThrowsAsync<RuleException>(() => office.IssueAsync("Bản ba", new DateOnly(2026, 1, 20)));
        Assert.Equal("documents.gate.waiting", second.Key);
        var version = await office.WaitingVersionAsync(id);
        var stale = await office.Secretary.CallAsync(
            $"/api/v1/documents/{id}/scheduled/take-back",
            $$"""{"reason":"Còn lỗi trong mục 2","version":{{version - 1}}}""",
            office.Key
        );
        Assert.Equal(409, stale.Status);
        var back = await office.Secretary.CallAsync(
            $"/api/v1/documents/{id}/scheduled/take-back",
            $$"""{"reason":"Còn lỗi trong mục 2","version":{{version}}}""",
            office.Key
        );
        Assert.True(back.Status == 200, back.Text);
        await site.RunJobsAsync();
        Assert.Equal("1 Effective 2026-01-05", (await office.IssuesAsync(id))[1]);
        Assert.StartsWith("2 Withdrawn", (await office.IssuesAsync(id))[0], StringComparison.Ordinal);
        Assert.Contains("thu hồi", await office.SheetAsync(await TokenAsync(id, 2)), StringComparison.Ordinal);
        await office.IssueAsync("Bản ba", new DateOnly(2026, 1, 20));
        Assert.Contains("3 Scheduled", await office.IssuesAsync(id));
        // Without the gate it takes effect as it was wanted.
        await office.ListAsync(id, null, [.. office.Readers]);
        await site.RunJobsAsync();
        Assert.Contains("3 Coming 2026-01-20", await office.IssuesAsync(id));
    }

    [Fact]
    public async Task Nobody_to_read_is_nothing_to_wait_for()
    {
        var id = await office.IssueAsync("Bản một", First);
        await office.ListAsync(id, 80);
        await office.IssueAsync("Bản hai", Second);
        await site.RunJobsAsync();
        Assert.Contains("2 Coming 2026-01-07", await office.IssuesAsync(id));
    }

    [Fact]
    public async Task Withdrawing_the_document_takes_back_what_waits_and_the_database_holds_the_waiting_one_as_it_was_approved()
    {
        var id = await WaitingAsync();
        foreach (
            var sql in (string[])
                [
                    "update documents.version set content = '{}' where state = 'Scheduled'",
                    "update documents.version set state = 'Issued', effective_from = '2026-01-06' where state = 'Scheduled'",
                    "update documents.version set effective_from = '2026-01-01' where state = 'Issued'",
                ]
        )
        {
            await Assert.ThrowsAnyAsync<Exception>(() =>
                office.Scene.DoAsync(
                    async (work, ct) => await work.Db.Database.ExecuteSqlRawAsync(sql.Replace("{}", "{{}}", StringComparison.Ordinal), ct)
                )
            );
        }

        var withdrawn = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync("/Documents/Withdraw/" + id),
            Office.Fields(("Reason", "Theo Quyết định 9/QĐ-UBND"))
        );
        Assert.Equal(303, withdrawn.Status);
        await site.RunJobsAsync();
        Assert.All(await office.IssuesAsync(id), i => Assert.Contains("Withdrawn", i, StringComparison.Ordinal));
        Assert.Empty(await office.SqlAsync("select state::text as \"Value\" from documents.reading where state = 'Open'"));
    }

    [Fact]
    public async Task The_signature_on_the_approval_path_leads_to_the_gate_too()
    {
        var id = await office.IssueAsync("Bản một", First);
        await office.ListAsync(id, 100, office.Readers[0]);
        Assert.Equal(
            303,
            (await office.Secretary.SubmitAsync(await office.Secretary.GetAsync("/Procedures/Approval"), Office.Fields())).Status
        );
        var writer = await office.Scene.SignInAsync(
            await office.Scene.PersonAsync("Lê Văn Trưởng", "Trưởng phòng", PostKind.UnitHead, Roles.UnitHead)
        );
        Assert.Equal(200, (await writer.CallAsync($"/api/v1/documents/{id}/draft", "\"\"", office.Key)).Status);
        var sent = await writer.SubmitAsync(
            await writer.GetAsync("/Documents/Send/" + id),
            Office.Fields(("Order.Reason", "Sửa theo Quyết định 15/QĐ-UBND"))
        );
        Assert.True(sent.Status == 303, sent.Words);
        // Its file, fetched while it lies before the reviewers, is not the file of the issue.
        var draft = (await office.SqlAsync("select id::text as \"Value\" from documents.version where state = 'Draft'"))[0];
        for (var round = 0; (await writer.GetAsync($"/Documents/Download/{id}?issue={draft}")).Document is not null; round++)
        {
            Assert.True(round < 40, "The file was not made");
        }

        Assert.Empty(await office.SqlAsync("select kind::text as \"Value\" from documents.rendition"));
        await StepAsync(office.Secretary, "agree");
        await StepAsync(await office.Scene.SignInAsync(office.Head), "approve");
        Assert.Equal(["2 Scheduled", "1 Effective 2026-01-05"], await office.IssuesAsync(id));
        Assert.Single(await office.SqlAsync($"select person_name as \"Value\" from documents.reading where issue = 2 and state = 'Open'"));
        await office.UnderstandAsync(id, office.Readers[0]);
        Assert.Equal(["2 Coming 2026-01-07", "1 Effective 2026-01-05"], await office.IssuesAsync(id));
    }

    private async Task StepAsync(TestClient who, string outcome)
    {
        using var tasks = JsonDocument.Parse((await who.GetAsync("/api/v1/tasks?of=mine")).Text);
        var task = Assert.Single(tasks.RootElement.GetProperty("tasks").EnumerateArray().ToList()).GetProperty("taskId").GetString();
        var done = await who.CallAsync($"/api/v1/tasks/{task}/complete", JsonSerializer.Serialize(new { outcome }), office.Key);
        Assert.True(done.Status == 200, done.Words);
        await site.RunJobsAsync();
    }
}
