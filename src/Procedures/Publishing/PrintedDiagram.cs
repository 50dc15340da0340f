using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Uploads;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>The diagram of a published procedure on its document's paper, and beside that of another issue.</summary>
internal sealed class PrintedDiagram(IStringLocalizer<Processes.Texts> texts) : IDocumentDrawing
{
    public async Task<IReadOnlyList<string>> DrawAsync(IsoDbContext db, Guid versionId, CancellationToken ct) =>
        await DrawnAsync(db, versionId, ct) is { } definition ? await Definitions.SheetsAsync(db, definition, "to", ct) : [];

    public async Task<DrawingChanges?> CompareAsync(IsoDbContext db, Guid before, Guid after, CancellationToken ct) =>
        await DrawnAsync(db, before, ct) is { } old
        && await DrawnAsync(db, after, ct) is { } now
        && await DrawnChanges.OfAsync(db, old, now, texts, ct) is { } changes
            ? new DrawingChanges(changes.BeforeSvg, changes.AfterSvg, changes.Lines)
            : null;

    /// <summary>The process of an issue, in force or waiting with it to be read.</summary>
    private static async Task<Guid?> DrawnAsync(IsoDbContext db, Guid versionId, CancellationToken ct) =>
        await db.Set<ProcedureVersion>()
            .Where(v => v.DocumentVersionId == versionId)
            .Select(v => (Guid?)v.DefinitionVersionId)
            .FirstOrDefaultAsync(ct)
        ?? await db.Set<UploadRow>()
            .Where(u => u.DocumentVersionId == versionId)
            .Select(u => u.DefinitionVersionId)
            .FirstOrDefaultAsync(ct);
}
