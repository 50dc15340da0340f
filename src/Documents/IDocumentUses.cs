using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>What sort of thing hangs on a document.</summary>
public enum DocumentUseKind
{
    /// <summary>A procedure that is made of it.</summary>
    Procedure,

    /// <summary>Where its next issue is written, when that is not with the documents.</summary>
    Writing,

    /// <summary>Where the next issue of the model it follows is merged into it.</summary>
    Model,

    /// <summary>Processes that run by it now.</summary>
    RunningWork,

    /// <summary>Dossiers that are open under it.</summary>
    Dossiers,

    /// <summary>Persons who do its steps.</summary>
    People,
}

/// <summary>Something that hangs on a document and is touched when the document changes.</summary>
/// <param name="Words">What it is: a code and title, the name of a post. Data, not a sentence.</param>
/// <param name="Count">How many, where they are counted.</param>
/// <param name="Href">Where it is seen; null when nowhere by itself.</param>
public sealed record DocumentUse(DocumentUseKind Kind, string Words, int? Count = null, string? Href = null);

/// <summary>Plug: a module above says what of its own hangs on a document, so that whoever asks for a change sees how far it reaches.</summary>
public interface IDocumentUses
{
    /// <summary>The uses of one document of the acting agency; empty when there are none.</summary>
    Task<IReadOnlyList<DocumentUse>> OfAsync(IsoDbContext db, Guid documentId, CancellationToken ct);
}
