using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Publishing;

/// <summary>The diagram of a published procedure on its document's paper.</summary>
internal sealed class PrintedDiagram : IDocumentDrawing
{
    public async Task<IReadOnlyList<string>> DrawAsync(IsoDbContext db, Guid versionId, CancellationToken ct)
    {
        var drawn = await db.Set<ProcedureVersion>()
            .Where(v => v.DocumentVersionId == versionId)
            .Select(v => (Guid?)v.DefinitionVersionId)
            .FirstOrDefaultAsync(ct);
        return drawn is { } definition ? await Definitions.SheetsAsync(db, definition, "to", ct) : [];
    }
}
