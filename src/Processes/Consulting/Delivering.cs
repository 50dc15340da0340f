using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Reading;
using IsoDienTu.Processes.Reception;
using IsoDienTu.Processes.Running;
using IsoDienTu.Processes.Standard;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Consulting;

/// <summary>One of those asked is to get the question.</summary>
internal sealed record DeliverJob(Guid Part);

/// <summary>Brings questions to those asked, and takes them back. Jobs of the asker, each done at least once and with effect once.</summary>
internal sealed class Delivering(Errands errands, Agencies agencies, Receivers receivers, WorkSchedules schedules, Book book)
{
    /// <summary>Kind of subject of the work over there.</summary>
    public const string Kind = "opinion";

    /// <summary>Of the work over there; the title of the asker's may name a citizen.</summary>
    private const string Title = "Lấy ý kiến";

    public const string Question = "question";
    public const string Papers = "papers";
    public const string Asker = "asker";

    public async Task DeliverAsync(IWork work, DeliverJob job, CancellationToken ct)
    {
        if (await Book.HoldByPartAsync(work, job.Part, ct) is not var (held, part) || part is not { DeliveredAt: null, WithdrawnAt: null })
        {
            return;
        }

        if (await ProblemAsync(work, part, ct) is { } problem)
        {
            Book.TakeBack(work, [part], problem);
            await book.SettleAsync(work, held, ct);
            Log.Write(work, "processes.consult_undelivered", "consultation", held.Row.Id.ToString("N"), null, new { part.ToName }, problem);
            return;
        }

        // Work that waited in the outbox takes nobody's time away.
        part.DueAt = Asking.Due(part, await schedules.ForAsync(part.ToAgency, ct), work.Now);
        var instance = await work.Db.Set<InstanceRow>().FirstAsync(i => i.Id == held.Row.InstanceId, ct);
        var posts = part.ToPerson is null ? await receivers.OfAsync(part.ToAgency, ct) : [];
        await errands.BeginAsync(work, part.ToAgency, Errand(held.Row, part, instance), posts, ct);
        work.Batch.Add(
            "update processes.consultation_part set delivered_at = $3, due_at = $4, to_agency = $5, to_name = $6 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(part.Id),
            Sql.At(work.Now),
            Sql.At(part.DueAt),
            Sql.P(part.ToAgency),
            Sql.P(part.ToName)
        );
        Log.Write(work, "processes.consult_delivered", "consultation", held.Row.Id.ToString("N"), null, new { part.ToName, part.DueAt });
    }

    public async Task TakeBackAsync(IWork work, TakeBackJob job, CancellationToken ct)
    {
        await errands.CancelAsync(work, job.Agency, job.Called, job.Reason, ct);
        Log.Write(work, "processes.consult_taken_back", "instance", job.Called.ToString("N"), null, new { job.Agency }, job.Reason);
    }

    /// <summary>Between asking and delivering an agency may have been merged, or may no longer receive: who carries its work on is asked, else nobody.</summary>
    private async Task<string?> ProblemAsync(IWork work, PartRow part, CancellationToken ct)
    {
        if (part.ToPerson is not null)
        {
            return null;
        }

        var found = await CalledAgency.FindAsync(agencies, part.ToCode, work.AgencyId, work.Now.VietnamDay(), ct);
        if (found.Card is not { } card)
        {
            return found.Problem;
        }

        (part.ToAgency, part.ToName) = (card.Id, card.Name);
        return (await receivers.OfAsync(card.Id, ct)).Count > 0
            ? null
            : $"{card.Name} ({card.Code}) không còn chức danh nào nhận việc từ cơ quan khác";
    }

    private static Errand Errand(ConsultationRow row, PartRow part, InstanceRow instance) =>
        new(
            part.ToPerson is null ? StandardProcess.Opinion : StandardProcess.Coordination,
            part.Called,
            part.Id,
            Kind,
            instance.SubjectCode,
            Title,
            part.DueAt,
            part.ToPerson is { } person ? new StepHolder(person, part.ToName, part.ToPost ?? "") : null,
            new Dictionary<string, Value>(StringComparer.Ordinal)
            {
                [Question] = Value.Of(row.Question),
                [Papers] = Value.Of(string.Join('\n', row.Papers)),
                [Asker] = Value.Of($"{row.AskedByName}, {row.AskedByPost}".TrimEnd(',', ' ')),
            }
        );
}
