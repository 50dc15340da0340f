using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Processes.Calendars;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Processes.Calendars;

/// <summary>
/// An agency with work in progress. It is Tuesday 6 January 2026, 08:00; Saturday the 10th is worked for another day. Each work has a promise of five
/// working days (Monday the 12th) and an open step of four (Saturday the 10th); Thursday the 8th off moves both by a working day.
/// </summary>
internal sealed class CalendarOffice
{
    public const string Preview =
        "/Processes/Calendars/Decree?look=true&Input.Day=2026-01-08&Input.Kind=Off&Input.Reach=Agency&Input.Label=Mất điện toàn trụ sở"
        + "&Input.Decision=15/TB-SNV&Input.DecidedOn=2026-01-05&Input.DecidedBy=Giám đốc Sở";

    private readonly TestSite site;
    private Guid version;

    private CalendarOffice(TestSite site, Scene scene) => (this.site, Scene) = (site, scene);

    public Scene Scene { get; }
    public Player Administrator { get; private set; } = null!;
    public Player Head { get; private set; } = null!;
    public Player Worker { get; private set; } = null!;

    public static DateTimeOffset At(int day, int hour) => new(2026, 1, day, hour, 0, 0, TimeSpan.FromHours(7));

    public static async Task<CalendarOffice> OpenAsync(TestSite site, string code)
    {
        var office = new CalendarOffice(site, await Scene.MakeAsync(site, code, "Sở " + code));
        office.Worker = await office.Scene.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        office.Head = await office.Scene.PersonAsync("Phạm Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead);
        office.Administrator = await office.Scene.AdministratorAsync();
        var draft = new ProcessDraft(
            "QT.05",
            "Cấp giấy phép",
            [new("L1", "Chuyên viên")],
            [new("S1", "1", "Thẩm định", "L1", "4 ngày", 1920, [])],
            [new(DraftEnds.Start, "S1", null), new("S1", DraftEnds.End, null)]
        );
        var drawn = await office.Scene.DoAsync((work, ct) => Definitions.SaveDraftAsync(work, draft, ct));
        office.version = (
            await office.Scene.PublishAsync(
                drawn.Id,
                [.. drawn.Lanes.Select(l => new RoleBinding(l.Id, l.RoleWords, [office.Worker.PostId]))]
            )
        ).Id;
        return office;
    }

    /// <summary>Begins so many works as the desk does, promised on the agency's calendar.</summary>
    /// <param name="term">What is written; the promise is of five working days whatever it says.</param>
    public async Task<IReadOnlyList<Guid>> BeginAsync(int many, string term = "5 ngày làm việc")
    {
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        var schedule = await site.Services.GetRequiredService<WorkSchedules>().ForAsync(Scene.AgencyId);
        var begun = new List<Guid>();
        await Scene.DoAsync(
            async (work, ct) =>
            {
                begun.Clear();
                for (var i = 0; i < many; i++)
                {
                    var due = schedule.Due(work.Now, IsoDienTu.WorkingTime.Term.WorkingDays(5));
                    var start = new StartProcess(version, "test", Guid.CreateVersion7(), $"HS-{i + 1}", "Việc", term, due);
                    begun.Add((await engine.StartAsync(work, start, ct)).InstanceId);
                }

                return true;
            }
        );
        return begun;
    }

    /// <summary>How many promises and open steps are due at each instant, in Vietnam's time.</summary>
    public Task<string> DuesAsync() =>
        site.Runner.LookAsync(
            Scene.AgencyId,
            """
            select string_agg(line, '; ' order by line) from (
              select 'promise ' || to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD HH24:MI') || ' x' || count(*) as line from processes.instance
              where agency_id = $1 group by due_at
              union all
              select 'step ' || to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD HH24:MI') || ' x' || count(*) from processes.task
              where agency_id = $1 group by due_at) d
            """,
            [Sql.P(Scene.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) && !row.IsDBNull(0) ? row.GetString(0) : ""
        );

    public Task<long> CountAsync(string sql) =>
        site.Runner.LookAsync(
            Scene.AgencyId,
            $"select count(*) from {sql} and agency_id = $1",
            [Sql.P(Scene.AgencyId)],
            async (row, ct) => await row.ReadAsync(ct) ? row.GetInt64(0) : -1
        );

    /// <summary>Confirms what the preview shows.</summary>
    /// <returns>The address of the day.</returns>
    public static async Task<string> DecreeAsync(TestClient client, string preview = Preview)
    {
        var answer = await client.SubmitAsync(await client.GetAsync(preview));
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
        return answer.Location!;
    }

    public static async Task WithdrawAsync(TestClient client, string day)
    {
        var page = await client.GetAsync(day.Replace("/Show/", "/Withdraw/", StringComparison.Ordinal));
        var answer = await client.SubmitAsync(
            page,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Reason"] = "Điện lực đổi lịch" }
        );
        Assert.True(answer.Status == 303, $"{answer.Status}: {answer.Words}");
    }

    /// <summary>Lets the counting begin and run to its end, and everything that follows.</summary>
    public static async Task CountAgainAsync(TestSite site)
    {
        site.Clock.Advance(Deciding.Settling);
        await site.RunRecurringAsync("Processes.recount");
        await site.RunJobsAsync();
    }
}
