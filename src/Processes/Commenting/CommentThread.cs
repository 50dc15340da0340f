using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Commenting;

/// <summary>A comment with its answers.</summary>
/// <param name="On">What it is on, as the drawing calls it now; as it was called then when the element is gone.</param>
/// <param name="IsGone">The drawing has the element no more.</param>
internal sealed record CommentThread(DrawingComment First, IReadOnlyList<DrawingComment> Answers, string On, bool IsGone)
{
    public bool IsOpen => First.ResolvedAt is null;

    /// <summary>All threads of a process, the open ones first, then the latest.</summary>
    /// <param name="drawing">The drawing that is looked at.</param>
    public static async Task<IReadOnlyList<CommentThread>> AllAsync(
        IsoDbContext db,
        Guid definitionId,
        Diagram drawing,
        IStringLocalizer<Texts> texts,
        CancellationToken ct
    )
    {
        var all = await db.Set<DrawingComment>().Where(c => c.DefinitionId == definitionId).OrderBy(c => c.Id).ToListAsync(ct);
        var answers = all.Where(c => c.ThreadId is not null).ToLookup(c => c.ThreadId!.Value);
        var words = new ElementWords(texts);
        return
        [
            .. all.Where(c => c.ThreadId is null)
                .OrderBy(c => c.ResolvedAt is not null)
                .ThenByDescending(c => c.Id)
                .Select(c =>
                {
                    var gone = c.ElementId is { } id && !Comments.Has(drawing, id);
                    var on =
                        c.ElementId is null ? texts["Cả sơ đồ"].Value
                        : gone ? c.ElementName
                        : words.Of(drawing, c.ElementId);
                    return new CommentThread(c, [.. answers[c.Id]], on, gone);
                }),
        ];
    }

    /// <summary>How many threads of a process are open.</summary>
    public static Task<int> OpenAsync(IsoDbContext db, Guid definitionId, CancellationToken ct) =>
        db.Set<DrawingComment>().CountAsync(c => c.DefinitionId == definitionId && c.ThreadId == null && c.ResolvedAt == null, ct);
}
