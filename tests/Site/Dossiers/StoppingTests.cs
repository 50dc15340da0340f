using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Dossiers.Stopping;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Dossiers;

/// <summary>Form 05: the applicant asks while there is no decision; the head stops as the law says.</summary>
public sealed class StoppingTests : IAsyncLifetime
{
    private const string Why = "Người nộp chưa cần thủ tục này nữa";
    private TestSite site = null!;
    private OneStop desk = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
        id = OneStop.IdIn(await desk.ReceiveAsync());
        await site.RunJobsAsync();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_clerk_stops_at_the_applicants_request_and_nobody_works_on()
    {
        await desk.StepAsync(desk.Clerk);
        var answer = await StopAsync(desk.Clerk, new() { ["Reason"] = Why, ["Money"] = "Đã nộp 200.000 đồng, hoàn đủ" });
        Assert.True(answer.Status == 303, answer.Words);
        await site.RunJobsAsync();
        var sheet = await desk.Clerk.FollowAsync(answer);
        foreach (
            var words in (string[])
                [
                    "Số: 1/TB",
                    "THÔNG BÁO DỪNG GIẢI QUYẾT",
                    "Công ty Bến Mây",
                    "0109876543",
                    Why,
                    "Đang ở bước 2",
                    "đã xong 1 bước",
                    "hoàn đủ",
                    "trả lại giấy tờ đã nộp",
                ]
        )
        {
            Assert.Contains(words, sheet.Words, StringComparison.Ordinal);
        }

        var dossier = await DossierAsync();
        Assert.Equal(DossierState.Withdrawn, dossier.State);
        Assert.Null(dossier.FinishedAt);
        Assert.Equal("Cancelled", (await desk.InstanceAsync(id)).Status);
        Assert.DoesNotContain(await desk.HistoryAsync(id), p => p.State == "Open");
        var inbox = await desk.UnitHead.GetAsync("/Processes/Inbox");
        Assert.Equal(200, inbox.Status);
        Assert.DoesNotContain(dossier.Code, inbox.Words, StringComparison.Ordinal);
        var show = await desk.Clerk.GetAsync($"/Dossiers/Show/{id}");
        Assert.Contains("Thông báo số 1/TB", show.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(show.Document!.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/Dossiers/Stop/{id}");
        var open = await site.Anonymous().GetAsync("/Portal/FollowUp?code=" + dossier.Code);
        Assert.Contains("Công dân yêu cầu rút hồ sơ, từ ngày 06/01/2026.", open.Words, StringComparison.Ordinal);
        Assert.Contains(Why, open.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bến Mây", open.Words, StringComparison.Ordinal);

        // A second stop, papers and a promise come too late.
        Assert.Contains(
            "đã dừng giải quyết theo thông báo số 1/TB",
            (await desk.Clerk.GetAsync($"/Dossiers/Stop/{id}")).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await MovesAsync(DossierState.Withdrawn));
    }

    [Fact]
    public async Task Only_the_head_stops_as_the_law_says_with_the_body_and_its_paper()
    {
        var form = new Dictionary<string, string> { ["Ground"] = "Law", ["Reason"] = "Toà án đang thụ lý tranh chấp" };
        var clerk = await StopAsync(desk.Clerk, form);
        Assert.Equal(422, clerk.Status);
        Assert.Contains("thủ trưởng cơ quan ký", clerk.Words, StringComparison.Ordinal);
        Assert.Contains("Hãy ghi cơ quan đề nghị dừng", (await StopAsync(desk.Head, form)).Words, StringComparison.Ordinal);
        form["RequestedBy"] = "Tòa án nhân dân khu vực 3";
        var bare = await StopAsync(desk.Head, form);
        Assert.Contains("Hãy ghi căn cứ", bare.Words, StringComparison.Ordinal);
        Assert.Contains("Tòa án nhân dân khu vực 3", bare.Text, StringComparison.Ordinal);
        form["Evidence"] = "Công văn 12/TA-DS ngày 05/01/2026";
        form["Reason"] = "Công ty Bến Mây đang có tranh chấp";
        Assert.Contains("trang tra cứu công khai", (await StopAsync(desk.Head, form)).Words, StringComparison.Ordinal);
        Assert.Equal(DossierState.Received, (await DossierAsync()).State);
        form["Reason"] = "Toà án đang thụ lý tranh chấp";
        var signed = await StopAsync(desk.Head, form);
        Assert.True(signed.Status == 303, signed.Words);
        Assert.Contains("Công văn 12/TA-DS", (await desk.Head.FollowAsync(signed)).Words, StringComparison.Ordinal);
        await site.RunJobsAsync();

        // From "received" the way leads through "in work"; both moves are written.
        Assert.Equal(DossierState.Stopped, (await DossierAsync()).State);
        Assert.Equal(1, await MovesAsync(DossierState.Processing));
        var open = await site.Anonymous().GetAsync("/Portal/FollowUp?code=" + (await DossierAsync()).Code);
        Assert.Contains("Dừng xử lý, từ ngày", open.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tòa án nhân dân", open.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_that_did_not_come_end_a_waiting_dossier_and_are_asked_for_no_more()
    {
        var page = await desk.Head.GetAsync($"/Dossiers/Stop/{id}");
        Assert.Null(page.Document!.QuerySelector("input[value=NoSupplementInTime]"));
        await desk.Clerk.SubmitAsync(
            await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}"),
            new Dictionary<string, string>
            {
                ["Other"] = "Trang 3",
                ["Reason"] = "Thiếu trang",
                ["Contact"] = "Lê Văn Minh, 0217",
            },
            "handler=Ask"
        );
        await site.RunJobsAsync();
        var stopped = await StopAsync(
            desk.Head,
            new()
            {
                ["Ground"] = "NoSupplementInTime",
                ["Reason"] = "Quá thời hạn bổ sung mà chưa nhận được giấy tờ",
                ["Evidence"] = "Khoản 4 điều 12 Thông tư chuyên ngành",
            }
        );
        Assert.True(stopped.Status == 303, stopped.Words);
        await site.RunJobsAsync();
        var dossier = await DossierAsync();
        Assert.Equal(DossierState.Stopped, dossier.State);
        var open = await site.Anonymous().GetAsync("/Portal/FollowUp?code=" + dossier.Code);
        Assert.Contains("Dừng xử lý, từ ngày", open.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Đang tạm dừng", open.Words, StringComparison.Ordinal);
        Assert.Contains(
            "Không còn yêu cầu bổ sung được",
            (await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_result_made_after_the_page_was_opened_is_not_stopped()
    {
        foreach (var official in (TestClient[])[desk.Clerk, desk.UnitHead, desk.Specialist, desk.UnitHead, desk.Head])
        {
            await desk.StepAsync(official);
        }

        var page = await desk.Clerk.GetAsync($"/Dossiers/Stop/{id}");
        Assert.NotNull(page.Document!.QuerySelector("textarea[name=Reason]"));
        await desk.StepAsync(desk.Records);
        var late = await desk.Clerk.SubmitAsync(page, new Dictionary<string, string> { ["Reason"] = Why });
        Assert.Equal(422, late.Status);
        Assert.Contains("chưa có kết quả giải quyết", late.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_stop_at_once_one_is_told_of_the_other_and_there_is_one_notice()
    {
        var pages = new[] { await desk.Clerk.GetAsync($"/Dossiers/Stop/{id}"), await desk.Head.GetAsync($"/Dossiers/Stop/{id}") };
        var form = new Dictionary<string, string> { ["Reason"] = Why };
        var answers = await Task.WhenAll(desk.Clerk.SubmitAsync(pages[0], form), desk.Head.SubmitAsync(pages[1], form));
        Assert.Equal([303, 422], answers.Select(a => a.Status).Order());
        Assert.Equal(
            1,
            await site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => db.Set<StopNotice>().CountAsync(n => n.DossierId == id, ct))
        );
    }

    [Fact]
    public async Task By_api_it_is_safe_to_retry_and_each_agency_stops_its_own()
    {
        var code = (await DossierAsync()).Code;
        var call = $"/api/v1/dossiers/{code}/stop";
        var body = $$"""{"ground":"Applicant","reason":"{{Why}}","conclusion":"Dừng giải quyết"}""";
        Assert.Equal(403, (await desk.Specialist.CallAsync(call, body, "stop-0001")).Status);
        Assert.Equal(403, (await desk.Specialist.GetAsync($"/Dossiers/Stop/{id}")).Status);
        var other = await OneStop.OpenAsync(site, "H99.03");
        Assert.Equal(404, (await other.Clerk.CallAsync(call, body, "stop-0002")).Status);
        Assert.Equal(404, (await other.Clerk.GetAsync($"/Dossiers/Stop/{id}")).Status);
        var stopped = await desk.Clerk.CallAsync(call, body, "stop-0003");
        Assert.True(stopped.Status == 200, stopped.Text);
        Assert.Contains("1/TB", stopped.Text, StringComparison.Ordinal);
        Assert.Equal(stopped.Text, (await desk.Clerk.CallAsync(call, body, "stop-0003")).Text);
        Assert.Equal(422, (await desk.Clerk.CallAsync(call, body, "stop-0004")).Status);
    }

    private async Task<TestPage> StopAsync(TestClient client, Dictionary<string, string> form) =>
        await client.SubmitAsync(await client.GetAsync($"/Dossiers/Stop/{id}"), form);

    private Task<Dossier> DossierAsync() =>
        site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => db.Set<Dossier>().SingleAsync(d => d.Id == id, ct));

    private Task<int> MovesAsync(DossierState to) =>
        site.Runner.ReadAsync(
            desk.Scene.AgencyId,
            (db, ct) => db.Set<DossierEvent>().CountAsync(e => e.DossierId == id && e.Kind == EventKind.Moved && e.ToState == to, ct)
        );
}
