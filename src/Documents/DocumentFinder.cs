using IsoDienTu.Documents.Searching;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>A document in which everything asked for was found.</summary>
/// <param name="VersionId">The issue it was found in.</param>
/// <param name="Text">The place it stands at; empty when it stands in the title or the forms alone.</param>
public sealed record FoundDocument(Guid DocumentId, Guid VersionId, string Code, string Title, IReadOnlyList<FoundPiece> Text);

/// <summary>A legal text in which everything asked for was found.</summary>
public sealed record FoundLaw(Guid Id, string Number, string Title);

/// <summary>
/// Full-text search for other modules and tools, with the rules of the search page: all words, accents or none, words in quotes one behind the other, parts
/// of numbers and codes. Runs inside a transaction of the agency it is asked for and finds nothing of another.
/// </summary>
public static class DocumentFinder
{
    /// <summary>The first page of documents in force or coming into force, the best first, and how many there are in all.</summary>
    public static async Task<(int Total, IReadOnlyList<FoundDocument> Found)> FindAsync(
        IsoDbContext db,
        string? words,
        DateOnly day,
        CancellationToken ct = default
    )
    {
        var answer = await DocumentSearch.FindAsync(db, new SearchOrder(SearchQuery.Of(words)), drafts: false, day, ct);
        return (
            answer.Total,
            [.. answer.Hits.Select(h => new FoundDocument(h.DocumentId, h.VersionId, h.Code, h.Title, h.Snippet?.Pieces ?? []))]
        );
    }

    /// <summary>The first page of legal texts of the province, and how many there are in all.</summary>
    public static async Task<(int Total, IReadOnlyList<FoundLaw> Found)> FindLawsAsync(
        IsoDbContext db,
        string? words,
        DateOnly day,
        CancellationToken ct = default
    )
    {
        var answer = await LawSearch.FindAsync(db, SearchQuery.Of(words), null, day, ct);
        return (answer.Total, [.. answer.Hits.Select(h => new FoundLaw(h.Text.Id, h.Text.Number, h.Text.Title))]);
    }
}
