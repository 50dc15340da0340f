using System.Text.Json.Serialization;
using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>Where a controlled copy on paper is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CopyState>))]
public enum CopyState
{
    /// <summary>With its holder.</summary>
    Out,

    /// <summary>Given back.</summary>
    Returned,

    /// <summary>Destroyed.</summary>
    Destroyed,

    /// <summary>Lost.</summary>
    Lost,
}

/// <summary>The controlled copy whose own code was asked for.</summary>
/// <param name="EndedOn">Day on which it was written down as returned, destroyed or lost; null while it is out.</param>
public sealed record QrCopy(int Number, CopyState State, DateOnly? EndedOn);

/// <summary>The answer to "is the sheet in my hand still valid?".</summary>
/// <param name="State">Where the printed issue stands today.</param>
/// <param name="Issue">The printed issue.</param>
/// <param name="EffectiveFrom">Its first day; null while it waits to be read.</param>
/// <param name="EffectiveTo">First day on which it is no longer in force, or null.</param>
/// <param name="CurrentIssue">The issue in force today, or null.</param>
/// <param name="CurrentFrom">Its first day.</param>
public sealed record QrAnswer(
    int AgencyId,
    Guid DocumentId,
    Guid VersionId,
    string Code,
    string Slug,
    string Title,
    DocumentKind Kind,
    IssueState State,
    int Issue,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    string? EndReason,
    int? CurrentIssue,
    DateOnly? CurrentFrom
)
{
    /// <summary>The copy, when the sheet is a controlled one; null for any other sheet. Its holder is not told.</summary>
    public QrCopy? Copy { get; init; }

    /// <summary>What remains of the printed issue when its content was destroyed; null while it has content.</summary>
    public DestroyedIssue? Destroyed { get; init; }
}

/// <summary>Answers printed QR codes; public.</summary>
public sealed class DocumentQr(WorkRunner runner, TimeProvider clock)
{
    /// <summary>Resolves a token as printed or typed; null when there is no such code.</summary>
    public async Task<QrAnswer?> ResolveAsync(string token, CancellationToken ct = default)
    {
        var clean = SpokenCode.Clean(token);
        var link = clean is null
            ? null
            : await runner.ReadEverywhereAsync((db, t) => db.Set<QrLink>().FirstOrDefaultAsync(q => q.Token == clean, t), ct);
        if (link is null)
        {
            return null;
        }

        var today = clock.GetUtcNow().VietnamDay();
        return await runner.ReadAsync(link.AgencyId, (db, t) => AnswerAsync(db, link, today, t), ct);
    }

    private static async Task<QrAnswer?> AnswerAsync(IsoDbContext db, QrLink link, DateOnly today, CancellationToken ct)
    {
        var document = await db.Set<Document>().FirstAsync(d => d.Id == link.DocumentId, ct);
        var issues = await DocumentReads.IssuesAsync(db, link.DocumentId, today, ct);
        var printed = issues.First(i => i.Id == link.VersionId);
        var current = issues.FirstOrDefault(i => i.State == IssueState.Effective);
        var copy = await db.Set<ControlledCopy>().FirstOrDefaultAsync(c => c.Id == link.CopyId, ct);
        return new QrAnswer(
            link.AgencyId,
            document.Id,
            printed.Id,
            document.Code,
            document.Slug,
            printed.Title,
            document.Kind,
            printed.State,
            printed.Issue!.Value,
            printed.EffectiveFrom,
            printed.EffectiveTo,
            printed.EndReason,
            current?.Issue,
            current?.EffectiveFrom
        )
        {
            Destroyed = printed.Destroyed,
            Copy = copy is null ? null : new QrCopy(copy.Number, copy.State, copy.EndedOn),
        };
    }
}
