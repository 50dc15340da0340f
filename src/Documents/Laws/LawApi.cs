using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <param name="EndsOn">First day on which it is no longer in force.</param>
/// <param name="Documents">How many standing documents of the acting agency lean on it.</param>
internal sealed record ApiLaw(
    Guid Id,
    string Number,
    LegalKind Kind,
    string Title,
    string Issuer,
    DateOnly SignedOn,
    DateOnly EffectiveFrom,
    DateOnly? EndsOn,
    IReadOnlyList<string> ReplacedBy,
    IReadOnlyList<string> AmendedBy,
    string? Source,
    string EnteredBy,
    string EnteredAgency,
    int Documents,
    uint Version
);

/// <param name="By">Number of the new text.</param>
internal sealed record ApiLawChange(
    Guid Id,
    LegalChangeKind Kind,
    string? By,
    DateOnly EffectiveOn,
    DateOnly DueOn,
    string? Note,
    string EnteredBy,
    string EnteredAgency,
    string? WithdrawnBy,
    string? WithdrawnReason
);

/// <summary>A text with its changes and the acting agency's documents that cite it.</summary>
internal sealed record ApiLawWhole(ApiLaw Law, IReadOnlyList<ApiLawChange> Changes, IReadOnlyList<CitingDocument> CitedIn);

/// <param name="Reason">Why the change was wrong.</param>
internal sealed record ApiLawWithdrawal(string? Reason = null);

/// <param name="Number">Number of the text the document leans on.</param>
internal sealed record ApiCitation(string? Number = null);

/// <summary>The calls behind <c>/api/v1/laws</c>, under the rules of the pages.</summary>
internal static class LawApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/laws", ListAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/laws/{id:guid}", FindAsync).RequireRight("documents.read");
        app.MapGet("/api/v1/laws/unknown", UnknownAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/laws", EnterAsync).RequireRight(LawBook.Right);
        app.MapPost("/api/v1/laws/{id:guid}/changes", ChangeAsync).RequireRight(LawBook.Right);
        app.MapPost("/api/v1/law-changes/{id:guid}/withdraw", WithdrawAsync).RequireRight(LawBook.Right);
        app.MapGet("/api/v1/law-changes", FollowingAsync).RequireRight(LawsSetup.OverseeRight);
        app.MapPost("/api/v1/documents/{id:guid}/citations", CiteAsync).RequireRight(Writing.Drafts.Right);
    }

    private static Task<IResult> ListAsync(HttpContext http, TimeProvider clock) =>
        ApiCalls.ReadAsync<IReadOnlyList<ApiLaw>>(
            http,
            async (db, ct) =>
            {
                var (catalogue, used, day) = await ReadAsync(db, clock, ct);
                return
                [
                    .. catalogue
                        .Texts.OrderBy(t => t.EffectiveFrom)
                        .Select(t => Tell(LawRow.Of(catalogue, t, day, used.Documents[t.Id].Count()))),
                ];
            }
        );

    private static Task<IResult> FindAsync(HttpContext http, TimeProvider clock, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var (catalogue, used, day) = await ReadAsync(db, clock, ct);
                return catalogue.Find(id) is { } text
                    ? new ApiLawWhole(
                        Tell(LawRow.Of(catalogue, text, day, used.Documents[id].Count())),
                        [.. catalogue.Changes.Where(c => c.TextId == id).OrderBy(c => c.EffectiveOn).Select(c => Tell(catalogue, c))],
                        [.. used.Documents[id]]
                    )
                    : null;
            }
        );

    private static Task<IResult> UnknownAsync(HttpContext http, TimeProvider clock) =>
        ApiCalls.ReadAsync(http, async (db, ct) => (await ReadAsync(db, clock, ct)).Used.Unknown);

    private static async Task<IResult> FollowingAsync(HttpContext http, WorkRunner runner, TimeProvider clock)
    {
        var catalogue = await runner.ReadAsync(http.Acting().AgencyId, LawCatalogue.LoadAsync, http.RequestAborted);
        var figures = await runner.ReadEverywhereAsync(
            (db, ct) => FollowFigures.ReadAsync(db, catalogue, clock.GetUtcNow().VietnamDay(), ct),
            http.RequestAborted
        );
        return Results.Ok(
            figures.Select(f => new
            {
                Text = catalogue.Find(f.Change.TextId)!.Number,
                Change = Tell(catalogue, f.Change),
                f.Agencies,
                f.InTime,
                f.Behind,
                f.Kept,
                f.Open,
                f.Late,
            })
        );
    }

    private static Task<IResult> EnterAsync(HttpContext http, LegalTextInput input) =>
        ApiCalls.RunAsync(http, "documents.enter_law", input, (work, ct) => LawBook.EnterAsync(work, http.Acting(), input, ct));

    private static Task<IResult> ChangeAsync(HttpContext http, Guid id, LegalChangeInput input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<LegalText>().AnyAsync(t => t.Id == id, ct),
            "documents.change_law",
            input,
            (work, ct) => LawBook.ChangeAsync(work, http.Acting(), id, input, ct)
        );

    private static Task<IResult> WithdrawAsync(HttpContext http, Guid id, ApiLawWithdrawal input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<LegalChange>().AnyAsync(c => c.Id == id, ct),
            "documents.withdraw_law_change",
            input,
            async (work, ct) =>
            {
                await LawBook.WithdrawAsync(work, http.Acting(), id, input.Reason, ct);
                return id;
            }
        );

    private static Task<IResult> CiteAsync(HttpContext http, Guid id, ApiCitation input) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => db.Set<Register.Document>().AnyAsync(d => d.Id == id, ct),
            "documents.add_citation",
            input,
            (work, ct) => Citations.AddAsync(work, id, input.Number, ct)
        );

    private static async Task<(LawCatalogue Catalogue, LawUse Used, DateOnly Day)> ReadAsync(
        IsoDbContext db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var day = clock.GetUtcNow().VietnamDay();
        var catalogue = await LawCatalogue.LoadAsync(db, ct);
        return (catalogue, await LawUse.OfAgencyAsync(db, catalogue, day, ct), day);
    }

    private static ApiLaw Tell(LawRow row) =>
        new(
            row.Text.Id,
            row.Text.Number,
            row.Text.Kind,
            row.Text.Title,
            row.Text.Issuer,
            row.Text.SignedOn,
            row.Text.EffectiveFrom,
            row.EndsOn,
            row.ReplacedBy,
            row.AmendedBy,
            row.Text.Source,
            row.Text.EnteredBy,
            row.Text.EnteredAgencyName,
            row.Documents,
            row.Text.Version
        );

    private static ApiLawChange Tell(LawCatalogue catalogue, LegalChange change) =>
        new(
            change.Id,
            change.Kind,
            change.ByTextId is { } by ? catalogue.Find(by)!.Number : null,
            change.EffectiveOn,
            change.DueOn,
            change.Note,
            change.EnteredBy,
            change.EnteredAgencyName,
            change.WithdrawnBy,
            change.WithdrawnReason
        );
}
