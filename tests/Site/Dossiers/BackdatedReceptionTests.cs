using System.Text.Json;
using IsoDienTu.Dossiers.Receiving;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Dossiers;

/// <summary>Dossiers taken on paper on Tuesday, 6 January 2026, and entered on Thursday the 8th.</summary>
public sealed class BackdatedReceptionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Came = new(2026, 1, 6, 10, 0, 0, TimeSpan.FromHours(7));
    private static readonly DateTimeOffset Entered = new(2026, 1, 8, 9, 0, 0, TimeSpan.FromHours(7));
    private TestSite site = null!;
    private OneStop desk = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
        await desk.GoToAsync(Entered);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static (string, string)[] Later(
        string at = "2026-01-06T10:00",
        string reason = "Mất điện cả ngày",
        string evidence = "Sổ giấy số 7"
    ) => [("Later.At", at), ("Later.Reason", reason), ("Later.Evidence", evidence)];

    [Fact]
    public async Task The_receipt_the_promise_and_the_first_step_count_from_when_the_desk_took_it_and_the_entry_is_flagged()
    {
        var address = await desk.ReceiveAsync(Later());
        var id = OneStop.IdIn(address);
        var dossier = await site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => db.Set<Dossier>().SingleAsync(ct));
        var schedule = await site
            .Services.GetRequiredService<WorkSchedules>()
            .ForAsync(desk.Scene.AgencyId, TestContext.Current.CancellationToken);
        var promise = Promise.Of(schedule, dossier.Term, Came);
        Assert.Equal((Came, Entered, promise.DueAt), (dossier.ReceivedAt, dossier.EnteredAt!.Value, dossier.PromisedAt));
        Assert.Contains("-260106-0001", dossier.Code, StringComparison.Ordinal);
        var receipt = await desk.Clerk.GetAsync(address);
        Assert.Contains("Thứ Ba 06/01/2026 10:00", receipt.Words, StringComparison.Ordinal);
        Assert.Equal(Came, Assert.Single(await desk.HistoryAsync(id)).ReceivedAt);
        foreach (var page in new[] { "Show", "ControlSlip" })
        {
            var words = (await desk.Clerk.GetAsync($"/Dossiers/{page}/{id}")).Words;
            Assert.Contains("08/01/2026 09:00: Mất điện cả ngày. Căn cứ: Sổ giấy số 7", words, StringComparison.Ordinal);
        }

        Assert.Contains("Nhập sau", (await desk.Clerk.GetAsync("/Dossiers")).Words, StringComparison.Ordinal);
        var logged = await site.Runner.ReadAsync(
            desk.Scene.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<string>("select reason as \"Value\" from audit_log.entry where what = 'dossiers.received'")
                    .SingleAsync(ct)
        );
        Assert.Equal("Đã làm lúc 10:00 06/01/2026. Mất điện cả ngày. Căn cứ: Sổ giấy số 7", logged);
        await Processes.Replay.HoldsAsync(site, id);
    }

    [Theory]
    [InlineData("2026-01-08T09:01", "Mất điện", "Sổ 7", "Later_At")]
    [InlineData("2026-01-04T09:00", "Mất điện", "Sổ 7", "Later_At")]
    [InlineData("hôm kia", "Mất điện", "Sổ 7", "Later_At")]
    [InlineData("", "Mất điện", "Sổ 7", "Later_At")]
    [InlineData("2026-01-06T10:00", "", "Sổ 7", "Later_Reason")]
    [InlineData("2026-01-06T10:00", "Mất điện", "", "Later_Evidence")]
    public async Task Out_of_its_limits_it_is_refused_at_the_field_and_nothing_typed_is_lost(
        string at,
        string reason,
        string evidence,
        string field
    )
    {
        var answer = await desk.Clerk.SubmitAsync(await desk.DeskAsync(), OneStop.Form(Later(at, reason, evidence)));
        Assert.Equal(422, answer.Status);
        Assert.NotNull(answer.Document!.QuerySelector($"#{field}-error"));
        Assert.Equal("Công ty Bến Mây", answer.Document.QuerySelector("#Applicant_Name")!.GetAttribute("value"));
        Assert.Equal(reason, answer.Document.QuerySelector("#Later_Reason")!.GetAttribute("value") ?? "");
        Assert.False(await site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => db.Set<Dossier>().AnyAsync(ct)));
    }

    [Fact]
    public async Task The_machine_is_held_to_the_same_limits()
    {
        string Json(string at) =>
            $$"""
                {"procedure":"{{desk.Procedure}}","applicant":{"kind":"Organisation","number":"0109876543","name":"Công ty Bến Mây","phone":"0912345678"},
                "parts":[{"no":1,"originals":1,"copies":0},{"no":2,"originals":1,"copies":0}],"later":{"at":"{{at}}","reason":"Mất điện","evidence":"Sổ 7"} }
                """;
        var early = await desk.Clerk.CallAsync("/api/v1/dossiers", Json("2026-01-04T10:00:00+07:00"), "later-0001");
        Assert.Equal("processes.backdate.early", JsonDocument.Parse(early.Text).RootElement.GetProperty("code").GetString());
        var taken = await desk.Clerk.CallAsync("/api/v1/dossiers", Json("2026-01-06T10:00:00+07:00"), "later-0002");
        Assert.True(taken.Status == 201, taken.Text);
        Assert.Equal(Came, (await site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => db.Set<Dossier>().SingleAsync(ct))).ReceivedAt);
    }
}
