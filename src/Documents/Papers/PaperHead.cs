using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Filling;

namespace IsoDienTu.Documents.Papers;

/// <summary>What is asked for, found.</summary>
/// <param name="Row">Row version of a draft, whose text changes.</param>
/// <param name="Kind">Under which it is kept; null for what is made anew each time.</param>
/// <param name="Kept">Digest of what is kept already.</param>
internal sealed record PaperHead(Guid VersionId, uint Row, string Name, string MediaType, RenditionKind? Kind, string? Kept)
{
    /// <summary>The controlled copy that is printed; null for a plain sheet.</summary>
    public ControlledCopy? Copy { get; init; }

    /// <summary>What was filled in; null for a blank sheet.</summary>
    public FilledForm? Filled { get; init; }
}
