using IsoDienTu.Documents.Distributing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Documents.Listing;

/// <summary>The calls behind <c>/api/v1/document-lists</c>: the lists as files, <c>?format=docx</c> for Word, else a spreadsheet.</summary>
internal static class ListApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/document-lists/internal", InternalAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/document-lists/external", ExternalAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/document-lists/copies", BookAsync).RequireRight(Lists.Right);
        app.MapGet("/api/v1/documents/{id:guid}/readers", ReadersAsync).RequireRight(Lists.Right);
    }

    private static Task<IResult> InternalAsync(HttpContext http, WorkRunner runner, DocumentLists lists, string? format) =>
        AnswerAsync(http, runner, format, lists.InternalFileAsync);

    private static Task<IResult> ExternalAsync(HttpContext http, WorkRunner runner, DocumentLists lists, string? format) =>
        AnswerAsync(http, runner, format, lists.ExternalFileAsync);

    private static Task<IResult> BookAsync(HttpContext http, WorkRunner runner, DistributionFiles lists, string? format) =>
        AnswerAsync(http, runner, format, lists.BookAsync);

    /// <param name="issue">The issue whose readers are wanted; the newest that has some when it is left out.</param>
    private static Task<IResult> ReadersAsync(
        HttpContext http,
        WorkRunner runner,
        DistributionFiles lists,
        Guid id,
        Guid? issue,
        string? format
    ) => AnswerAsync(http, runner, format, (db, ct) => lists.ReadersAsync(db, id, issue, ct));

    private static async Task<IResult> AnswerAsync(
        HttpContext http,
        WorkRunner runner,
        string? format,
        Func<IsoDbContext, CancellationToken, Task<ListExport?>> list
    ) => (await runner.ReadAsync(http.Acting().AgencyId, list, http.RequestAborted))?.Answer(format) ?? Results.NotFound();
}
