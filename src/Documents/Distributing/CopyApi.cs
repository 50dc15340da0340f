using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <param name="ToReturn">Out although its issue is over.</param>
/// <param name="Qr">Token of the QR on this copy.</param>
internal sealed record ApiCopy(
    Guid Id,
    Guid DocumentId,
    string Code,
    string Title,
    int Issue,
    int Number,
    string Holder,
    CopyState State,
    bool ToReturn,
    DateOnly HandedOn,
    string HandedBy,
    DateOnly? EndedOn,
    string? EndedBy,
    string? EndNote,
    string Qr,
    uint Version
);

/// <summary>The calls behind <c>/api/v1/controlled-copies</c> and <c>/api/v1/documents/{id}/copies</c>, under the rules of the pages.</summary>
internal static class CopyApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/controlled-copies", BookAsync).RequireRight(Lists.Right);
        app.MapGet("/api/v1/documents/{id:guid}/copies", ListAsync).RequireRight(Lists.Right);
        app.MapPost("/api/v1/documents/{id:guid}/copies", HandOutAsync).RequireRight(Lists.Right);
        app.MapPost("/api/v1/controlled-copies/{id:guid}/end", EndAsync).RequireRight(Lists.Right);
        app.MapGet("/api/v1/controlled-copies/{id:guid}/pdf", PdfAsync).RequireRight(Lists.Right);
    }

    private static Task<IResult> BookAsync(HttpContext http, TimeProvider clock) =>
        ApiCalls.ReadAsync<IReadOnlyList<ApiCopy>>(http, async (db, ct) => await ReadAsync(db, clock, null, ct));

    private static Task<IResult> ListAsync(HttpContext http, TimeProvider clock, Guid id) =>
        ApiCalls.ReadAsync<IReadOnlyList<ApiCopy>>(
            http,
            async (db, ct) => await db.Set<Document>().AnyAsync(d => d.Id == id, ct) ? await ReadAsync(db, clock, id, ct) : null
        );

    private static Task<IResult> HandOutAsync(HttpContext http, Guid id, HandOutInput input) =>
        DocumentCalls.OnAsync(http, id, "documents.hand_out_copy", input, (work, ct) => Copies.HandOutAsync(work, id, input, ct));

    private static Task<IResult> EndAsync(HttpContext http, Guid id, EndCopyInput input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<ControlledCopy>().AnyAsync(c => c.Id == id, ct),
            "documents.end_copy",
            input,
            async (work, ct) =>
            {
                await Copies.EndAsync(work, id, input, ct);
                return id;
            }
        );

    private static async Task<IResult> PdfAsync(HttpContext http, WorkRunner runner, DocumentPapers papers, FileStore store, Guid id)
    {
        var copy = await runner.ReadAsync(
            http.Acting().AgencyId,
            (db, ct) => db.Set<ControlledCopy>().FirstOrDefaultAsync(c => c.Id == id && c.State == CopyState.Out, ct),
            http.RequestAborted
        );
        return
            copy is not null
            && await papers.GetAsync(PaperApi.Wish(http, copy.DocumentId) with { CopyId = id }, http.RequestAborted) is { } file
            ? Results.File(file.Open(store), file.MediaType, file.Name)
            : Results.NotFound();
    }

    private static async Task<List<ApiCopy>> ReadAsync(IsoDbContext db, TimeProvider clock, Guid? documentId, CancellationToken ct) =>
        [
            .. (await CopyRow.ListAsync(db, documentId, clock.GetUtcNow().VietnamDay(), ct)).Select(r => new ApiCopy(
                r.Copy.Id,
                r.Copy.DocumentId,
                r.Code,
                r.Title,
                r.Issue,
                r.Copy.Number,
                r.Copy.Holder,
                r.Copy.State,
                r.IsToReturn,
                r.Copy.HandedOn,
                r.Copy.HandedBy,
                r.Copy.EndedOn,
                r.Copy.EndedBy,
                r.Copy.EndNote,
                r.Copy.Qr,
                r.Copy.Version
            )),
        ];
}
