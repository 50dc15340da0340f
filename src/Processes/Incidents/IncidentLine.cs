using IsoDienTu.Kernel;
using IsoDienTu.Processes.Reading;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Incidents;

/// <summary>An open incident with the work it holds up.</summary>
internal sealed record IncidentLine(Guid Id, string SubjectCode, string Title, string Message, DateTimeOffset At)
{
    /// <summary>Open incidents of running work, the oldest first; those of work that is over hold up nothing.</summary>
    /// <param name="words">Of the code and the title, marks and capitals ignored.</param>
    public static IQueryable<IncidentLine> Open(IsoDbContext db, bool english, string? words = null) =>
        from incident in db.Set<IncidentRow>()
        join instance in LikePattern
            .Of(words)
            .Aggregate(
                db.Set<InstanceRow>().Where(i => i.Status == "Running"),
                (found, like) =>
                    found.Where(i => EF.Functions.ILike(EF.Functions.Unaccent(i.SubjectCode + " " + i.Title), like, LikePattern.Escape))
            )
            on incident.InstanceId equals instance.Id
        where incident.CuredAt == null
        orderby incident.At, incident.Id
        select new IncidentLine(
            incident.Id,
            instance.SubjectCode,
            instance.Title,
            english ? incident.MessageEn : incident.Message,
            incident.At
        );
}
