using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Incidents;

/// <summary>What could not go on, with its cause, and the button that tries again.</summary>
[Right("processes.incidents")]
internal sealed class Index(ProcessEngine engine) : IsoPage
{
    public sealed record Row(Guid Id, string Code, string ElementId, string Message, DateTimeOffset At);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var english = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        Rows = await (
            from incident in db.Set<IncidentRow>()
            join instance in db.Set<InstanceRow>() on incident.InstanceId equals instance.Id
            where incident.CuredAt == null
            orderby incident.At
            select new Row(
                incident.Id,
                instance.SubjectCode,
                incident.ElementId,
                english ? incident.MessageEn : incident.Message,
                incident.At
            )
        )
            .Take(200)
            .ToListAsync(ct);
        return true;
    }

    public async Task<IActionResult> OnPostRetryAsync(Guid incident, CancellationToken ct)
    {
        if (!await ReadAsync((db, token) => db.Set<IncidentRow>().AnyAsync(i => i.Id == incident, token), ct))
        {
            return NotFound();
        }

        return await DoAsync(
            "processes.retry",
            async (work, token) =>
            {
                var row = await work.Db.Set<IncidentRow>().FirstAsync(i => i.Id == incident, token);
                if (row.CuredAt is null)
                {
                    await engine.RetryAsync(work, row.InstanceId, row.Token, token);
                    (row.CuredAt, row.CuredBy, row.Cure) = (work.Now, work.Actor.Name, "retry");
                }

                Log.Write(work, "processes.retried", "incident", incident.ToString("N"));
                return "/Processes/Incidents";
            },
            ct
        );
    }
}
