using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes.Migrating;

/// <summary>
/// An agency whose procedure is revised while work runs. First: receive (half a day), examine (two days), sign. Second: receive, examine the papers
/// (three days, by the second unit), enter in the book, sign.
/// </summary>
internal sealed class MovingOffice
{
    private readonly TestSite site;

    private MovingOffice(TestSite site, Scene scene) => (this.site, Scene) = (site, scene);

    public Scene Scene { get; }
    public Player Clerk { get; private set; } = null!;
    public Player Specialist { get; private set; } = null!;
    public Player Second { get; private set; } = null!;
    public Player Leader { get; private set; } = null!;
    public Player Owner { get; private set; } = null!;
    public Guid First { get; private set; }
    public Guid Process { get; private set; }

    public static async Task<MovingOffice> OpenAsync(TestSite site, string code)
    {
        var office = new MovingOffice(site, await Scene.MakeAsync(site, code, "Sở " + code));
        office.Clerk = await office.Scene.PersonAsync("Trần Thị Lan", "Cán bộ một cửa", PostKind.DeskClerk, Roles.DeskClerk);
        office.Specialist = await office.Scene.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        office.Second = await office.Scene.PersonAsync("Đỗ Thị Hà", "Chuyên viên pháp chế", PostKind.Specialist, Roles.Specialist);
        office.Leader = await office.Scene.PersonAsync("Phạm Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead);
        office.Owner = await office.Scene.PersonAsync("Vũ Văn Chủ", "Trưởng phòng", PostKind.UnitHead, Roles.ProcessOwner);
        office.First = await office.PublishAsync(
            new("S1", "1", "Tiếp nhận", "L1", "0,5 ngày", 240, []),
            new("S2", "2", "Thẩm định", "L2", "2 ngày", 960, []),
            new("S3", "3", "Ký duyệt", "L4", "1 ngày", 480, [])
        );
        return office;
    }

    public Task<Guid> ReviseAsync() =>
        PublishAsync(
            new("S1", "1", "Tiếp nhận", "L1", "0,5 ngày", 240, []),
            new("S2", "2", "Thẩm định hồ sơ", "L3", "3 ngày", 1440, []),
            new("S3", "3", "Vào sổ", "L1", "0,5 ngày", 240, []),
            new("S4", "4", "Ký duyệt", "L4", "1 ngày", 480, [])
        );

    /// <summary>Publishes a line of steps as the next version.</summary>
    public async Task<Guid> PublishAsync(params DraftStep[] steps)
    {
        DraftLane[] lanes = [new("L1", "Một cửa"), new("L2", "Chuyên viên"), new("L3", "Pháp chế"), new("L4", "Lãnh đạo")];
        Guid[] posts = [Clerk.PostId, Specialist.PostId, Second.PostId, Leader.PostId];
        var used = lanes.Where(l => steps.Any(s => s.LaneId == l.Id)).ToList();
        var flows = steps
            .Select((s, i) => new DraftFlow(s.Id, i + 1 < steps.Length ? steps[i + 1].Id : DraftEnds.End, null))
            .Prepend(new DraftFlow(DraftEnds.Start, steps[0].Id, null))
            .ToList();
        var draft = new ProcessDraft("QT.08", "Cấp phép tổ chức sự kiện", used, steps, flows);
        var stored = await Scene.DoAsync((work, ct) => Definitions.SaveDraftAsync(work, draft, ct));
        Process = stored.DefinitionId;
        var roles = stored.Lanes.Select(l => new RoleBinding(
            l.Id,
            l.RoleWords,
            [posts[Array.FindIndex(lanes, x => x.RoleWords == l.RoleWords)]]
        ));
        return (await Scene.PublishAsync(stored.Id, [.. roles])).Id;
    }

    /// <summary>Begins work and does its first steps.</summary>
    /// <returns>The subject, of the kind "test".</returns>
    public async Task<Guid> BeginAsync(string code, int done, Guid? version = null)
    {
        var subject = Guid.CreateVersion7();
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        var due = site.Clock.GetUtcNow().AddDays(5);
        var start = new StartProcess(version ?? First, "test", subject, code, "Việc " + code, "5 ngày làm việc", due);
        await Scene.DoAsync((work, ct) => engine.StartAsync(work, start, ct));
        for (var i = 0; i < done; i++)
        {
            await CompleteAsync(subject);
        }

        return subject;
    }

    public async Task CompleteAsync(Guid subject)
    {
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        var task = await OpenAsync(subject);
        await Scene.DoAsync((work, ct) => engine.CompleteAsync(work, task.TaskId, null, null, ct));
    }

    public async Task<StepPass> OpenAsync(Guid subject) => (await HistoryAsync(subject)).Single(p => p.State == "Open");

    public Task<IReadOnlyList<StepPass>> HistoryAsync(Guid subject) => DrawnProcess.HistoryAsync(site, Scene, subject);

    /// <summary>Number of the version that a subject runs on.</summary>
    public Task<long> VersionOfAsync(Guid subject) =>
        AskAsync(
            "select v.number::bigint from processes.instance i join processes.definition_version v on v.agency_id = i.agency_id and v.id = i.definition_version_id where i.agency_id = $1 and i.subject_id = $2",
            Sql.P(subject)
        );

    public Task<long> CountAsync(string sql) => AskAsync($"select count(*) from {sql} and agency_id = $1");

    /// <summary>Everything the tables say of a subject's running work but its version counter, its numbers and who has looked, as one text.</summary>
    public Task<string> RowsAsync(Guid subject) =>
        site.Runner.LookAsync(
            Scene.AgencyId,
            """
            select jsonb_build_array(i.state - 'q', i.due_at, i.definition_version_id,
              (select jsonb_agg(to_jsonb(t) - 'opened_at' order by t.number) from processes.task t where t.instance_id = i.id),
              (select jsonb_agg(to_jsonb(b) order by b.principal) from processes.inbox b join processes.task t on t.id = b.task_id where t.instance_id = i.id),
              (select jsonb_agg(to_jsonb(m) order by m.number) from processes.timer m where m.instance_id = i.id),
              (select jsonb_agg(to_jsonb(l) order by l.number) from processes.listener l where l.instance_id = i.id))::text
            from processes.instance i where i.agency_id = $1 and i.subject_id = $2
            """,
            [Sql.P(Scene.AgencyId), Sql.P(subject)],
            async (row, ct) => await row.ReadAsync(ct) ? row.GetString(0) : ""
        );

    private Task<long> AskAsync(string sql, params Npgsql.NpgsqlParameter[] more) =>
        site.Runner.LookAsync(
            Scene.AgencyId,
            sql,
            [Sql.P(Scene.AgencyId), .. more],
            async (row, ct) => await row.ReadAsync(ct) ? row.GetInt64(0) : -1
        );

    public string PlanPage => $"/Processes/Migrating/Plan/{Process}";

    public static Dictionary<string, string> Consent(string decision = "12/QĐ-SVH") =>
        new(StringComparer.Ordinal)
        {
            ["Consent.Decision"] = decision,
            ["Consent.DecidedOn"] = "2026-01-05",
            ["Consent.Reason"] = "Bỏ bớt một cấp trung gian",
        };

    /// <summary>Confirms what the page shows.</summary>
    /// <returns>The address of the decision.</returns>
    public async Task<string> DecideAsync(TestClient client, string? query = null)
    {
        var answer = await client.SubmitAsync(await client.GetAsync(PlanPage + query), Consent());
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        return answer.Location!;
    }

    public static async Task CarryOutAsync(TestSite site)
    {
        site.Clock.Advance(TimeSpan.FromSeconds(2));
        await site.RunRecurringAsync("Processes.migrate");
        await site.RunJobsAsync();
    }
}
