using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Processes.Reception;
using IsoDienTu.Processes.Standard;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes;

/// <summary>What comes from other agencies needs somebody who receives it, and a process that meets it. Over HTTP on a real database.</summary>
public sealed class ReceptionTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private Player clerk = null!;
    private Player other = null!;
    private TestClient secretary = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.51", "Sở Nhận việc");
        clerk = await office.PersonAsync("Trần Thị Lan", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk);
        other = await office.PersonAsync("Đỗ Văn Phòng", "Chánh văn phòng", PostKind.UnitHead, Roles.UnitHead);
        secretary = await office.SignInAsync(
            await office.PersonAsync("Lý Thư Ký", "Thư ký ISO", PostKind.Specialist, Roles.IsoSecretary, Roles.ProcessOwner)
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private Receivers Receivers => site.Services.GetRequiredService<Receivers>();

    private Task<IReadOnlyList<Guid>> ReceivingAsync() => Receivers.OfAsync(office.AgencyId, TestContext.Current.CancellationToken);

    private async Task<TestPage> SaveAsync(TestPage page, params Guid[] posts) =>
        await secretary.PostAsync(
            page.FormAction(null),
            [
                .. page.FormFields(null, new Dictionary<string, string>(StringComparer.Ordinal)).Where(f => f.Key != "Posts"),
                .. posts.Select(p => new KeyValuePair<string, string>("Posts", $"{p}")),
            ]
        );

    private async Task<Guid> ReadyAsync() =>
        await site
            .Services.GetRequiredService<StandardPublisher>()
            .ReadyAsync(office.AgencyId, StandardProcess.Opinion, await ReceivingAsync(), TestContext.Current.CancellationToken);

    [Fact]
    public async Task An_agency_says_by_the_page_which_posts_receive_and_is_told_as_long_as_none_do()
    {
        Assert.Contains("Chưa chọn chức danh nào", (await secretary.GetAsync("/")).Words, StringComparison.Ordinal);
        var page = await secretary.GetAsync("/Processes/Reception");
        Assert.Contains("chưa nhận được việc từ cơ quan khác", page.Words, StringComparison.Ordinal);
        var saved = await SaveAsync(page, clerk.PostId);
        Assert.True(saved.Status == 303, saved.Words);
        Assert.Equal([clerk.PostId], await ReceivingAsync());

        var after = await secretary.GetAsync("/Processes/Reception");
        Assert.DoesNotContain("chưa nhận được việc", after.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Chưa chọn chức danh nào", (await secretary.GetAsync("/")).Words, StringComparison.Ordinal);
        Assert.Equal(403, (await (await office.SignInAsync(clerk)).GetAsync("/Processes/Reception")).Status);

        // Of two who had the same page open, the second is told of the first.
        var another = await secretary.GetAsync("/Processes/Reception");
        Assert.Equal(303, (await SaveAsync(after, other.PostId)).Status);
        var second = await SaveAsync(another, clerk.PostId);
        Assert.Equal(409, second.Status);
        Assert.Contains("Chánh văn phòng", second.Document!.QuerySelector(".notice del")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([other.PostId], await ReceivingAsync());
    }

    [Fact]
    public async Task The_same_by_the_interface_and_a_post_of_another_agency_is_refused()
    {
        var set = await secretary.CallAsync("/api/v1/reception", $$"""{"posts":["{{clerk.PostId}}"]}""", "reception-0001");
        Assert.True(set.Status == 200, set.Text);
        Assert.Contains("Văn thư", (await secretary.GetAsync("/api/v1/reception")).Text, StringComparison.Ordinal);

        var elsewhere = await Scene.MakeAsync(site, "H99.52", "Sở Khác");
        var stranger = await elsewhere.PersonAsync("Người Lạ", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk);
        var wrong = await secretary.CallAsync("/api/v1/reception", $$"""{"posts":["{{stranger.PostId}}"]}""", "reception-0002");
        Assert.Equal(422, wrong.Status);
        Assert.Contains("processes.reception.post", wrong.Text, StringComparison.Ordinal);
        Assert.Empty(await Receivers.OfAsync(elsewhere.AgencyId, TestContext.Current.CancellationToken));
        Assert.Equal([clerk.PostId], await ReceivingAsync());
    }

    [Fact]
    public async Task An_agency_without_receiving_posts_is_named_to_whoever_would_send()
    {
        var card = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.AgencyId, TestContext.Current.CancellationToken))!;
        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            Receivers.RequireAsync(card, "Agencies", TestContext.Current.CancellationToken)
        );
        Assert.Contains("Sở Nhận việc (H99.51)", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nhận việc từ cơ quan khác", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_product_publishes_its_process_once_and_anew_only_when_the_posts_are_others()
    {
        await SaveAsync(await secretary.GetAsync("/Processes/Reception"), clerk.PostId);
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReadyAsync()));
        var first = Assert.Single(all.Distinct());
        Assert.Equal(first, await ReadyAsync());
        await SaveAsync(await secretary.GetAsync("/Processes/Reception"), clerk.PostId, other.PostId);
        var second = await ReadyAsync();
        Assert.NotEqual(first, second);

        var versions = await site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) => db.Set<DefinitionVersion>().OrderBy(v => v.Number).ToListAsync(ct)
        );
        Assert.Equal([(first, (int?)1), (second, 2)], versions.Select(v => (v.Id, v.Number)));
        Assert.Equal(2, Assert.Single(versions[1].RoleList).PostIds.Count);
    }

    [Fact]
    public async Task The_products_process_is_shown_but_neither_drawn_nor_offered_by_the_agency()
    {
        await SaveAsync(await secretary.GetAsync("/Processes/Reception"), clerk.PostId);
        await ReadyAsync();
        var list = await secretary.GetAsync("/Processes/Designing");
        Assert.Contains("Phần mềm cung cấp", list.Words, StringComparison.Ordinal);
        var show = await secretary.GetAsync(list.Document!.QuerySelector("a[href*='/Designing/Show/']")!.GetAttribute("href")!);
        Assert.Contains("do phần mềm cung cấp", show.Words, StringComparison.Ordinal);
        Assert.Contains("Trả lời ý kiến", show.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Vẽ bản mới", show.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("iso:y-kien", (await secretary.GetAsync("/Processes/Offering")).Words, StringComparison.Ordinal);

        var id = await site.Runner.ReadAsync(office.AgencyId, (db, ct) => db.Set<Definition>().Select(d => d.Id).SingleAsync(ct));
        Assert.Equal(404, (await secretary.GetAsync("/Processes/Offering/Edit/" + id)).Status);
        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            office.DoAsync(
                async (work, ct) =>
                {
                    await Drafts.ReviseAsync(work, await work.Db.Set<Definition>().SingleAsync(ct), ct);
                    return true;
                }
            )
        );
        Assert.Contains("do phần mềm cung cấp", refused.Message, StringComparison.Ordinal);
    }
}
