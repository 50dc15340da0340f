using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>What became of a confirmation.</summary>
/// <param name="Understood">False when questions were answered wrongly: the text has to be read again.</param>
/// <param name="Wrong">How many.</param>
internal sealed record Confirmed(bool Understood, int Wrong);

/// <summary>Somebody says that they have read and understood an issue. Page and API come here; each try writes its one log entry.</summary>
internal static class Confirming
{
    /// <summary>Confirms for the acting person; what is confirmed already stays as it was.</summary>
    /// <param name="versionId">The issue that was shown.</param>
    /// <param name="answers">To the questions of the list, in their order.</param>
    /// <exception cref="RuleException">The person has not to read this issue, or a question is not answered.</exception>
    public static async Task<Confirmed> UnderstandAsync(
        IWork work,
        Guid documentId,
        Guid versionId,
        IReadOnlyList<int?> answers,
        ReadingVia via,
        CancellationToken ct
    )
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var reading = await work
            .Db.Set<Reading>()
            .FirstOrDefaultAsync(r => r.DocumentId == documentId && r.VersionId == versionId && r.PersonId == work.Actor.PersonId, ct);
        if (reading is { State: ReadingState.Understood })
        {
            return new Confirmed(true, 0);
        }

        if (reading is not { State: ReadingState.Open })
        {
            throw new RuleException(
                typeof(Texts),
                "documents.reading.none",
                "Anh chị không phải xác nhận lần ban hành này của {0}: danh sách phổ biến không có anh chị, hoặc bản này đã hết hiệu lực. Hãy tải lại trang.",
                null,
                document.Code
            );
        }

        var list = await DistributionList.FindAsync(work.Db, documentId, ct);
        var wrong = list is null ? 0 : Ask(work, reading, list.Questions, answers);
        if (wrong > 0)
        {
            Log.Write(work, "documents.quiz_failed", "document", document.Code, null, new { reading.Issue, wrong });
            return new Confirmed(false, wrong);
        }

        reading.Understand(work, via);
        if (list?.GatePercent is not null)
        {
            work.Enqueue(Gate.Check, new CheckGate(documentId));
        }

        Log.Write(
            work,
            "documents.understood",
            "document",
            document.Code,
            null,
            new
            {
                reading.Issue,
                reading.Title,
                reading.VersionId,
                reading.PersonId,
                reading.UnderstoodPost,
                reading.Via,
            }
        );
        return new Confirmed(true, 0);
    }

    /// <returns>How many were answered wrongly.</returns>
    private static int Ask(IWork work, Reading reading, IReadOnlyList<QuizQuestion> questions, IReadOnlyList<int?> answers)
    {
        if (questions.Count == 0)
        {
            return 0;
        }

        var given = Quiz.Check(questions, answers);
        var wrong = given.Count(a => !a.IsRight);
        work.Db.Add(
            new QuizAttempt
            {
                ReadingId = reading.Id,
                At = work.Now,
                Answers = JsonSerializer.Serialize(given, JsonSerializerOptions.Web),
                Wrong = wrong,
            }
        );
        return wrong;
    }
}
