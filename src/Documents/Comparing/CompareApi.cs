using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Documents.Comparing;

/// <summary>A line that differs between two issues.</summary>
/// <param name="Before">Null when only the later issue has it.</param>
/// <param name="After">Null when only the earlier issue has it.</param>
internal sealed record ApiLine(
    [property: JsonConverter(typeof(JsonStringEnumConverter<LineChange>))] LineChange Change,
    string? Before,
    string? After
);

/// <summary>A form that differs between two issues.</summary>
internal sealed record ApiForm(
    [property: JsonConverter(typeof(JsonStringEnumConverter<LineChange>))] LineChange Change,
    string Code,
    string Title
);

/// <summary>In what two issues differ.</summary>
/// <param name="Drawn">Changes of what is drawn, in words; null when nothing is.</param>
/// <param name="Destroyed">What remains of the one that has no content any more; then nothing is compared. Null when both have.</param>
internal sealed record ApiComparison(
    int From,
    int To,
    IReadOnlyList<ApiLine> Text,
    IReadOnlyList<ApiForm> Forms,
    IReadOnlyList<string>? Drawn,
    DestroyedIssue? Destroyed = null
);

/// <summary>Two issues compared, for other programs.</summary>
internal static class CompareApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/documents/{id:guid}/compare", CompareAsync).RequireRight("documents.read");

    /// <param name="from">Number of the earlier issue; 0 for the one before the later.</param>
    /// <param name="to">Number of the later issue; 0 for the newest.</param>
    private static Task<IResult> CompareAsync(
        HttpContext http,
        Guid id,
        IEnumerable<IDocumentDrawing> drawings,
        TimeProvider clock,
        int from = 0,
        int to = 0
    ) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var day = clock.GetUtcNow().VietnamDay();
                if (await DocumentReads.FindAsync(db, id, day, ct) is null)
                {
                    return null;
                }

                var issued = (await DocumentReads.IssuesAsync(db, id, day, ct)).Where(i => i.Issue is not null).ToList();
                var after = to == 0 ? issued.FirstOrDefault() : issued.Find(i => i.Issue == to);
                var before = from == 0 ? issued.Find(i => i.Issue < after?.Issue) : issued.Find(i => i.Issue == from);
                if (after is null || before is null)
                {
                    // Nothing to compare is an answer for who named no issue; an issue that is named and not there is not.
                    return from == 0 && to == 0 ? new ApiComparison(0, after?.Issue ?? 0, [], [], null) : null;
                }

                var (_, pair) = await IssuePair.OfAsync(db, id, before.Id, after.Id, drawings, day, ct);
                return new ApiComparison(
                    before.Issue!.Value,
                    after.Issue!.Value,
                    [
                        .. (pair?.Rows ?? [])
                            .Where(r => r.Change != LineChange.Same)
                            .Select(r => new ApiLine(r.Change, Text(r.Before), Text(r.After))),
                    ],
                    [.. (pair?.Forms ?? []).Select(f => new ApiForm(f.Change, f.Code, f.Title))],
                    pair?.Drawn?.Lines,
                    pair?.Gone?.Destroyed
                );
            }
        );

    private static string? Text(IReadOnlyList<SidePiece>? pieces) => pieces is null ? null : string.Concat(pieces.Select(p => p.Text));
}
