using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Filling;

/// <param name="CorrectsId">The finished one that is to be corrected; null for a fresh one.</param>
internal sealed record ApiBeginFilling(Guid? CorrectsId = null);

/// <param name="Values">Answers by the number of their field, from 1; several for choices, cell by cell for a table.</param>
/// <param name="Finish">True to finish: every rule of the fields must be met.</param>
/// <param name="Version">The version that was seen.</param>
internal sealed record ApiFilled(
    string? About = null,
    IReadOnlyDictionary<int, IReadOnlyList<string>>? Values = null,
    bool Finish = false,
    uint Version = 0
);

/// <param name="Version">The version that was seen.</param>
internal sealed record ApiDropFilling(uint Version = 0);

/// <param name="Number">Of the field, under which its answer is sent.</param>
internal sealed record ApiField(int Number, FormField Field);

/// <param name="Number">Null until it is finished.</param>
/// <param name="Fields">What is asked; only where one form was asked for.</param>
internal sealed record ApiFilledForm(
    Guid Id,
    Guid DocumentId,
    string Code,
    string Title,
    int Issue,
    FilledState State,
    int? Number,
    string? About,
    string FilledBy,
    DateTimeOffset BegunAt,
    DateTimeOffset? DoneAt,
    Guid? CorrectsId,
    IReadOnlyDictionary<int, IReadOnlyList<string>> Values,
    IReadOnlyList<ApiField>? Fields,
    uint Version
);

/// <summary>The calls behind <c>/api/v1/filled-forms</c> and <c>/api/v1/documents/{id}/fill</c>, under the rules of the pages.</summary>
internal static class FillingApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/filled-forms", ListAsync).RequireRight(FilledForms.Right);
        app.MapGet("/api/v1/filled-forms/{id:guid}", ShowAsync).RequireRight(FilledForms.Right);
        app.MapGet("/api/v1/filled-forms/{id:guid}/pdf", PdfAsync).RequireRight(FilledForms.Right);
        app.MapPost("/api/v1/documents/{id:guid}/fill", BeginAsync).RequireRight(FilledForms.Right);
        app.MapPost("/api/v1/filled-forms/{id:guid}", SaveAsync).RequireRight(FilledForms.Right);
        app.MapPost("/api/v1/filled-forms/{id:guid}/drop", DropAsync).RequireRight(FilledForms.Right);
    }

    /// <param name="document">Only those made on this form.</param>
    private static Task<IResult> ListAsync(HttpContext http, Guid? document, int page = 1) =>
        ApiCalls.ReadAsync<IReadOnlyList<ApiFilledForm>>(
            http,
            async (db, ct) =>
            {
                const int size = 100;
                var (rows, _) = await FilledRow.ListAsync(
                    db,
                    http.Acting().Actor.PersonId,
                    document,
                    null,
                    (Math.Clamp(page, 1, 100_000) - 1) * size,
                    size,
                    ct
                );
                return [.. rows.Select(r => Told(r.Form, r.Code, r.Title, r.Issue, null))];
            }
        );

    private static Task<IResult> ShowAsync(HttpContext http, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                if (await FilledRow.Visible(db, http.Acting().Actor.PersonId).FirstOrDefaultAsync(f => f.Id == id, ct) is not { } form)
                {
                    return null;
                }

                var code = await db.Set<Document>().Where(d => d.Id == form.DocumentId).Select(d => d.Code).FirstAsync(ct);
                var version = await db.Set<DocumentVersion>().FirstAsync(v => v.Id == form.VersionId, ct);
                var fields = FieldRules.Of(DocumentContent.Parse(version.Content)).Select(f => new ApiField(f.Number, f.Field));
                return Told(form, code, version.Title, version.Issue ?? 0, [.. fields]);
            }
        );

    private static Task<IResult> BeginAsync(HttpContext http, Guid id, ApiBeginFilling input) =>
        ApiCalls.RunOnAsync(
            http,
            async (db, ct) =>
                await db.Set<Document>().AnyAsync(d => d.Id == id, ct)
                && (
                    input.CorrectsId is not { } old
                    || await db.Set<FilledForm>().AnyAsync(f => f.Id == old && f.DocumentId == id && f.State == FilledState.Done, ct)
                ),
            "documents.begin_filling",
            input,
            (work, ct) => FilledForms.BeginAsync(work, id, input.CorrectsId, ct)
        );

    private static Task<IResult> SaveAsync(HttpContext http, Guid id, ApiFilled input) =>
        OnAsync(
            http,
            id,
            input.Finish ? "documents.finish_filling" : "documents.save_filling",
            input,
            async (work, ct) =>
            {
                var typed = new FilledInput(input.About, input.Values ?? new Dictionary<int, IReadOnlyList<string>>());
                return input.Finish
                    ? new { Number = (int?)await FilledForms.FinishAsync(work, id, input.Version, typed, ct), Version = (uint?)null }
                    : new { Number = (int?)null, Version = (uint?)await FilledForms.SaveAsync(work, id, input.Version, typed, ct) };
            }
        );

    private static Task<IResult> DropAsync(HttpContext http, Guid id, ApiDropFilling input) =>
        OnAsync(
            http,
            id,
            "documents.drop_filling",
            input,
            async (work, ct) =>
            {
                await FilledForms.DropAsync(work, id, input.Version, ct);
                return id;
            }
        );

    private static Task<IResult> OnAsync<TInput, TAnswer>(
        HttpContext http,
        Guid id,
        string command,
        TInput input,
        Func<IWork, CancellationToken, Task<TAnswer>> act
    ) =>
        ApiCalls.RunOnAsync(
            http,
            (db, ct) => FilledRow.Visible(db, http.Acting().Actor.PersonId).AnyAsync(f => f.Id == id, ct),
            command,
            input,
            act
        );

    private static async Task<IResult> PdfAsync(HttpContext http, WorkRunner runner, DocumentPapers papers, FileStore store, Guid id)
    {
        var form = await runner.ReadAsync(
            http.Acting().AgencyId,
            (db, ct) => db.Set<FilledForm>().FirstOrDefaultAsync(f => f.Id == id && f.State == FilledState.Done, ct),
            http.RequestAborted
        );
        return form is not null && await papers.GetAsync(FilledPaper.Wish(http, form), http.RequestAborted) is { } file
            ? Results.File(file.Open(store), file.MediaType, file.Name)
            : Results.NotFound();
    }

    private static ApiFilledForm Told(FilledForm form, string code, string title, int issue, IReadOnlyList<ApiField>? fields) =>
        new(
            form.Id,
            form.DocumentId,
            code,
            title,
            issue,
            form.State,
            form.Number,
            form.About,
            form.FilledByName,
            form.BegunAt,
            form.DoneAt,
            form.CorrectsId,
            form.Answers(),
            fields,
            form.Version
        );
}
