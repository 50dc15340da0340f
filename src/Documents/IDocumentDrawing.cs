using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>A plug for modules that know what is drawn of a document's issue, such as the diagram of the process it describes.</summary>
public interface IDocumentDrawing
{
    /// <summary>The drawing in pieces that fit a lying sheet, in reading order; each one SVG element. Empty when nothing is drawn of this issue.</summary>
    /// <param name="versionId">The issue.</param>
    Task<IReadOnlyList<string>> DrawAsync(IsoDbContext db, Guid versionId, CancellationToken ct);
}
