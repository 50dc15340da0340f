using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Calendars;
using IsoDienTu.Site.Dossiers;
using IsoDienTu.Testing;
using Npgsql;

namespace IsoDienTu.Site.Processes.Calendars;

/// <summary>Whose calendar an act changes: the province's holds for all, an agency's for itself, and nobody writes another's.</summary>
public sealed class CalendarReachTests : IAsyncLifetime
{
    private const string Decree = """
        {"day":"2026-01-08","kind":"Off","reach":"REACH","label":"Quốc tang","decision":"1/CĐ-TTg","decidedOn":"2026-01-05","decidedBy":"Thủ tướng Chính phủ","instances":COUNT,"tasks":COUNT}
        """;

    private TestSite site = null!;
    private CalendarOffice one = null!;
    private CalendarOffice two = null!;
    private TestClient administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        one = await CalendarOffice.OpenAsync(site, "H99.62");
        two = await CalendarOffice.OpenAsync(site, "H99.63");
        await one.BeginAsync(2);
        await two.BeginAsync(3);
        administrator = await one.Scene.SignInAsync(one.Administrator);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Json(string reach, int count) => Decree.Replace("REACH", reach).Replace("COUNT", $"{count}");

    private async Task<TestClient> LeadAsync() =>
        await one.Scene.SignInAsync(await one.Scene.PersonAsync("Vũ Lãnh Đạo", "Chánh Văn phòng", PostKind.Head, Roles.ProvinceLead));

