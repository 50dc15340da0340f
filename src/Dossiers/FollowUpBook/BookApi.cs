using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Dossiers.FollowUpBook;

/// <param name="ReturnedAt">When the result was in the applicant's hands (UTC); null while it is not.</param>
/// <param name="StopNotice">Number of the notice that stopped it; null without one.</param>
internal sealed record ApiBookLine(
    int No,
    string Code,
    string ProcedureTitle,
    string? TthcCode,
    string? Applicant,
    string? Address,
    string? Phone,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? ReturnedAt,
    Channel ReturnWay,
    string? ReceivedBy,
    DossierState State,
    string? StopNotice
);

/// <param name="Total">How many lines the book has for what was asked.</param>
internal sealed record ApiBook(int Year, int Total, IReadOnlyList<ApiBookLine> Lines);

/// <summary>The call behind <c>/api/v1/follow-up-book</c>.</summary>
internal static class BookApi
{
    private const int PageSize = 100;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/v1/follow-up-book", ReadAsync).RequireRight("dossiers.read");

    private static Task<IResult> ReadAsync(HttpContext http, TimeProvider clock, string? year, string? month, int? page) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var query = BookQuery.Of(year, month, null, null, clock.GetUtcNow().VietnamDay());
                var lines = await query.ReadAsync(db, (Math.Max(page ?? 1, 1) - 1) * PageSize, PageSize, ct);
                return new ApiBook(query.Year, await query.CountAsync(db, ct), [.. lines.Select(Line)]);
            }
        );

    private static ApiBookLine Line(BookLine line) =>
        new(
            line.Dossier.BookNo,
            line.Dossier.Code,
            line.Dossier.ProcedureTitle,
            line.Dossier.TthcCode,
            line.Applicant?.Name,
            line.Applicant?.Address,
            line.Applicant?.Phone,
            line.Dossier.ReceivedAt,
            line.Dossier.DueAt,
            line.Dossier.ReturnedAt,
            line.Handover?.Way ?? line.Dossier.ReturnWay,
            line.Handover?.ReceiverName,
            line.Dossier.State,
            line.Stop?.Number
        );
}
