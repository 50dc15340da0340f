using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Reviewing;

/// <param name="IssueId">The issue that was reviewed.</param>
internal sealed record ApiReview(Guid IssueId = default, string? Note = null);

/// <summary>The calls behind <c>/api/v1/document-reviews</c>, under the rules of the pages.</summary>
internal static class ReviewApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/document-reviews", ListAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/documents/{id:guid}/reviews", ReviewAsync).RequireRight(Reviews.Right);
    }

    private static Task<IResult> ListAsync(HttpContext http, TimeProvider clock) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                (await Reviews.ListAsync(db, clock.GetUtcNow().VietnamDay(), ct))
                    .Select(l => new
                    {
                        DocumentId = l.Document.Id,
                        l.Document.Code,
                        l.Document.Title,
                        IssueId = l.Document.VersionId,
                        l.Document.Issue,
                        l.Months,
                        ReviewedOn = l.Last?.ReviewedOn,
                        ReviewedBy = l.Last?.ReviewedBy,
                        l.NextOn,
                    })
                    .ToList()
        );

    private static Task<IResult> ReviewAsync(HttpContext http, Guid id, ApiReview input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.review",
            input,
            async (work, ct) =>
            {
                await Reviews.KeepAsync(work, id, input.IssueId, input.Note, ct);
                return id;
            }
        );
}
