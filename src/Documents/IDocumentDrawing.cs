using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>A plug for modules that know what is drawn of a document's issue, such as the diagram of the process it describes.</summary>
public interface IDocumentDrawing
{
    /// <summary>The drawing in pieces that fit a lying sheet, in reading order; each one SVG element. Empty when nothing is drawn of this issue.</summary>
    /// <param name="versionId">The issue.</param>
    Task<IReadOnlyList<string>> DrawAsync(IsoDbContext db, Guid versionId, CancellationToken ct);

    /// <summary>In what the drawings of two issues differ, in the language of the page; null when nothing is drawn of one of them.</summary>
    Task<DrawingChanges?> CompareAsync(IsoDbContext db, Guid before, Guid after, CancellationToken ct);
}

/// <summary>In what two drawings differ.</summary>
/// <param name="Before">The earlier one as an SVG element, its changes marked.</param>
/// <param name="After">The later one likewise.</param>
/// <param name="Lines">The changes in words, one each.</param>
public sealed record DrawingChanges(string Before, string After, IReadOnlyList<string> Lines);
