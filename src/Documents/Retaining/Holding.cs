using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <param name="DocumentId">The document; null for a whole kind.</param>
/// <param name="Kind">The kind; null for one document.</param>
internal sealed record HoldInput(Guid? DocumentId = null, DocumentKind? Kind = null, string? Reason = null);

/// <param name="Why">Why nothing stands against destruction any more.</param>
/// <param name="Version">The version of the hold that was seen.</param>
internal sealed record LiftInput(string? Why = null, uint Version = 0);

/// <summary>Places and lifts holds. Each act writes its one log entry.</summary>
internal static class Holding
{
    public const string Right = "documents.hold";

    /// <summary>Everything about keeping and destroying in an agency is done one after the other, so that a hold is never overtaken.</summary>
    public const string Turn = "documents.retaining";

    /// <summary>Holds a document or a whole kind.</summary>
    /// <exception cref="RuleException">Neither or both are named, it is held already, or no reason is given.</exception>
    public static async Task<Guid> PlaceAsync(IWork work, HoldInput input, CancellationToken ct)
    {
        await work.TakeTurnAsync(Turn, ct);
        var document = await work.Db.Set<Document>().FirstOrDefaultAsync(d => d.Id == input.DocumentId, ct);
        if ((document is null) == input.Kind is null || (input.DocumentId is not null && document is null))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.hold.what",
                "Hãy chọn một tài liệu của cơ quan, hoặc một loại tài liệu; không chọn cả hai.",
                "DocumentId"
            );
        }

        var standing = await work
            .Db.Set<LegalHold>()
            .FirstOrDefaultAsync(h => h.LiftedAt == null && h.DocumentId == input.DocumentId && h.Kind == input.Kind, ct);
        if (standing is not null)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.hold.twice",
                "{0} đã tạm dừng tiêu hủy từ ngày {1:dd/MM/yyyy} với lý do: {2}. Không cần ghi lần nữa.",
                "DocumentId",
                standing.PlacedBy,
                standing.PlacedAt.VietnamDay(),
                standing.Reason
            );
        }

        var hold = new LegalHold
        {
            DocumentId = input.DocumentId,
            Kind = input.Kind,
            Reason = Reason(input.Reason, "Reason"),
            PlacedBy = work.Actor.Name,
            PlacedPost = work.Actor.Post,
            PlacedAt = work.Now,
        };
        work.Db.Add(hold);
        Log.Write(
            work,
            "documents.hold_placed",
            "legal_hold",
            hold.Id.ToString(),
            null,
            new { document?.Code, Kind = input.Kind?.ToString() },
            hold.Reason
        );
        return hold.Id;
    }

    /// <summary>Lifts a hold.</summary>
    /// <exception cref="RuleException">It is lifted already, or it is not said why.</exception>
    public static async Task LiftAsync(IWork work, Guid id, LiftInput input, CancellationToken ct)
    {
        await work.TakeTurnAsync(Turn, ct);
        var hold = await work.Db.Set<LegalHold>().FirstAsync(h => h.Id == id, ct);
        if (hold.LiftedAt is not null)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.hold.over",
                "{0} đã cho tiếp tục ngày {1:dd/MM/yyyy}; không ghi lại được.",
                null,
                hold.LiftedBy!,
                hold.LiftedAt.Value.VietnamDay()
            );
        }

        work.Db.Expect(hold, input.Version);
        (hold.LiftedWhy, hold.LiftedAt) = (Reason(input.Why, "Why"), work.Now);
        (hold.LiftedBy, hold.LiftedPost) = (work.Actor.Name, work.Actor.Post);
        Log.Write(work, "documents.hold_lifted", "legal_hold", hold.Id.ToString(), new { hold.Reason }, null, hold.LiftedWhy);
    }

    /// <summary>A reason as it is kept.</summary>
    /// <exception cref="RuleException">It is too short or too long.</exception>
    public static string Reason(string? typed, string field) =>
        TypedText.Filled(typed) is { Length: >= 10 and <= 1000 } reason
            ? reason
            : throw new RuleException(typeof(Texts), "documents.retaining.reason", "Hãy ghi rõ lý do, từ 10 đến 1.000 ký tự.", field);
}
