using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Running;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>Somebody is away and another does the work in their stead: as long, as far and in the form that the decision says.</summary>
public sealed class StandingInTests : IAsyncLifetime
{
    private const string Signed = """
        <startEvent id="s"/><userTask id="check" name="Soát hồ sơ"/>
        <userTask id="sign" name="Ký giấy phép"><extensionElements><i:step xmlns:i="urn:isodientu:bpmn:1" number="2" kind="sign"/></extensionElements></userTask>
        <endEvent id="e"/>
        """;

    private TestSite site = null!;
    private Scene office = null!;
    private Player boss = null!;
    private Player deputy = null!;
    private Player clerk = null!;
    private Player administrator = null!;
    private TestClient head = null!;
    private TestClient second = null!;
    private Guid subject;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.41", "Sở Ủy quyền");
        boss = await office.PersonAsync("Phạm Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead);
        deputy = await office.PersonAsync("Ngô Thị Mai", "Phó Giám đốc", PostKind.Deputy, Roles.Specialist);
        clerk = await office.PersonAsync("Trần Thị Lan", "Cán bộ một cửa", PostKind.DeskClerk, Roles.DeskClerk);
        administrator = await office.AdministratorAsync();
        (head, second) = (await office.SignInAsync(boss), await office.SignInAsync(deputy));
        var version = await DrawnProcess.PublishAsync(office, boss, "giay-phep", Signed, "s>check check>sign sign>e");
        subject = await DrawnProcess.StartAsync(site, office, version, "HS-1");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static string Key => Guid.CreateVersion7().ToString("N");

    private DateOnly Today => site.Clock.GetUtcNow().VietnamDay();

    private static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";

    private Task<TestPage> LendAsync(TestClient client, int from = 0, int to = 2, string more = "") =>
        client.CallAsync(
            "/api/v1/delegations",
            $$"""
            {"isAway":true,"substituteId":"{{deputy.PersonId}}","form":"KT","decision":"15/QĐ-SNV","decidedOn":"{{Day(Today)}}",
             "validFrom":"{{Day(Today.AddDays(from))}}","validTo":"{{Day(Today.AddDays(to))}}","posts":["{{boss.PostId}}"]{{more}}}
            """,
            Key
        );

    private async Task LentAsync(int from = 0, int to = 2, string more = "")
    {
        var answer = await LendAsync(head, from, to, more);
        Assert.True(answer.Status == 200, answer.Text);
        Later();
    }

    /// <summary>What is remembered of a signed-in person is a few seconds old at most.</summary>
    private void Later() => site.Clock.Advance(TimeSpan.FromSeconds(6));

    private Task<IReadOnlyList<StepPass>> History() => DrawnProcess.HistoryAsync(site, office, subject);

    private async Task<Guid> Open() => (await History()).Single(p => p.State == "Open").TaskId;

    private static async Task<bool> HasWork(TestClient client) =>
        (await client.GetAsync("/Processes/Inbox")).Document!.QuerySelector("a[href*='/Processes/Tasks/Show/']") is not null;

    private static Task<TestPage> CompleteAsync(TestClient client, Guid task) =>
        client.CallAsync($"/api/v1/tasks/{task}/complete", "{}", Key);

    private async Task RefusedAsync(string rule, Task<TestPage> call)
    {
        var answer = await call;
        Assert.True(answer.Status == 422, answer.Text);
        Assert.Contains($"access.delegation.{rule}\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_substitute_sees_and_does_the_work_and_both_names_are_kept()
    {
        Assert.False(await HasWork(second));
        Assert.Equal(422, (await CompleteAsync(second, await Open())).Status);
        await LentAsync();
        var list = await second.GetAsync("/Processes/Inbox");
        Assert.Contains("thay Phạm Văn Quang", list.Words, StringComparison.Ordinal);
        var page = await second.GetAsync("/Processes/Tasks/Show/" + await Open());
        Assert.Contains("Ghi là «KT. Giám đốc · Phó Giám đốc», căn cứ 15/QĐ-SNV", page.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await second.SubmitAsync(page, null, "handler=Complete")).Status);
        var done = (await History())[0];
        Assert.Equal(("Ngô Thị Mai", "KT. Giám đốc · Phó Giám đốc"), (done.Person, done.Post));
        var after = await head.GetAsync("/Processes/Tasks/Show/" + await Open());
        Assert.Contains("Ngô Thị Mai làm thay Phạm Văn Quang", after.Words, StringComparison.Ordinal);
        Assert.True(await HasWork(head));
        var logged = await site.Runner.ReadAsync(office.AgencyId, (db, _) => LogOf(db));
        Assert.Equal(("Ngô Thị Mai", "Phạm Văn Quang"), logged);
    }

    private static async Task<(string By, string For)> LogOf(IsoDbContext db)
    {
        var row = await db
            .Database.SqlQueryRaw<string>(
                "select person_name || '|' || coalesce(on_behalf_of_name, '') as \"Value\" from audit_log.entry where what = 'processes.completed'"
            )
            .SingleAsync();
        return (row.Split('|')[0], row.Split('|')[1]);
    }

    [Fact]
    public async Task Work_that_the_absent_one_holds_is_done_by_the_substitute_and_by_nobody_else()
    {
        var task = await Open();
        Assert.Equal(200, (await head.CallAsync($"/api/v1/tasks/{task}/claim", "{}", Key)).Status);
        await LentAsync();
        Assert.Equal(422, (await CompleteAsync(await office.SignInAsync(clerk), task)).Status);
        Assert.True(await HasWork(second));
        Assert.Equal(200, (await CompleteAsync(second, task)).Status);
    }

    [Fact]
    public async Task What_the_substitute_takes_stays_the_absent_ones()
    {
        await LentAsync();
        var task = await Open();
        Assert.Equal(200, (await second.CallAsync($"/api/v1/tasks/{task}/claim", "{}", Key)).Status);
        var held = (await History()).Single(p => p.State == "Open");
        Assert.Equal(("Phạm Văn Quang", "Giám đốc"), (held.Person, held.Post));
        var page = await second.GetAsync("/Processes/Tasks/Show/" + task);
        Assert.Contains("Ngô Thị Mai làm thay Phạm Văn Quang", page.Words, StringComparison.Ordinal);
        Assert.Contains("Trả về cho nhóm", page.Words, StringComparison.Ordinal);
        Assert.Equal(422, (await CompleteAsync(await office.SignInAsync(clerk), task)).Status);
        Assert.Equal(200, (await CompleteAsync(head, task)).Status);
    }

    [Fact]
    public async Task It_begins_and_ends_with_its_days_and_when_it_is_ended()
    {
        await LentAsync(from: 1, to: 1);
        Assert.False(await HasWork(second));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await HasWork(second = await office.SignInAsync(deputy)));
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await HasWork(second = await office.SignInAsync(deputy)));
        head = await office.SignInAsync(boss);
        await LentAsync();
        Assert.True(await HasWork(second));
        var list = JsonDocument.Parse((await head.GetAsync("/api/v1/delegations")).Text).RootElement;
        var page = await head.GetAsync("/Access/Delegations/Show/" + list[0].GetProperty("id").GetGuid());
        Assert.Equal(422, (await head.SubmitAsync(page)).Status);
        var reason = new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "Đã đi làm lại" };
        Assert.Equal(303, (await head.SubmitAsync(page, reason)).Status);
        Later();
        Assert.False(await HasWork(second));
        Assert.Equal(422, (await CompleteAsync(second, await Open())).Status);
    }

    [Fact]
    public async Task An_authority_to_sign_reaches_only_steps_that_sign()
    {
        await LentAsync(more: ""","powers":["sign"]""");
        Assert.False(await HasWork(second));
        Assert.Equal(200, (await CompleteAsync(head, await Open())).Status);
        Assert.True(await HasWork(second));
        Assert.Equal(200, (await CompleteAsync(second, await Open())).Status);
    }

    [Theory]
    [InlineData("khac", false)]
    [InlineData("giay-phep", true)]
    public async Task An_authority_for_some_processes_reaches_only_those(string process, bool reaches)
    {
        await DrawnProcess.PublishAsync(office, boss, "khac", Signed, "s>check check>sign sign>e");
        await LentAsync(more: $",\"processes\":[\"{process}\"]");
        Assert.Equal(reaches, await HasWork(second));
        Assert.Equal(reaches ? 200 : 422, (await CompleteAsync(second, await Open())).Status);
    }

    [Fact]
    public async Task What_is_lent_is_not_lent_on_and_nobody_who_is_away_stands_in()
    {
        await LentAsync();
        var chain = $$"""
            {"isAway":true,"substituteId":"{{clerk.PersonId}}","decision":"1","decidedOn":"{{Day(Today)}}","validFrom":"{{Day(Today)}}",
             "validTo":"{{Day(Today)}}","posts":["{{deputy.PostId}}"]}
            """;
        await RefusedAsync("chain", second.CallAsync("/api/v1/delegations", chain, Key));
        await RefusedAsync(
            "away",
            second.CallAsync("/api/v1/delegations", chain.Replace(clerk.PersonId.ToString(), boss.PersonId.ToString()), Key)
        );
        await RefusedAsync("overlap", LendAsync(head));
        var free = chain
            .Replace(Day(Today), Day(Today.AddDays(9)))
            .Replace($"\"decidedOn\":\"{Day(Today.AddDays(9))}\"", $"\"decidedOn\":\"{Day(Today)}\"");
        Assert.Equal(200, (await second.CallAsync("/api/v1/delegations", free, Key)).Status);
        await RefusedAsync("away", LendAsync(head, from: 9, to: 9));
    }

    [Fact]
    public async Task What_is_wrong_is_named()
    {
        await RefusedAsync("order", LendAsync(head, from: 3, to: 1));
        await RefusedAsync("past", LendAsync(head, from: -3, to: -1, more: $",\"decidedOn\":\"{Day(Today.AddDays(-4))}\""));
        await RefusedAsync("posts", LendAsync(second, more: $",\"substituteId\":\"{clerk.PersonId}\""));
        await RefusedAsync("self", LendAsync(head, more: $",\"substituteId\":\"{boss.PersonId}\""));
        await RefusedAsync("decided_late", LendAsync(head, more: $",\"decidedOn\":\"{Day(Today.AddDays(4))}\""));
        await RefusedAsync("process", LendAsync(head, more: ",\"processes\":[\"không có\"]"));
        await RefusedAsync("powers", LendAsync(head, more: ",\"powers\":[\"nhận tiền\"]"));
        await RefusedAsync("others", LendAsync(second, more: $",\"personId\":\"{boss.PersonId}\""));
    }

    [Fact]
    public async Task An_administrator_enters_it_for_one_who_fell_ill_and_others_do_not_see_it()
    {
        var admin = await office.SignInAsync(administrator);
        var page = await admin.GetAsync("/Access/Delegations/Give?person=" + boss.PersonId);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.ValidTo"] = Day(Today.AddDays(3)),
            ["Input.Decision"] = "Giấy ra viện 7",
            ["Input.SubstituteId"] = $"{deputy.PersonId}",
        };
        var answer = await admin.SubmitAsync(page, fields, "person=");
        Assert.True(answer.Status == 303, answer.Words);
        Assert.Contains("Phạm Văn Quang", (await second.GetAsync(answer.Location!)).Words, StringComparison.Ordinal);
        var outsider = await office.SignInAsync(clerk);
        Assert.Equal(404, (await outsider.GetAsync(answer.Location!)).Status);
        Assert.DoesNotContain("Phạm Văn Quang", (await outsider.GetAsync("/Access/Delegations")).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await outsider.GetAsync("/Access/Delegations/Give?person=" + boss.PersonId)).Status);
        Later();
        Assert.True(await HasWork(second));
    }

    [Fact]
    public async Task Steps_of_a_head_who_is_away_without_a_deputy_are_an_incident_until_somebody_stands_in()
    {
        var admin = await office.SignInAsync(administrator);
        var away =
            $$"""{"isAway":true,"decision":"Đơn nghỉ 3","decidedOn":"{{Day(Today)}}","validFrom":"{{Day(Today)}}","validTo":"{{Day(Today)}}"}""";
        Assert.Equal(200, (await head.CallAsync("/api/v1/delegations", away, Key)).Status);
        await CheckStaffAsync();
        var incident = (await IncidentPage.FirstAsync(admin))!;
        Assert.Contains("đang vắng và chưa có ai làm thay", incident.Words, StringComparison.Ordinal);
        await LentAsync(more: ""","powers":["sign"]""");
        await CheckStaffAsync();
        Assert.NotNull(await IncidentPage.FirstAsync(admin));
        await LentAsync(more: ""","powers":["review"]""");
        Assert.Equal(200, (await LendAsync(head, from: 5, to: 6)).Status);
        await CheckStaffAsync();
        Assert.NotNull(await IncidentPage.FirstAsync(admin));
        Assert.Equal(200, (await CompleteAsync(head, await Open())).Status);
        await CheckStaffAsync();
        Assert.Null(await IncidentPage.FirstAsync(admin));
    }

    private Task CheckStaffAsync() => site.Services.GetRequiredService<StaffCheck>().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Many_steps_are_done_at_once_in_anothers_stead_and_the_next_absence_is_seen_when_work_is_given_out()
    {
        await LentAsync();
        var page = await second.GetAsync("/Processes/Inbox/Bulk?tasks=" + await Open());
        Assert.Equal(200, (await second.SubmitAsync(page)).Status);
        Assert.Equal("KT. Giám đốc · Phó Giám đốc", (await History())[0].Post);
        var give = await head.GetAsync("/Processes/Tasks/Show/" + await Open());
        Assert.Contains("vắng đến", give.Words, StringComparison.Ordinal);
    }
}
