using IsoDienTu.Access;
using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Running;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace IsoDienTu.Processes.Holding;

/// <summary>A head gives a step of the own units to one of their people, or takes it from one for another; whoever heads the agency, any step.</summary>
internal sealed class Assigning(
    ProcessEngine engine,
    Offices offices,
    Absences absences,
    WorkRunner runner,
    TimeProvider clock,
    IStringLocalizer<Texts> texts
)
{
    private const string Within = """
        select exists (select 1 from processes.inbox where agency_id = $1 and task_id = $2 and principal = any($3))
          or exists (select 1 from processes.task where agency_id = $1 and id = $2 and assignee = any($4))
        """;

    /// <summary>To whom the person may give the step, with who of them is away; empty when to nobody.</summary>
    public async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(Acting acting, Guid task, CancellationToken ct)
    {
        var people = await CandidatesAsync(acting, task, ct);
        var away = people.Count == 0 ? null : await absences.AwayAsync(acting.AgencyId, clock.GetUtcNow().VietnamDay(), ct);
        return [.. people.Select(h => new SelectListItem(Say(h, away?.GetValueOrDefault(h.PersonId)), $"{h.PersonId}"))];
    }

    private string Say(Holder person, Absent? away)
    {
        var name = $"{person.Name} ({person.Title}, {person.UnitName})";
        return away is null ? name : texts["{0} – vắng đến {1:dd/MM/yyyy}", name, away.Until];
    }

    private async Task<IReadOnlyList<Holder>> CandidatesAsync(Acting acting, Guid task, CancellationToken ct)
    {
        var office = await offices.AssignsInAsync(acting, ct);
        return office is null ? []
            : office.Principals is null ? office.People
            : await runner.LookAsync(acting.AgencyId, Within, Parameters(acting.AgencyId, task, office), ReadAsync, ct) ? office.People
            : [];
    }

    /// <exception cref="RuleException">The step or the person belongs to another unit, the reason is missing, or the step is over.</exception>
    public async Task DoAsync(IWork work, Acting acting, Guid task, Guid? person, string? reason, CancellationToken ct)
    {
        var office =
            await offices.AssignsInAsync(acting, ct)
            ?? throw new RuleException(
                typeof(Texts),
                "processes.assign.right",
                "Chỉ trưởng đơn vị và lãnh đạo cơ quan giao việc cho người khác."
            );
        if (office.Principals is not null && !await work.ReadAsync(Within, Parameters(work.AgencyId, task, office), ReadAsync, ct))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.assign.unit",
                "Bước này không thuộc đơn vị do anh chị phụ trách. Hãy đề nghị trưởng đơn vị đó hoặc lãnh đạo cơ quan giao."
            );
        }

        if (office.Staff.FirstOrDefault(h => h.PersonId == person) is not { } to)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.assign.person",
                "Hãy chọn người nhận việc trong danh sách: người đang giữ chức danh ở đơn vị do anh chị phụ trách.",
                "Person"
            );
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.assign.reason",
                "Hãy ghi lý do giao lại; người nhận và người đang giữ thấy lý do này.",
                "AssignReason"
            );
        }

        await engine.AssignAsync(work, task, new StepHolder(to.PersonId, to.Name, to.Title), reason, ct);
        Log.Write(work, "processes.assigned", "task", task.ToString("N"), null, new { To = to.PersonId, to.Name }, reason.Trim());
    }

    private static NpgsqlParameter[] Parameters(int agency, Guid task, Office office) =>
        [Sql.P(agency), Sql.P(task), Sql.Array(office.Principals!), Sql.Array(office.Staff.Select(h => h.PersonId))];

    private static async Task<bool> ReadAsync(NpgsqlDataReader row, CancellationToken ct) => await row.ReadAsync(ct) && row.GetBoolean(0);
}
