using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Site.Eiso;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Site.Processes;

/// <summary>A published diagram with a fault in it: the choice behind the second step asks for data that nobody has. What those who answer for it can do.</summary>
public sealed partial class IncidentTests : IAsyncLifetime
{
    private static readonly ProcessDraft Draft = new(
        "QT.09",
        "Cấp giấy thử nghiệm",
        [new("L1", "Chuyên viên"), new("L2", "Lãnh đạo")],
        [
            new("S1", "1", "Tiếp nhận", "L1", "0,5 ngày", 240, []),
            new("S2", "2", "Thẩm định", "L1", "2 ngày", 960, []),
            new("S3", "3", "Ký duyệt", "L2", "1 ngày", 480, []),
        ],
        [
            new(DraftEnds.Start, "S1", null),
            new("S1", "S2", null),
            new("S2", "S3", "Đạt"),
            new("S2", DraftEnds.Refused, "Không đủ điều kiện", DraftFlowKind.Refuse),
            new("S3", DraftEnds.End, null),
        ]
    );

    private TestSite site = null!;
    private Scene office = null!;
    private Player worker = null!;
    private Player head = null!;
    private TestClient administrator = null!;
    private Guid version;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.61", "Sở Sự cố");
        worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        head = await office.PersonAsync("Phạm Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead);
        administrator = await office.SignInAsync(
            await office.PersonAsync("Vũ Quản Trị", "Quản trị", PostKind.Specialist, Roles.Administrator)
        );
        var draft = await office.DoAsync((work, ct) => Definitions.SaveDraftAsync(work, Draft, ct));
        await office.DoAsync(
            async (work, ct) =>
            {
                var row = await work.Db.Set<DefinitionVersion>().FirstAsync(v => v.Id == draft.Id, ct);
                row.Xml = Condition().Replace(row.Xml, "$1$${amount &gt; 5}$3");
                row.Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Xml)));
                return true;
            }
        );
        Guid[] posts = [worker.PostId, head.PostId];
        var roles = draft.Lanes.Select((l, i) => new RoleBinding(l.Id, l.RoleWords, [posts[i]])).ToList();
        version = (await office.PublishAsync(draft.Id, roles, 1680)).Id;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_choice_without_a_way_is_seen_explained_and_skipped_with_a_reason()
    {
        var subject = await StuckAsync("HS-1");
        var owner = await office.SignInAsync(await office.PersonAsync("Đỗ Chủ", "Chủ quy trình", PostKind.Specialist, Roles.ProcessOwner));
        foreach (var client in new[] { administrator, owner })
        {
            var home = await client.GetAsync("/");
            Assert.Contains("1 việc đang kẹt", home.Words, StringComparison.Ordinal);
            Assert.Contains("HS-1 – Cấp giấy cho người thử", home.Words, StringComparison.Ordinal);
        }

        Assert.Contains("HS-1", (await administrator.GetAsync("/Processes/Incidents?q=cap+giay+hs-1")).Words, StringComparison.Ordinal);
        var sign = await administrator.GetAsync("/Processes/Incidents?q=%25");
        Assert.DoesNotContain("HS-1 –", sign.Words, StringComparison.Ordinal);

        var secondTab = await ShowAsync("HS-1");
        var page = await ShowAsync("HS-1");
        Assert.Contains("không luồng ra nào thoả điều kiện", page.Words, StringComparison.Ordinal);
        var reached = page.Document!.QuerySelectorAll("select[name=Outcome] option").Single(o => o.TextContent.Trim() == "Đạt");
        var without = await administrator.SubmitAsync(page, Fields(("Outcome", reached.GetAttribute("value")!)), "handler=Skip");
        Assert.Equal(422, without.Status);
        Assert.Contains("Hãy ghi lý do", without.Words, StringComparison.Ordinal);
        var done = await administrator.SubmitAsync(
            page,
            Fields(("Outcome", reached.GetAttribute("value")!), ("Reason", "Số tiền ghi trên giấy, trên 5 triệu")),
            "handler=Skip"
        );
        Assert.Equal((303, "/Processes/Incidents"), (done.Status, done.Location));

        Assert.Contains(
            "Không có sự cố nào đang mở",
            (await administrator.GetAsync("/Processes/Incidents")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Ký duyệt", (await (await office.SignInAsync(head)).GetAsync("/Processes/Inbox")).Words, StringComparison.Ordinal);
        Assert.Equal(
            "Số tiền ghi trên giấy, trên 5 triệu",
            await AskAsync("select reason from audit_log.entry where what = 'processes.incident_skipped'")
        );
        await ReplaysAsync(subject);
        var late = await administrator.SubmitAsync(secondTab, Fields(("Reason", "Chậm một bước")), "handler=Skip");
        Assert.Equal(422, late.Status);
        Assert.Contains("Sự cố này đã được Vũ Quản Trị xử lý.", late.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stuck_work_is_moved_to_an_earlier_step_with_a_reason()
    {
        var subject = await StuckAsync("HS-2");
        var page = await ShowAsync("HS-2");
        var first = page.Document!.QuerySelectorAll("select[name=Target] option").Single(o => o.TextContent.Trim() == "1 Tiếp nhận");
        Assert.Equal(422, (await administrator.SubmitAsync(page, Fields(("Target", "START"), ("Reason", "Thử")), "handler=Move")).Status);

        var done = await administrator.SubmitAsync(
            await ShowAsync("HS-2"),
            Fields(("Target", first.GetAttribute("value")!), ("Reason", "Nhập lại số tiền")),
            "handler=Move"
        );

        Assert.Equal(303, done.Status);
        Assert.Contains(
            "Tiếp nhận",
            (await (await office.SignInAsync(worker)).GetAsync("/Processes/Inbox")).Words,
            StringComparison.Ordinal
        );
        Assert.Equal("Nhập lại số tiền", await AskAsync("select reason from audit_log.entry where what = 'processes.incident_moved'"));
        await ReplaysAsync(subject);
    }

    [Fact]
    public async Task Skipping_to_the_refusing_end_ends_the_work_as_refused_and_trying_again_finds_the_same_fault()
    {
        var subject = await StuckAsync("HS-3");
        Assert.Equal(303, (await administrator.SubmitAsync(await ShowAsync("HS-3"), null, "handler=Retry")).Status);
        var page = await ShowAsync("HS-3");
        var refused = page.Document!.QuerySelectorAll("select[name=Outcome] option")
            .Single(o => o.TextContent.Trim() == "Không đủ điều kiện");

        await administrator.SubmitAsync(
            page,
            Fields(("Outcome", refused.GetAttribute("value")!), ("Reason", "Đủ căn cứ từ chối")),
            "handler=Skip"
        );

        var instance = await site.Runner.ReadAsync(office.AgencyId, (db, ct) => ProcessReads.InstanceAsync(db, "test", subject, ct));
        Assert.Equal("Refused", await AskAsync("select status from processes.instance where subject_code = 'HS-3'"));
        Assert.NotNull(instance);
        Assert.Equal(2L, await AskAsync("select count(*) from processes.incident"));
        await ReplaysAsync(subject);
    }

    /// <summary>Starts work and does its first two steps; then it is stuck.</summary>
    private async Task<Guid> StuckAsync(string code)
    {
        var subject = Guid.CreateVersion7();
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await office.DoAsync(
            (work, ct) =>
                engine.StartAsync(work, new StartProcess(version, "test", subject, code, "Cấp giấy cho người thử", null, null), ct)
        );
        for (var step = 0; step < 2; step++)
        {
            var task = (Guid)(await AskAsync("select id from processes.task where state = 'Open'"))!;
            await office.DoAsync(
                async (work, ct) =>
                {
                    await engine.CompleteAsync(work, task, null, null, ct);
                    return true;
                }
            );
        }

        return subject;
    }

    private async Task<TestPage> ShowAsync(string code)
    {
        var list = await administrator.GetAsync("/Processes/Incidents?q=" + code);
        var link = list.Document!.QuerySelector("main a[href^='/Processes/Incidents/Show/']")!;
        return await administrator.GetAsync(link.GetAttribute("href")!);
    }

    /// <summary>The stored trail, played again by the pure engine from the beginning, gives the stored state.</summary>
    private Task ReplaysAsync(Guid subject) => Replay.HoldsAsync(site, subject);

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private async Task<object?> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(CommandProcess.Superuser(site));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    [GeneratedRegex("(<[\\w:]*conditionExpression[^>]*>)([^<]*)(</)")]
    private static partial Regex Condition();
}
