using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Commenting;

/// <summary>Comments on drawings: said, answered, settled, opened again. Page and API come here.</summary>
internal static class Comments
{
    private const int MostWords = 2000;

    /// <summary>More on one process is no conversation.</summary>
    private const int MostOfOne = 2000;

    /// <summary>The drawing people comment on: what is being drawn, else what is in force.</summary>
    public static Task<DefinitionVersion?> DrawingAsync(IsoDbContext db, Guid definitionId, CancellationToken ct) =>
        db.Set<DefinitionVersion>()
            .Where(v => v.DefinitionId == definitionId)
            .OrderByDescending(v => v.Number == null)
            .ThenByDescending(v => v.Number)
            .FirstOrDefaultAsync(ct);

    /// <summary>Whether the drawing has a node, flow or lane of that id.</summary>
    public static bool Has(Diagram drawing, string id) =>
        drawing.FindNode(id) is not null || drawing.FindFlow(id) is not null || drawing.Lanes.Any(l => l.Id == id);

    /// <param name="elementId">Null or empty for the drawing as a whole.</param>
    /// <exception cref="RuleException">There are no words, too many, or no such element.</exception>
    public static async Task<DrawingComment> SayAsync(
        IWork work,
        Guid definitionId,
        string? elementId,
        string? words,
        IStringLocalizer<Texts> texts,
        CancellationToken ct
    )
    {
        var element = string.IsNullOrEmpty(elementId) ? null : elementId;
        var drawing = Diagrams.Of((await DrawingAsync(work.Db, definitionId, ct))!);
        if (element is not null && !Has(drawing, element))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.comment.element",
                "Sơ đồ không còn phần tử «{0}»: người khác đã bỏ nó. Hãy chọn phần tử khác, hoặc góp ý cho cả sơ đồ.",
                "ElementId",
                element
            );
        }

        var said = await AddAsync(work, definitionId, words, ct);
        said.ElementId = element;
        said.ElementName = element is null ? "" : new ElementWords(texts).Of(drawing, element);
        await LogAsync(work, said, "processes.comment_made", null, new { said.ElementId, said.Words }, ct);
        return said;
    }

    /// <summary>Answers the thread that a comment began, whether or not it is settled.</summary>
    public static async Task<DrawingComment> AnswerAsync(IWork work, Guid threadId, string? words, CancellationToken ct)
    {
        var first = await FirstAsync(work.Db, threadId, ct) ?? throw Gone();
        var said = await AddAsync(work, first.DefinitionId, words, ct);
        (said.ThreadId, said.ElementId, said.ElementName) = (first.Id, first.ElementId, first.ElementName);
        await LogAsync(work, said, "processes.comment_answered", null, new { said.ThreadId, said.Words }, ct);
        return said;
    }

    /// <summary>Settles a thread, or opens it again.</summary>
    /// <param name="posted">The version that was seen.</param>
    public static async Task<DrawingComment> SettleAsync(IWork work, Guid threadId, bool resolved, uint posted, CancellationToken ct)
    {
        var first = await FirstAsync(work.Db, threadId, ct) ?? throw Gone();
        work.Db.Expect(first, posted);
        var before = new { first.ResolvedAt, first.ResolvedBy };
        if (resolved == first.ResolvedAt is not null)
        {
            // Somebody pressed the same a moment ago; who that was is said, and nothing is written over it.
            throw new EditConflictException(nameof(DrawingComment), first.ChangedBy, first.ChangedAt, [State(first)]);
        }

        first.ResolvedAt = resolved ? work.Now : null;
        first.ResolvedBy = resolved ? work.Actor.Name : null;
        var act = resolved ? "processes.comment_resolved" : "processes.comment_reopened";
        await LogAsync(work, first, act, before, new { first.ResolvedAt, first.ResolvedBy }, ct);
        await work.Db.SaveChangesAsync(ct);
        return first;
    }

    /// <summary>The comment that begins a thread; null when the agency has none of that id.</summary>
    public static Task<DrawingComment?> FirstAsync(IsoDbContext db, Guid threadId, CancellationToken ct) =>
        db.Set<DrawingComment>().AsTracking().FirstOrDefaultAsync(c => c.Id == threadId && c.ThreadId == null, ct);

    private static async Task<DrawingComment> AddAsync(IWork work, Guid definitionId, string? words, CancellationToken ct)
    {
        var text = (words ?? "").Trim();
        if (text.Length is 0 or > MostWords)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.comment.words",
                "Hãy ghi nội dung góp ý, nhiều nhất {0} ký tự.",
                "Words",
                MostWords
            );
        }

        if (await work.Db.Set<DrawingComment>().CountAsync(c => c.DefinitionId == definitionId, ct) >= MostOfOne)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.comment.many",
                "Quy trình này đã có {0} góp ý; hãy trao đổi trực tiếp với người vẽ.",
                "Words",
                MostOfOne
            );
        }

        var said = new DrawingComment
        {
            DefinitionId = definitionId,
            Words = text,
            ByPerson = work.Actor.PersonId,
            ByName = work.Actor.Name,
            ByPost = work.Actor.Post,
            At = work.Now,
        };
        work.Db.Add(said);
        return said;
    }

    private static async Task LogAsync(IWork work, DrawingComment said, string act, object? before, object after, CancellationToken ct) =>
        Log.Write(
            work,
            act,
            "process",
            await work.Db.Set<Definition>().Where(d => d.Id == said.DefinitionId).Select(d => d.Key).FirstAsync(ct),
            before,
            after
        );

    private static ConflictingField State(DrawingComment first) => new("ResolvedBy", first.ResolvedBy, null);

    private static RuleException Gone() => new(typeof(Texts), "processes.comment.gone", "Góp ý này không còn: bản vẽ của nó đã bị bỏ.");
}
