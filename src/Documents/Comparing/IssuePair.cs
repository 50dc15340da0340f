using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Comparing;

/// <summary>A form that only one of two issues has, or has otherwise.</summary>
internal sealed record FormChange(LineChange Change, string Code, string Title);

/// <summary>Two issues of a document set against each other.</summary>
/// <param name="Issues">All there are, the newest first.</param>
/// <param name="Drawn">What is drawn of the two; null when nothing is.</param>
internal sealed record IssuePair(
    IReadOnlyList<IssueLine> Issues,
    IssueLine Before,
    IssueLine After,
    IReadOnlyList<SideRow> Rows,
    IReadOnlyList<FormChange> Forms,
    DrawingChanges? Drawn
)
{
    /// <summary>Which of the two has no content any more, the earlier first; null when both have. Then nothing is compared.</summary>
    public IssueLine? Gone =>
        Before.Destroyed is not null ? Before
        : After.Destroyed is not null ? After
        : null;

    /// <summary>Reads the two asked for; else the newest and the one before it.</summary>
    /// <param name="from">The earlier one; null for the one before the later.</param>
    /// <param name="to">The later one; null for the newest.</param>
    /// <returns>False when the document has not what was asked for; no pair when it has only one issue.</returns>
    public static async Task<(bool IsThere, IssuePair? Pair)> OfAsync(
        IsoDbContext db,
        Guid documentId,
        Guid? from,
        Guid? to,
        IEnumerable<IDocumentDrawing> drawings,
        DateOnly day,
        CancellationToken ct
    )
    {
        var all = await DocumentReads.IssuesAsync(db, documentId, day, ct);
        var after = all.FirstOrDefault(i => to is null || i.Id == to);
        var before = from is null ? all.SkipWhile(i => i != after).Skip(1).FirstOrDefault() : all.FirstOrDefault(i => i.Id == from);
        if ((to is not null && after is null) || (from is not null && before is null))
        {
            return (false, null);
        }

        if (after is null || before is null || after == before)
        {
            return (true, null);
        }

        if (before.Destroyed is not null || after.Destroyed is not null)
        {
            return (true, new IssuePair(all, before, after, [], [], null));
        }

        var old = await DocumentReads.ContentAsync(db, before.Id, ct) ?? DocumentContent.Empty;
        var now = await DocumentReads.ContentAsync(db, after.Id, ct) ?? DocumentContent.Empty;
        DrawingChanges? drawn = null;
        foreach (var drawing in drawings)
        {
            drawn ??= await drawing.CompareAsync(db, before.Id, after.Id, ct);
        }

        var forms = Between(await DocumentReads.FormsAsync(db, before.Id, ct), await DocumentReads.FormsAsync(db, after.Id, ct));
        return (true, new IssuePair(all, before, after, SideBySide.Of(old, now), forms, drawn));
    }

    private static IReadOnlyList<FormChange> Between(IReadOnlyList<FormLine> before, IReadOnlyList<FormLine> after)
    {
        var old = before.ToDictionary(f => f.Code, StringComparer.Ordinal);
        var now = after.ToDictionary(f => f.Code, StringComparer.Ordinal);
        return
        [
            .. before.Where(f => !now.ContainsKey(f.Code)).Select(f => new FormChange(LineChange.Removed, f.Code, f.Title)),
            .. after
                .Where(f => !old.TryGetValue(f.Code, out var was) || was.Title != f.Title || was.Sha256 != f.Sha256)
                .Select(f => new FormChange(old.ContainsKey(f.Code) ? LineChange.Changed : LineChange.Added, f.Code, f.Title)),
        ];
    }
}
