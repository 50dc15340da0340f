using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Site.Dossiers;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Organisation;

/// <summary>An agency ends while work is under way: whoever ends it is told, what is open is finished, nothing new begins.</summary>
public sealed class EndingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private TestClient administrator = null!;
    private Guid subject;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.61", "Sở Sắp giải thể");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        administrator = await office.SignInAsync(await office.AdministratorAsync());
        var version = await DrawnProcess.PublishAsync(
            office,
            worker,
            "cap-phep",
            "<startEvent id=\"s\"/><userTask id=\"check\" name=\"Thẩm định\"/><endEvent id=\"e\"/>",
            "s>check check>e"
        );
        subject = await DrawnProcess.StartAsync(site, office, version, "HS-1");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<TestPage> EndAsync(bool knows)
    {
        var page = await administrator.GetAsync($"/Organisation/Edit/{office.AgencyId}");
        Assert.Contains("1 việc đang chạy với 1 bước đang mở", page.Words, StringComparison.Ordinal);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.ValidTo"] = $"{site.Clock.GetUtcNow().VietnamDay():yyyy-MM-dd}",
        };
        if (knows)
        {
            fields["KnowsOpenWork"] = "true";
        }

        return await administrator.SubmitAsync(page, fields);
    }

    [Fact]
    public async Task Whoever_ends_it_is_told_of_open_work_which_is_finished_all_the_same()
    {
        var refused = await EndAsync(knows: false);
        Assert.Equal(422, refused.Status);
        Assert.Contains("Cơ quan còn 1 việc đang chạy với 1 bước đang mở", refused.Words, StringComparison.Ordinal);
        var done = await EndAsync(knows: true);
        Assert.True(done.Status == 303, done.Words);
        site.Clock.Advance(TimeSpan.FromDays(2));
        var task = await DrawnProcess.OpenAsync(site, office, subject, "check");
        var client = await office.SignInAsync(worker);
        var answer = await client.CallAsync($"/api/v1/tasks/{task}/complete", "{}", Guid.CreateVersion7().ToString("N"));
        Assert.True(answer.Status == 200, answer.Text);
    }

    [Fact]
    public async Task After_its_last_day_it_receives_no_new_dossier_and_says_so()
    {
        var desk = await OneStop.OpenAsync(site, "H99.62");
        await desk.ReceiveAsync();
        var last = site.Clock.GetUtcNow().VietnamDay();
        await desk.Scene.DoAsync(
            async (work, ct) =>
            {
                await using var end = work.Command(
                    "update organisation.agency set valid_to = $2 where id = $1",
                    Sql.P(desk.Scene.AgencyId),
                    Sql.P(last)
                );
                return await end.ExecuteNonQueryAsync(ct);
            }
        );
        await desk.GoToAsync(site.Clock.GetUtcNow().AddDays(1));
        var answer = await desk.Clerk.SubmitAsync(await desk.DeskAsync(), OneStop.Form());
        Assert.Equal(422, answer.Status);
        Assert.Contains("đã kết thúc hoạt động ngày", answer.Words, StringComparison.Ordinal);
    }
}