    [Fact]
    public async Task An_agencys_day_moves_nothing_of_another_agency()
    {
        await CalendarOffice.DecreeAsync(administrator);
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal("promise 13 17:00 x2; step 12 17:00 x2", await one.DuesAsync());
        Assert.Equal("promise 12 17:00 x3; step 10 17:00 x3", await two.DuesAsync());
        var other = await two.Scene.SignInAsync(two.Administrator);
        Assert.DoesNotContain("15/TB-SNV", (await other.GetAsync("/Processes/Calendars?year=2026")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provinces_day_moves_the_deadlines_of_all_and_is_the_provinces_to_withdraw()
    {
        var lead = await LeadAsync();
        var preview = JsonDocument
            .Parse(
                (
                    await lead.GetAsync(
                        "/api/v1/calendar/preview?day=2026-01-08&reach=Province&label=x&decision=1&decidedOn=2026-01-05&decidedBy=y"
                    )
                ).Text
            )
            .RootElement;
        Assert.Equal((5, 5), (preview.GetProperty("instances").GetInt32(), preview.GetProperty("tasks").GetInt32()));
        var answer = await lead.CallAsync("/api/v1/calendar", Json("Province", 5), "decree-0001");
        Assert.True(answer.Status == 200, answer.Text);
        var id = JsonDocument.Parse(answer.Text).RootElement.GetGuid();
        await CalendarOffice.CountAgainAsync(site);
        Assert.Equal("promise 13 17:00 x2; step 12 17:00 x2", await one.DuesAsync());
        Assert.Equal("promise 13 17:00 x3; step 12 17:00 x3", await two.DuesAsync());

        var other = await two.Scene.SignInAsync(two.Administrator);
        Assert.Contains(
            "3 hạn trả, 3 hạn bước và 0 hẹn giờ",
            (await other.GetAsync($"/Processes/Calendars/Show/{id}")).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(404, (await other.GetAsync($"/Processes/Calendars/Withdraw/{id}")).Status);
        Assert.Equal(
            404,
            (await other.CallAsync($"/api/v1/calendar/{id}/withdraw", """{"reason":"thử","instances":3,"tasks":3}""", "withdraw-1")).Status
        );
        // The lead's own colleague holds the right for the agency alone.
        Assert.Contains(
            "processes.calendar.province",
            (
                await administrator.CallAsync(
                    $"/api/v1/calendar/{id}/withdraw",
                    """{"reason":"thử","instances":5,"tasks":5}""",
                    "withdraw-2"
                )
            ).Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_call_needs_its_right_its_key_and_the_counts_and_a_repetition_does_nothing_twice()
    {
        var worker = await one.Scene.SignInAsync(one.Worker);
        Assert.Equal(403, (await worker.CallAsync("/api/v1/calendar", Json("Agency", 2), "decree-0001")).Status);
        Assert.Equal(400, (await administrator.CallAsync("/api/v1/calendar", Json("Agency", 2), null)).Status);
        var denied = await administrator.CallAsync("/api/v1/calendar", Json("Province", 5), "decree-0002");
        Assert.Contains("processes.calendar.province", denied.Text, StringComparison.Ordinal);
        var unasked = await administrator.CallAsync("/api/v1/calendar", Json("Agency", 0), "decree-0003");
        Assert.Contains("processes.calendar.counts_changed", unasked.Text, StringComparison.Ordinal);
        var first = await administrator.CallAsync("/api/v1/calendar", Json("Agency", 2), "decree-0004");
        var again = await administrator.CallAsync("/api/v1/calendar", Json("Agency", 2), "decree-0004");
        Assert.Equal((200, first.Text), (again.Status, again.Text));
        Assert.Equal(1, await one.CountAsync("processes.decreed_day where true"));
        var year = JsonDocument.Parse((await worker.GetAsync("/api/v1/calendar?year=2026")).Text).RootElement;
        var told = year.GetProperty("days").EnumerateArray().Single(d => d.GetProperty("day").GetString() == "2026-01-08");
        Assert.Equal(("Agency", "1/CĐ-TTg"), (told.GetProperty("source").GetString(), told.GetProperty("decision").GetString()));
    }

    [Fact]
    public async Task The_database_itself_lets_no_agency_write_or_delete_anothers_days()
    {
        await CalendarOffice.DecreeAsync(administrator);
        var changed = await two.Scene.DoAsync(
            async (work, ct) =>
            {
                await using var withdraw = work.Command("update processes.decreed_day set label = 'x'");
                await using var recount = work.Command(
                    "update processes.recount set done_at = now() where agency_id <> $1",
                    Sql.P(work.AgencyId)
                );
                return await withdraw.ExecuteNonQueryAsync(ct) + await recount.ExecuteNonQueryAsync(ct);
            }
        );
        Assert.Equal(0, changed);
        foreach (
            var forbidden in (string[])
                [
                    "delete from processes.decreed_day",
                    $"insert into processes.recount values (9, {one.Scene.AgencyId}, {one.Scene.AgencyId}, gen_random_uuid(), now(), 0, 0)",
                ]
        )
        {
            await Assert.ThrowsAsync<PostgresException>(() =>
                two.Scene.DoAsync(
                    async (work, ct) =>
                    {
                        await using var command = work.Command(forbidden);
                        return await command.ExecuteNonQueryAsync(ct);
                    }
                )
            );
        }
    }

    [Fact]
    public async Task A_dossiers_promise_follows_and_the_applicant_reads_the_reason()
    {
        var desk = await OneStop.OpenAsync(site, "H99.64");
        var receipt = await desk.Clerk.GetAsync(await desk.ReceiveAsync());
        var code = System.Text.RegularExpressions.Regex.Match(receipt.Words, @"000\.00\.64\.H99-260106-\d{4}").Value;
        var follow = $"/Portal/FollowUp?code={code}";
        Assert.Contains("14/01/2026", (await site.Anonymous().GetAsync(follow)).Words, StringComparison.Ordinal);
        var day = await CalendarOffice.DecreeAsync(desk.Head);
        await CalendarOffice.CountAgainAsync(site);
        var told = (await site.Anonymous().GetAsync(follow)).Words;
        Assert.Contains("15/01/2026", told, StringComparison.Ordinal);
        Assert.Contains("Lý do: Mất điện toàn trụ sở (15/TB-SNV, 05/01/2026)", told, StringComparison.Ordinal);
        await CalendarOffice.WithdrawAsync(desk.Head, day);
        await CalendarOffice.CountAgainAsync(site);
        Assert.Contains("Thôi áp dụng: Mất điện", (await site.Anonymous().GetAsync(follow)).Words, StringComparison.Ordinal);
    }
}
