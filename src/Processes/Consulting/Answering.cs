using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Standard;

namespace IsoDienTu.Processes.Consulting;

/// <summary>Takes the answers of those asked, at the asker. One given after the due instant is kept and changes no verdict.</summary>
internal sealed class Answering(Book book) : IErrandAnswer
{
    public IReadOnlyList<string> Processes => [StandardProcess.Opinion.Key, StandardProcess.Coordination.Key];

    public async Task TakeAsync(IWork work, ErrandDone done, CancellationToken ct)
    {
        if (await Book.HoldByPartAsync(work, done.For, ct) is not var (held, part) || part.AnsweredAt is not null)
        {
            return;
        }

        if (done.Outcome is not (Opinions.Agree or Opinions.Disagree))
        {
            // An operator ended the work over there: nobody will answer.
            Book.TakeBack(work, [part], "nơi được hỏi đã kết thúc việc mà không trả lời");
        }
        else
        {
            (part.Stance, part.AnsweredAt) = (done.Outcome == Opinions.Agree ? Stance.Agree : Stance.Disagree, done.At);
            work.Batch.Add(
                """
                update processes.consultation_part set stance = $3, opinion = $4, answered_at = $5, answered_by = $6, answered_post = $7
                where agency_id = $1 and id = $2
                """,
                Sql.P(work.AgencyId),
                Sql.P(part.Id),
                Sql.P(part.Stance.Value.ToString()),
                Sql.Text(done.Comment),
                Sql.At(done.At),
                Sql.P(done.ByName),
                Sql.P(done.ByPost)
            );
        }

        await book.SettleAsync(work, held, ct);
        Log.Write(
            work,
            "processes.opinion_taken",
            "consultation",
            held.Row.Id.ToString("N"),
            null,
            new
            {
                part.ToName,
                part.Stance,
                Late = part.IsLate,
                held.Row.Verdict,
            }
        );
    }
}
