using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Publishing;

/// <summary>A request as lists show it.</summary>
/// <param name="IsChanged">The draft was drawn on since it was asked for.</param>
/// <param name="Version">Of the request, to be sent back with a decision by API.</param>
internal sealed record RequestLine(
    Guid Id,
    Guid DefinitionId,
    string Key,
    string Title,
    string Words,
    string AskedBy,
    string AskedPost,
    DateTimeOffset AskedAt,
    bool IsChanged,
    uint Version
)
{
    /// <summary>Those that wait, the longest first.</summary>
    public static async Task<IReadOnlyList<RequestLine>> OpenAsync(IsoDbContext db, CancellationToken ct) =>
        await (
            from request in db.Set<PublishRequest>()
            join definition in db.Set<Definition>() on request.DefinitionId equals definition.Id
            join draft in db.Set<DefinitionVersion>() on request.DefinitionId equals draft.DefinitionId
            where request.Outcome == null && draft.State == DefinitionState.Draft
            orderby request.AskedAt
            select new RequestLine(
                request.Id,
                definition.Id,
                definition.Key,
                definition.Title,
                request.Words,
                request.AskedBy,
                request.AskedPost,
                request.AskedAt,
                draft.Sha256 != request.Sha256,
                request.Version
            )
        ).ToListAsync(ct);
}
