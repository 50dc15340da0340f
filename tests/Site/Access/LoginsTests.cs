using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Access;

/// <summary>An administrator opens, resets and locks accounts; a made-up password opens one page only.</summary>
public sealed class LoginsTests : IAsyncLifetime
{
    private const string Own = "con trâu đi trước cái cày";
    private TestSite site = null!;
    private Scene office = null!;
    private Scene other = null!;
    private TestClient administrator = null!;
    private Guid newcomer;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.01", "Sở Một");
        other = await Scene.MakeAsync(site, "H99.02", "Sở Hai");
        administrator = await office.SignInAsync(await office.AdministratorAsync());
        newcomer = await office.NewcomerAsync("Lê Thị Hoà An", "Chuyên viên", Roles.Specialist);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string Page => "/Access/Logins/Login/" + newcomer;

    private async Task<TestPage> DoAsync(string handler, params (string, string)[] fields)
    {
        var page = await administrator.GetAsync(Page);
        return await administrator.PostAsync(
            $"{Page}?handler={handler}",
            page.FormFields("/Access/Logins/Login/", fields.ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal))
        );
    }

    private async Task<string> OpenAsync()
    {
        var answer = await DoAsync("Open");
        Assert.True(answer.Status == 303, answer.Words);
        var shown = await administrator.GetAsync(Page);
        return shown.Document!.QuerySelector(".first-password code")!.TextContent;
    }

    private async Task<(TestClient Client, TestPage Answer)> SignInAsync(string login, string password)
    {
        var client = site.Anonymous();
        var page = await client.GetAsync("/Access/SigningIn/SignIn");
        var answer = await client.SubmitAsync(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Login"] = login, ["Password"] = password },
            "SignIn"
        );
        return (client, answer);
    }

    private static async Task<TestPage> ChangeAsync(TestClient client, string old, string wished)
    {
        var page = await client.GetAsync("/Access/Own/Password");
        return await client.SubmitAsync(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Old"] = old,
                ["New"] = wished,
                ["Again"] = wished,
            }
        );
    }

    [Fact]
    public async Task The_list_names_who_has_no_account_and_the_login_is_formed_from_the_name()
    {
        var list = await administrator.GetAsync("/Access/Logins?state=None");
        Assert.Contains("Lê Thị Hoà An", list.Words, StringComparison.Ordinal);
        Assert.Contains("1 người chưa có tài khoản", list.Words, StringComparison.Ordinal);
        var page = await administrator.GetAsync(Page);
        Assert.Equal("an.lth", page.Document!.QuerySelector("input[name=Name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_first_password_is_shown_once_and_opens_only_the_page_that_replaces_it()
    {
        var password = await OpenAsync();
        Assert.Null((await administrator.GetAsync(Page)).Document!.QuerySelector(".first-password"));

        var (client, signedIn) = await SignInAsync("an.lth", password);
        Assert.Equal(302, signedIn.Status);
        Assert.Equal("/Access/Own/Password", (await client.GetAsync("/Processes/Inbox")).Location);
        Assert.Equal(401, (await client.GetAsync("/api/v1/dossiers/x")).Status);
        Assert.Equal(422, (await ChangeAsync(client, password, password)).Status);
        Assert.Equal(303, (await ChangeAsync(client, password, Own)).Status);
        Assert.Equal(200, (await client.GetAsync("/Processes/Inbox")).Status);
        Assert.Equal(302, (await SignInAsync("an.lth", Own)).Answer.Status);
    }

    [Fact]
    public async Task A_new_first_password_needs_a_reason_and_ends_what_was_open()
    {
        var password = await OpenAsync();
        var (client, _) = await SignInAsync("an.lth", password);
        await ChangeAsync(client, password, Own);
        Assert.Equal(422, (await DoAsync("Reset")).Status);
        Assert.Equal(200, (await client.GetAsync("/Processes/Inbox")).Status);
        Assert.Equal(303, (await DoAsync("Reset", ("Reason", "Quên mật khẩu"))).Status);
        Assert.Equal(302, (await client.GetAsync("/Processes/Inbox")).Status);
        Assert.Equal(422, (await SignInAsync("an.lth", Own)).Answer.Status);
    }

    [Fact]
    public async Task A_locked_account_is_out_at_once_and_back_when_unlocked()
    {
        var password = await OpenAsync();
        var (client, _) = await SignInAsync("an.lth", password);
        await ChangeAsync(client, password, Own);
        Assert.Equal(303, (await DoAsync("Lock", ("Reason", "Nghỉ việc"))).Status);
        Assert.Equal(302, (await client.GetAsync("/Processes/Inbox")).Status);
        Assert.Equal(422, (await SignInAsync("an.lth", Own)).Answer.Status);
        Assert.Equal(303, (await DoAsync("Unlock", ("Reason", "Đi làm lại"))).Status);
        Assert.Equal(302, (await SignInAsync("an.lth", Own)).Answer.Status);
    }

    [Fact]
    public async Task A_login_in_use_is_refused_with_a_free_one_to_take()
    {
        await OpenAsync();
        newcomer = await office.NewcomerAsync("Lương Tấn Hải An", "Chuyên viên", Roles.Specialist);
        var refused = await DoAsync("Open", ("Name", "an.lth"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("an.lth2", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_locks_the_own_account_and_no_agency_touches_anothers_people()
    {
        newcomer = await other.NewcomerAsync("Người Sở Hai", "Chuyên viên", Roles.Specialist);
        Assert.Equal(404, (await administrator.GetAsync(Page)).Status);
        var own = await administrator.GetAsync("/Access/Logins");
        var self = own.Document!.QuerySelectorAll("main tbody a").Single(a => a.TextContent.Contains("Quản Trị", StringComparison.Ordinal));
        newcomer = Guid.Parse(self.GetAttribute("href")!.Split('/')[^1]);
        Assert.Equal(422, (await DoAsync("Lock", ("Reason", "Thử"))).Status);
    }

    [Fact]
    public async Task A_role_over_the_whole_province_is_given_only_by_who_leads_it()
    {
        var give = await administrator.GetAsync("/Access/RolesGiven/Give");
        var offered = give.Document!.QuerySelectorAll("select[name=Role] option").Select(o => o.GetAttribute("value"));
        Assert.DoesNotContain(Roles.ProvinceLead, offered);
        Dictionary<string, string> wish = new(StringComparer.Ordinal) { ["Person"] = newcomer.ToString(), ["Role"] = Roles.ProvinceLead };
        var refused = await administrator.SubmitAsync(give, wish);
        Assert.Equal(422, refused.Status);
        Assert.Contains("phạm vi toàn tỉnh", refused.Words, StringComparison.Ordinal);

        var lead = await office.SignInAsync(await office.PersonAsync("Bà Chủ Trì", "Chủ trì", PostKind.Specialist, Roles.ProvinceLead));
        Assert.Equal(303, (await lead.SubmitAsync(await lead.GetAsync("/Access/RolesGiven/Give"), wish)).Status);
    }
}
