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
        var first = await CommentRow.FirstAsync<DrawingComment>(work.Db, threadId, ct) ?? throw Gone();
        var said = await AddAsync(work, first.DefinitionId, words, ct);
        (said.ThreadId, said.ElementId, said.ElementName) = (first.Id, first.ElementId, first.ElementName);
        await LogAsync(work, said, "processes.comment_answered", null, new { said.ThreadId, said.Words }, ct);
        return said;
    }

    /// <summary>Settles a thread, or opens it again.</summary>
    /// <param name="posted">The version that was seen.</param>
    public static async Task<DrawingComment> SettleAsync(IWork work, Guid threadId, bool resolved, uint posted, CancellationToken ct)
    {
        var first = await CommentRow.FirstAsync<DrawingComment>(work.Db, threadId, ct) ?? throw Gone();
        var before = new { first.ResolvedAt, first.ResolvedBy };
        await first.SettleAsync(work, resolved, posted, ct);
        var act = resolved ? "processes.comment_resolved" : "processes.comment_reopened";
        await LogAsync(work, first, act, before, new { first.ResolvedAt, first.ResolvedBy }, ct);
        return first;
    }

    private static Task<DrawingComment> AddAsync(IWork work, Guid definitionId, string? words, CancellationToken ct) =>
        CommentRow.AddAsync(work, new DrawingComment { DefinitionId = definitionId }, words, c => c.DefinitionId == definitionId, ct);

    private static async Task LogAsync(IWork work, DrawingComment said, string act, object? before, object after, CancellationToken ct) =>
        Log.Write(
            work,
            act,
            "process",
            await work.Db.Set<Definition>().Where(d => d.Id == said.DefinitionId).Select(d => d.Key).FirstAsync(ct),
            before,
            after
        );

    private static RuleException Gone() => new(typeof(Texts), "processes.comment.gone", "Góp ý này không còn: bản vẽ của nó đã bị bỏ.");
}
