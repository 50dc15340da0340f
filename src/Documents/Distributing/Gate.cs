using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Asks whether enough have read an issue that waits for it.</summary>
internal sealed record CheckGate(Guid DocumentId);

/// <summary>
/// The gate of training: where a list says so, an approved issue waits until enough of its readers have understood it. Until then the issue before it
/// stays in force. Each act writes its one log entry.
/// </summary>
/// <param name="followers">What of modules above begins or is given back with the issue.</param>
internal sealed class Gate(IEnumerable<IWaitingIssue> followers)
{
    /// <summary>Kind of the job that takes <see cref="CheckGate"/>.</summary>
    public const string Check = "documents.check_gate";
    private const int LeastReason = 10;
    private const int MostReason = 500;

    /// <summary>Whether the next issue of a document has to wait.</summary>
    public static Task<bool> IsOnAsync(IsoDbContext db, Guid documentId, CancellationToken ct) =>
        db.Set<DistributionList>().AnyAsync(l => l.DocumentId == documentId && l.GatePercent != null, ct);

    /// <summary>The issue that waits; null when none does.</summary>
    public static Task<DocumentVersion?> WaitingAsync(IsoDbContext db, Guid documentId, CancellationToken ct) =>
        db.Set<DocumentVersion>().FirstOrDefaultAsync(v => v.DocumentId == documentId && v.State == VersionState.Scheduled, ct);

    /// <summary>Refuses what would put a second issue behind one that waits.</summary>
    public static void CheckFree(Document document, DocumentVersion? waiting)
    {
        if (waiting is not null)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.gate.waiting",
                "Lần ban hành {0} của {1} đã duyệt và đang chờ phổ biến. Hãy cho nó có hiệu lực hoặc thu hồi nó trước, rồi ban hành lần tiếp theo.",
                null,
                waiting.Issue!,
                document.Code
            );
        }
    }

    /// <summary>
    /// Lets the waiting issue take effect when the share is reached: from the day that was asked for, but not before the next day, so that nobody finds
    /// another text in force at noon than in the morning.
    /// </summary>
    public async Task CheckAsync(IWork work, Guid documentId, CancellationToken ct)
    {
        var list = await DistributionList.FindAsync(work.Db, documentId, ct);
        if (await WaitingAsync(work.Db, documentId, ct) is not { } waiting)
        {
            return;
        }

        var today = work.Now.VietnamDay();
        var share = ReadingShare.Of(await work.Db.Set<Reading>().Where(r => r.VersionId == waiting.Id).ToListAsync(ct), today);
        if (list?.GatePercent is { } wanted && share.Percent < wanted)
        {
            return;
        }

        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var before = await InForceFromAsync(work.Db, documentId, ct);
        DateOnly[] possible = [today.AddDays(1), waiting.WantedFrom!.Value, before?.AddDays(1) ?? default];
        await BeginAsync(work, document, waiting, possible.Max(), ct);
        Log.Write(
            work,
            "documents.took_effect",
            "document",
            document.Code,
            null,
            new
            {
                waiting.Issue,
                waiting.EffectiveFrom,
                share.Read,
                share.All,
                list?.GatePercent,
            }
        );
    }

    /// <summary>Lets the waiting issue take effect although not enough have read it.</summary>
    /// <param name="version">The version of the issue that was seen.</param>
    /// <param name="day">Its first day; null for the first that is possible.</param>
    public async Task OpenAsync(IWork work, Guid documentId, uint version, DateOnly? day, string? reason, CancellationToken ct)
    {
        var (document, waiting) = await NeedAsync(work, documentId, version, ct);
        var why = Reason(reason);
        var today = work.Now.VietnamDay();
        var before = await InForceFromAsync(work.Db, documentId, ct);
        DateOnly[] possible = [today, before?.AddDays(1) ?? default];
        var from = day ?? possible.Append(waiting.WantedFrom!.Value).Max();
        if (from < possible.Max())
        {
            throw new RuleException(
                typeof(Texts),
                "documents.gate.day",
                "Ngày có hiệu lực sớm nhất là {0:dd/MM/yyyy}: không trước hôm nay và phải sau ngày đầu của bản đang có hiệu lực.",
                "Day",
                possible.Max()
            );
        }

        await BeginAsync(work, document, waiting, from, ct);
        Log.Write(work, "documents.gate_opened", "document", document.Code, null, new { waiting.Issue, waiting.EffectiveFrom }, why);
    }

    /// <summary>Takes back an issue that never was in force.</summary>
    public async Task TakeBackAsync(IWork work, Guid documentId, uint version, string? reason, CancellationToken ct)
    {
        var (document, waiting) = await NeedAsync(work, documentId, version, ct);
        var why = Reason(reason);
        waiting.TakeBack(work.Now.VietnamDay(), why);
        foreach (var follower in followers)
        {
            await follower.TakenBackAsync(work, waiting.Id, ct);
        }

        work.Publish(new DocumentSheetsChanged(documentId));
        Log.Write(work, "documents.scheduled_taken_back", "document", document.Code, null, new { waiting.Issue }, why);
    }

    private async Task BeginAsync(IWork work, Document document, DocumentVersion waiting, DateOnly day, CancellationToken ct)
    {
        await Shelf.TakeEffectAsync(work, document, waiting, day, ct);
        foreach (var follower in followers)
        {
            await follower.TakeEffectAsync(work, waiting.Id, day, ct);
        }
    }

    private static async Task<(Document, DocumentVersion)> NeedAsync(IWork work, Guid documentId, uint version, CancellationToken ct)
    {
        var document = await work.Db.Set<Document>().FirstAsync(d => d.Id == documentId, ct);
        var waiting =
            await WaitingAsync(work.Db, documentId, ct)
            ?? throw new RuleException(
                typeof(Texts),
                "documents.gate.none",
                "{0} không có lần ban hành nào đang chờ phổ biến: nó đã có hiệu lực hoặc đã được thu hồi. Hãy mở lại tài liệu.",
                null,
                document.Code
            );
        work.Db.Expect(waiting, version);
        return (document, waiting);
    }

    private static string Reason(string? reason) =>
        TypedText.Filled(reason) is { Length: >= LeastReason and <= MostReason } why
            ? why
            : throw new RuleException(
                typeof(Texts),
                "documents.gate.reason",
                "Hãy nêu lý do, từ {0} đến {1} ký tự; lý do được ghi vào nhật ký.",
                "Reason",
                LeastReason,
                MostReason
            );

    private static Task<DateOnly?> InForceFromAsync(IsoDbContext db, Guid documentId, CancellationToken ct) =>
        db.Set<DocumentVersion>()
            .Where(v => v.DocumentId == documentId && v.State == VersionState.Issued)
            .MaxAsync(v => v.EffectiveFrom, ct);
}
