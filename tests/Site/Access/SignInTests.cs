using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Access;

public sealed class SignInTests : IAsyncLifetime
{
    private const string Good = "con trâu đi trước cái cày";
    private TestSite site = null!;
    private Scene office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.01", "Sở Thử nghiệm");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static Dictionary<string, string> Fields(params (string, string)[] fields) =>
        fields.ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal);

    private async Task<Guid> AccountAsync(string login, string password)
    {
        var player = await office.PersonAsync("Trần Văn Bình", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        await site.Runner.RunAsync(
            new WorkOrder(Actor.System("thử nghiệm"), office.AgencyId, "test.account"),
            async (work, ct) =>
            {
                await using var drop = work.Command("delete from access.account where person_id = $1", Sql.P(player.PersonId));
                await drop.ExecuteNonQueryAsync(ct);
                Accounts.Add(work, player.PersonId, login, player.Name, password);
                Log.Write(work, "test.account_made", "account", login);
            }
        );
        return player.PersonId;
    }

    private static async Task<TestPage> TryAsync(TestClient client, string login, string password)
    {
        var page = await client.GetAsync("/Access/SigningIn/SignIn?back=/Access/Own");
        return await client.SubmitAsync(page, Fields(("Login", login), ("Password", password)), "SignIn");
    }

    [Fact]
    public async Task The_right_password_leads_back_to_the_page_asked_for()
    {
        await AccountAsync("binh.tv", Good);
        var client = site.Anonymous();
        var first = await client.GetAsync("/Access/Own");
        Assert.Equal(302, first.Status);
        Assert.Contains("/Access/SigningIn/SignIn?back=", first.Location, StringComparison.Ordinal);
        var answer = await TryAsync(client, "binh.tv", Good);
        Assert.Equal("/Access/Own", answer.Location);
        Assert.Contains("Trần Văn Bình", (await client.GetAsync("/Access/Own")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_login_get_the_same_words()
    {
        await AccountAsync("lan.nt", Good);
        var wrong = await TryAsync(site.Anonymous(), "lan.nt", "sai hoàn toàn rồi");
        var unknown = await TryAsync(site.Anonymous(), "khong.co", "sai hoàn toàn rồi");
        Assert.Equal(422, wrong.Status);
        Assert.Contains("không đúng", wrong.Words, StringComparison.Ordinal);
        Assert.Equal(
            wrong.Document!.QuerySelector("[role=alert]")!.TextContent,
            unknown.Document!.QuerySelector("[role=alert]")!.TextContent
        );
    }

    [Fact]
    public async Task After_five_failures_even_the_right_password_must_wait()
    {
        await AccountAsync("minh.lv", Good);
        var client = site.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            await TryAsync(client, "minh.lv", "sai hoàn toàn rồi");
        }

        Assert.Contains("Hãy thử lại sau", (await TryAsync(client, "minh.lv", Good)).Words, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromSeconds(31));
        Assert.Equal(302, (await TryAsync(client, "minh.lv", Good)).Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_else_ends_the_other_browser_at_its_next_page()
    {
        await AccountAsync("hoa.nt", Good);
        var (here, there) = (site.Anonymous(), site.Anonymous());
        await TryAsync(here, "hoa.nt", Good);
        await TryAsync(there, "hoa.nt", Good);
        Assert.Equal(200, (await there.GetAsync("/Access/Own")).Status);
        await here.SubmitAsync(await here.GetAsync("/Access/Own"), null, "EndOthers");
        Assert.Equal(302, (await there.GetAsync("/Access/Own")).Status);
        Assert.Equal(200, (await here.GetAsync("/Access/Own")).Status);
    }

    [Fact]
    public async Task An_idle_session_ends_after_thirty_minutes()
    {
        var player = await office.PersonAsync("Phạm Thị Thu", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk);
        var client = await office.SignInAsync(player);
        site.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(200, (await client.GetAsync("/Access/Own")).Status);
        site.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(302, (await client.GetAsync("/Access/Own")).Status);
    }

    [Fact]
    public async Task A_person_without_the_right_is_refused_and_a_post_without_token_too()
    {
        var specialist = await office.PersonAsync("Đỗ Văn Hùng", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        var client = await office.SignInAsync(specialist);
        Assert.Equal(403, (await client.GetAsync("/Access/RolesGiven")).Status);
        var boss = await office.PersonAsync("Vũ Thị Hạnh", "Giám đốc", PostKind.Head, Roles.AgencyHead);
        var head = await office.SignInAsync(boss);
        Assert.Equal(200, (await head.GetAsync("/Access/RolesGiven")).Status);
        var bare = await head.PostAsync(
            "/Access/RolesGiven/Give",
            Fields(("Person", specialist.PersonId.ToString()), ("Role", Roles.Archivist))
        );
        Assert.Equal(400, bare.Status);
    }

    [Fact]
    public async Task Giving_a_role_twice_by_a_double_click_gives_it_once()
    {
        var specialist = await office.PersonAsync("Ngô Thị Mai", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        var head = await office.SignInAsync(await office.PersonAsync("Lý Văn Sơn", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        var form = await head.GetAsync("/Access/RolesGiven/Give");
        var fields = Fields(("Person", specialist.PersonId.ToString()), ("Role", Roles.Archivist), ("ValidFrom", "2026-01-06"));
        var first = await head.SubmitAsync(form, fields);
        var second = await head.SubmitAsync(form, fields);
        Assert.Equal((303, 303), (first.Status, second.Status));
        var roles = await site
            .Services.GetRequiredService<Rights>()
            .RolesAsync(specialist.PersonId, office.AgencyId, new DateOnly(2026, 1, 6));
        Assert.Equal([Roles.Archivist, Roles.Specialist], roles.Order());
        var again = await head.SubmitAsync(await head.GetAsync("/Access/RolesGiven/Give"), fields);
        Assert.Equal(422, again.Status);
        Assert.Contains("đã có vai trò", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_agency_does_not_find_the_role()
    {
        var head = await office.SignInAsync(await office.PersonAsync("Lý Văn Sơn", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        var list = await head.GetAsync("/Access/RolesGiven");
        var row = list.Document!.QuerySelector("a[href*='/RolesGiven/End/']")!.GetAttribute("href")!;
        Assert.Equal(200, (await head.GetAsync(row)).Status);
        var other = await Scene.MakeAsync(site, "H99.02", "Sở Khác");
        var stranger = await other.SignInAsync(await other.PersonAsync("Bùi Văn Tám", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        Assert.Equal(404, (await stranger.GetAsync(row)).Status);
    }
}
