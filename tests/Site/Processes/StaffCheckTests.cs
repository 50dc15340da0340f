using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Running;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>Steps that nobody can do are found and given to somebody; no dossier lies where nobody looks.</summary>
public sealed class StaffCheckTests : IAsyncLifetime
{
    private const string One = "<startEvent id=\"s\"/><userTask id=\"a\" name=\"Thẩm định\"/><endEvent id=\"e\"/>";
    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private Player administrator = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.84", "Sở Vắng người");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        administrator = await office.PersonAsync(
            "Vũ Quản Trị",
            "Quản trị hệ thống",
            PostKind.Administrator,
            Roles.Administrator,
            Roles.Specialist
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<Guid> StartAsync() =>
        await DrawnProcess.StartAsync(site, office, await DrawnProcess.PublishAsync(office, worker, "one", One, "s>a a>e"), "HS-1");

    /// <summary>The appointment ends or goes on; nobody presses anything, its last day passes.</summary>
    private async Task EmployedUntilAsync(string? day)
    {
        await office.DoAsync(
            (work, _) =>
            {
                work.Batch.Add(
                    "update organisation.appointment set valid_to = $3::date where agency_id = $1 and person_id = $2",
                    Sql.P(work.AgencyId),
                    Sql.P(worker.PersonId),
                    Sql.Text(day)
                );
                return Task.FromResult(true);
            }
        );
        await site.Services.GetRequiredService<StaffCheck>().RunAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<TestPage> OfferAsync(TestClient client, TestPage incident, Player to, string reason)
    {
        var option = incident
            .Document!.QuerySelectorAll("select[name=Post] option")
            .First(o => o.TextContent.Contains(to.Name, StringComparison.Ordinal));
        return await client.SubmitAsync(
            incident,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Post"] = option.GetAttribute("value")!, ["Reason"] = reason },
            "handler=Offer"
        );
    }

    [Fact]
    public async Task A_step_whose_post_falls_vacant_is_an_incident_and_can_be_given_to_another_post()
    {
        await StartAsync();
        var client = await office.SignInAsync(administrator);
        Assert.Null(await IncidentPage.FirstAsync(client));
        await EmployedUntilAsync("2026-01-05");
        var page = (await IncidentPage.FirstAsync(client))!;
        Assert.Contains("hiện không ai giữ chức danh nào của vai này", page.Words, StringComparison.Ordinal);
        var options = page.Document!.QuerySelectorAll("select[name=Post] option").Select(o => o.TextContent);
        Assert.DoesNotContain(options, o => o.Contains("Chuyên viên", StringComparison.Ordinal));

        Assert.Equal(422, (await OfferAsync(client, page, administrator, " ")).Status);
        Assert.Equal(303, (await OfferAsync(client, page, administrator, "Chuyên viên nghỉ việc")).Status);
        Assert.Null(await IncidentPage.FirstAsync(client));
        Assert.Contains("HS-1", (await client.GetAsync("/Processes/Inbox")).Words, StringComparison.Ordinal);
        await EmployedUntilAsync("2026-01-05");
        Assert.Null(await IncidentPage.FirstAsync(client));
    }

    [Fact]
    public async Task The_incident_closes_by_itself_when_the_post_is_held_again()
    {
        await StartAsync();
        var client = await office.SignInAsync(administrator);
        await EmployedUntilAsync("2026-01-05");
        Assert.NotNull(await IncidentPage.FirstAsync(client));
        await EmployedUntilAsync("2026-01-05");
        await EmployedUntilAsync(null);
        Assert.Null(await IncidentPage.FirstAsync(client));
        var count = await site.Runner.LookAsync(
            office.AgencyId,
            "select count(*), min(cure) from processes.incident where agency_id = $1",
            [Sql.P(office.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) ? (row.GetInt64(0), row.GetString(1)) : default
        );
        Assert.Equal((1, "staffed"), count);
    }

    [Fact]
    public async Task A_step_taken_by_somebody_who_left_is_found_too()
    {
        var subject = await StartAsync();
        var expert = await office.SignInAsync(worker);
        Assert.Equal(
            200,
            (
                await expert.CallAsync(
                    $"/api/v1/tasks/{await DrawnProcess.OpenAsync(site, office, subject, "a")}/claim",
                    "{}",
                    "claim-0001"
                )
            ).Status
        );
        await EmployedUntilAsync("2026-01-05");
        var client = await office.SignInAsync(administrator);
        var page = (await IncidentPage.FirstAsync(client))!;
        Assert.Contains("do Lê Văn Minh giữ", page.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await OfferAsync(client, page, administrator, "Đã chuyển công tác")).Status);
        var inbox = JsonOf(await client.GetAsync("/api/v1/tasks"));
        var done = await client.CallAsync($"/api/v1/tasks/{inbox}/complete", "{}", "complete-01");
        Assert.True(done.Status == 200, done.Text);
    }

    [Fact]
    public async Task A_step_in_no_role_is_an_incident_the_moment_it_opens()
    {
        const string Inside = "<startEvent id=\"s\"/><userTask id=\"a\"/><endEvent id=\"e\"/><userTask id=\"b\" name=\"Lạc lõng\"/>";
        var version = await DrawnProcess.PublishAsync(office, worker, "lost", Inside, "s>a a>b b>e", withoutLane: "b");
        var subject = await DrawnProcess.StartAsync(site, office, version, "HS-2");
        var expert = await office.SignInAsync(worker);
        Assert.Equal(
            200,
            (
                await expert.CallAsync(
                    $"/api/v1/tasks/{await DrawnProcess.OpenAsync(site, office, subject, "a")}/complete",
                    "{}",
                    "complete-01"
                )
            ).Status
        );
        var client = await office.SignInAsync(administrator);
        var page = (await IncidentPage.FirstAsync(client))!;
        Assert.Contains("Bước «Lạc lõng» không thuộc vai nào", page.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await OfferAsync(client, page, worker, "Vẽ thiếu vai")).Status);
        Assert.Null(await IncidentPage.FirstAsync(client));
    }

    private static Guid JsonOf(TestPage answer) =>
        System.Text.Json.JsonDocument.Parse(answer.Text).RootElement.GetProperty("tasks")[0].GetProperty("taskId").GetGuid();
}
