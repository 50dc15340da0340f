using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Dossiers;

/// <summary>
/// Form 04. A dossier received on Tuesday, 6 January 2026 at 08:00 for seven working days (Saturday the 10th is worked) is promised for Wednesday the
/// 14th, 17:00.
/// </summary>
public sealed class ApologyTests : IAsyncLifetime
{
    private const string Why = "Chờ ý kiến thẩm định của Sở Tài chính";
    private TestSite site = null!;
    private OneStop desk = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
        id = OneStop.IdIn(await desk.ReceiveAsync());
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_head_signs_and_the_promise_moves_everywhere_while_the_first_one_is_kept()
    {
        await desk.GoToAsync(At(12, 9));
        var answer = await ApologiseAsync(desk.Head, Why, "2026-01-20T17:00");
        Assert.True(answer.Status == 303, answer.Words);
        await site.RunJobsAsync();
        var sheet = await desk.Head.FollowAsync(answer);
        foreach (
            var words in (string[])
                [
                    "Số: 1/PXL",
                    "VĂN BẢN XIN LỖI",
                    "Công ty Bến Mây",
                    "0109876543",
                    "17:00",
                    "14/01/2026",
                    "20/01/2026",
                    Why,
                    "Phạm Văn Quang",
                    "Giám đốc Sở",
                ]
        )
        {
            Assert.Contains(words, sheet.Words, StringComparison.Ordinal);
        }

        Assert.NotNull(sheet.Document!.QuerySelector("svg"));
        var dossier = await DossierAsync();
        Assert.Equal(At(14, 17), dossier.PromisedAt);
        Assert.Equal(At(14, 17), dossier.OriginalDueAt);
        Assert.Equal(At(20, 17), dossier.DueAt);
        Assert.Equal(At(20, 17), (await desk.InstanceAsync(id)).DueAt);
        Assert.Equal(1, await EventsAsync(EventKind.Apologised));
        Assert.Equal(0, await EventsAsync(EventKind.PromiseMoved));
        var show = await desk.Clerk.GetAsync($"/Dossiers/Show/{id}");
        Assert.Contains("Văn bản số 1/PXL", show.Words, StringComparison.Ordinal);
        Assert.Contains("Hẹn trước khi xin lỗi", show.Words, StringComparison.Ordinal);
        Assert.Contains(dossier.Code, (await desk.Clerk.GetAsync("/Dossiers?clock=reappointed")).Words, StringComparison.Ordinal);
        Assert.Contains("Văn bản số 1/PXL", (await desk.Clerk.GetAsync($"/Dossiers/ControlSlip/{id}")).Words, StringComparison.Ordinal);
        var open = await site.Anonymous().GetAsync("/Portal/FollowUp?code=" + dossier.Code);
        Assert.Contains("Cơ quan xin lỗi và hẹn lại", open.Words, StringComparison.Ordinal);
        Assert.Contains(Why, open.Words, StringComparison.Ordinal);
        Assert.Contains("20/01/2026", open.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bến Mây", open.Words, StringComparison.Ordinal);

        // Done on the 16th: late against the first promise, early against the new one; reports count the first.
        await desk.GoToAsync(At(16, 9));
        await desk.StepAsync(desk.Clerk);
        await ToTheEndAsync();
        var done = await desk.Clerk.GetAsync($"/Dossiers/Show/{id}");
        Assert.Contains("Trễ hạn so với hẹn cũ; Trước hạn so với hẹn mới", Plain(done), StringComparison.Ordinal);
        Assert.Contains(dossier.Code, (await desk.Clerk.GetAsync("/Dossiers?clock=late")).Words, StringComparison.Ordinal);
        Assert.Contains(
            "So với hẹn mới: Trước hạn",
            (await desk.Clerk.GetAsync($"/Dossiers/ControlSlip/{id}")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_dossier_is_promised_anew_only_once_also_when_two_heads_sign_in_the_same_moment()
    {
        await desk.GoToAsync(At(12, 9));
        var other = await desk.Scene.SignInAsync(desk.Players[3]);
        var pages = new[] { await desk.Head.GetAsync($"/Dossiers/Apologise/{id}"), await other.GetAsync($"/Dossiers/Apologise/{id}") };
        var answers = await Task.WhenAll(
            desk.Head.SubmitAsync(pages[0], Form(Why, "2026-01-20T17:00")),
            other.SubmitAsync(pages[1], Form(Why + " và Sở Xây dựng", "2026-01-21T17:00"))
        );
        Assert.Equal([303, 422], answers.Select(a => a.Status).Order());
        Assert.Contains("chỉ được hẹn lại một lần", answers.Single(a => a.Status == 422).Words, StringComparison.Ordinal);
        var again = await desk.Head.GetAsync($"/Dossiers/Apologise/{id}");
        Assert.Contains("chỉ được hẹn lại một lần", again.Words, StringComparison.Ordinal);
        Assert.Null(again.Document!.QuerySelector("textarea[name=Reason]"));
    }

    [Fact]
    public async Task On_the_day_of_the_promise_it_is_refused_with_the_rule_and_nothing_changes()
    {
        await desk.GoToAsync(At(13, 23).AddMinutes(45));
        var page = await desk.Head.GetAsync($"/Dossiers/Apologise/{id}");
        Assert.NotNull(page.Document!.QuerySelector("textarea[name=Reason]"));
        site.Clock.Set(At(14, 0));
        var late = await desk.Head.SubmitAsync(page, Form(Why, "2026-01-20T17:00"));
        Assert.Equal(422, late.Status);
        Assert.Contains("ít nhất 01 ngày, tức chậm nhất ngày 13/01/2026", late.Words, StringComparison.Ordinal);
        Assert.Equal(At(14, 17), (await DossierAsync()).DueAt);
    }

    [Fact]
    public async Task A_date_out_of_hours_a_name_in_the_reason_and_a_resting_clock_are_refused()
    {
        await desk.GoToAsync(At(12, 9));
        Assert.Contains(
            "không phải giờ làm việc",
            (await ApologiseAsync(desk.Head, Why, "2026-01-18T09:00")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "phải sau ngày hẹn đang có",
            (await ApologiseAsync(desk.Head, Why, "2026-01-14T09:00")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Hãy ghi ngày, giờ trả mới", (await ApologiseAsync(desk.Head, Why, "")).Words, StringComparison.Ordinal);
        var named = await ApologiseAsync(desk.Head, "Chờ Công ty Bến Mây trả lời", "2026-01-20T17:00");
        Assert.Contains("trang tra cứu công khai", named.Words, StringComparison.Ordinal);
        var asking = await desk.Clerk.GetAsync($"/Dossiers/Supplement/{id}");
        var asked = new Dictionary<string, string>
        {
            ["Other"] = "Trang 3",
            ["Reason"] = "Thiếu trang",
            ["Contact"] = "Lê Văn Minh, 0217",
        };
        Assert.Equal(303, (await desk.Clerk.SubmitAsync(asking, asked, "handler=Ask")).Status);
        Assert.Contains(
            "Chỉ hẹn lại hồ sơ đang giải quyết",
            (await desk.Head.GetAsync($"/Dossiers/Apologise/{id}")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_rest_after_the_apology_moves_both_promises()
    {
        await desk.GoToAsync(At(12, 9));
        Assert.Equal(303, (await ApologiseAsync(desk.Head, Why, "2026-01-20T17:00")).Status);
        await site.RunJobsAsync();
        var engine = (IsoDienTu.Processes.ProcessEngine)site.Services.GetService(typeof(IsoDienTu.Processes.ProcessEngine))!;
        var instance = (await desk.InstanceAsync(id)).Id;
        await desk.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.PauseAsync(work, instance, IsoDienTu.Processes.PauseGround.Payment, null, ct);
                return true;
            }
        );
        await desk.GoToAsync(At(13, 9));
        await desk.Scene.DoAsync(
            async (work, ct) =>
            {
                await engine.ResumeAsync(work, instance, restart: false, ct);
                return true;
            }
        );
        await site.RunJobsAsync();
        var moved = await DossierAsync();
        Assert.Equal(At(21, 17), moved.DueAt);
        Assert.Equal(At(15, 17), moved.OriginalDueAt);
    }

    [Fact]
    public async Task Only_heads_sign_by_page_and_by_api_and_only_for_their_own_agency()
    {
        await desk.GoToAsync(At(12, 9));
        var code = (await DossierAsync()).Code;
        var call = $"/api/v1/dossiers/{code}/apology";
        var body = $$"""{"reason":"{{Why}}","newDue":"2026-01-20T17:00:00+07:00"}""";
        foreach (var client in new[] { desk.Clerk, desk.UnitHead, desk.Specialist })
        {
            Assert.Equal(403, (await client.GetAsync($"/Dossiers/Apologise/{id}")).Status);
            Assert.Equal(403, (await client.CallAsync(call, body, "apology-01")).Status);
            Assert.Equal(403, (await client.GetAsync("/Dossiers/Apologies")).Status);
        }

        var other = await OneStop.OpenAsync(site, "H99.03");
        Assert.Equal(404, (await other.Head.GetAsync($"/Dossiers/Apologise/{id}")).Status);
        Assert.Equal(404, (await other.Head.CallAsync(call, body, "apology-02")).Status);
        Assert.Equal(400, (await desk.Head.CallAsync(call, body, null)).Status);
        var signed = await desk.Head.CallAsync(call, body, "apology-03");
        Assert.True(signed.Status == 200, signed.Text);
        Assert.Contains("1/PXL", signed.Text, StringComparison.Ordinal);
        Assert.Equal(signed.Text, (await desk.Head.CallAsync(call, body, "apology-03")).Text);
        Assert.Equal(422, (await desk.Head.CallAsync(call, body, "apology-04")).Status);
        var sheet = await site.Runner.ReadAsync(
            desk.Scene.AgencyId,
            (db, ct) => db.Set<IsoDienTu.Dossiers.Apologies.Apology>().Select(a => a.Id).SingleAsync(ct)
        );
        Assert.Equal(200, (await desk.Clerk.GetAsync($"/Dossiers/ApologySheet/{sheet}")).Status);
        Assert.Equal(404, (await other.Clerk.GetAsync($"/Dossiers/ApologySheet/{sheet}")).Status);
    }

    [Fact]
    public async Task A_promise_that_the_remaining_steps_cannot_keep_is_listed_with_the_last_moment_for_an_apology()
    {
        var page = await desk.Head.GetAsync("/Dossiers/Apologies");
        Assert.Contains("Không có hồ sơ nào cần xin lỗi", page.Words, StringComparison.Ordinal);
        await desk.GoToAsync(At(12, 9)); // nothing has been done for four days
        var listed = await desk.Head.GetAsync("/Dossiers/Apologies");
        Assert.Contains((await DossierAsync()).Code, listed.Words, StringComparison.Ordinal);
        Assert.Contains("13/01/2026", listed.Words, StringComparison.Ordinal);
        Assert.Contains("apologiseBefore", (await desk.Head.GetAsync("/api/v1/foreseen-delays")).Text, StringComparison.Ordinal);
        Assert.Contains("1 Cần xin lỗi, hẹn lại", Plain(await desk.Head.GetAsync("/")), StringComparison.Ordinal);
        Assert.Equal(303, (await ApologiseAsync(desk.Head, Why, "2026-01-20T17:00")).Status);
        Assert.Contains(
            "Không có hồ sơ nào cần xin lỗi",
            (await desk.Head.GetAsync("/Dossiers/Apologies")).Words,
            StringComparison.Ordinal
        );
    }

    private static Dictionary<string, string> Form(string reason, string newDue) =>
        new(StringComparer.Ordinal) { ["Reason"] = reason, ["NewDue"] = newDue };

    private async Task<TestPage> ApologiseAsync(TestClient client, string reason, string newDue) =>
        await client.SubmitAsync(await client.GetAsync($"/Dossiers/Apologise/{id}"), Form(reason, newDue));

    private async Task ToTheEndAsync()
    {
        await desk.StepAsync(desk.UnitHead);
        await desk.StepAsync(desk.Specialist);
        await desk.StepAsync(desk.UnitHead);
        await desk.StepAsync(desk.Head);
        await desk.StepAsync(desk.Records);
    }

    private static string Plain(TestPage page) => string.Join(' ', page.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Task<Dossier> DossierAsync() =>
        site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => db.Set<Dossier>().SingleAsync(d => d.Id == id, ct));

    private Task<int> EventsAsync(EventKind kind) =>
        site.Runner.ReadAsync(
            desk.Scene.AgencyId,
            (db, ct) => db.Set<DossierEvent>().CountAsync(e => e.DossierId == id && e.Kind == kind, ct)
        );

    private static DateTimeOffset At(int day, int hour) => new(2026, 1, day, hour, 0, 0, TimeSpan.FromHours(7));
}
