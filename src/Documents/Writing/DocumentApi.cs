using IsoDienTu.Documents.Finished;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Writing;

/// <param name="Kind">One of the kinds that are written as text.</param>
internal sealed record ApiNewDocument(DocumentKind Kind = DocumentKind.Policy, string? Code = null, string? Title = null);

/// <param name="Text">Markdown with tables; HTML and pictures are not taken over.</param>
/// <param name="Fields">Fields to fill in, one in each line, as on the page: <c>Ngày sinh * | ngày</c>; forms only.</param>
internal sealed record ApiSection(string? Number = null, string? Title = null, string? Text = null, string? Fields = null);

/// <param name="Version">The version of the draft that was seen.</param>
/// <param name="Sections">Null where a finished PDF is the content.</param>
/// <param name="File">That PDF; read only, see <c>…/draft/file</c>.</param>
internal sealed record ApiDraft(
    string? Title = null,
    IReadOnlyList<ApiSection>? Sections = null,
    uint Version = 0,
    ApiFinishedFile? File = null
);

/// <param name="Version">The version of the draft that was seen.</param>
internal sealed record ApiDrop(uint Version = 0);

/// <param name="Version">The version of the draft that was seen.</param>
/// <param name="Signs">Exactly one approver among them.</param>
/// <param name="Reason">What changed and on which legal ground; required from the second issue on.</param>
internal sealed record ApiIssue(
    DateOnly? EffectiveFrom = null,
    IReadOnlyList<SignOff>? Signs = null,
    string? DecisionNumber = null,
    string? Reason = null,
    uint Version = 0
);

/// <param name="Draft">What is being written; null when nobody writes.</param>
/// <param name="File">The finished PDF that is the content of the issue that counts; null when it is written.</param>
internal sealed record ApiDocument(
    DocumentLine Document,
    IReadOnlyList<IssueLine> Issues,
    DocumentContent? Content,
    ApiDraft? Draft,
    ApiFinishedFile? File
);

/// <summary>The calls behind <c>/api/v1/documents</c>, under the rules of the pages.</summary>
internal static class DocumentApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/documents", ListAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/documents", NewAsync).RequireRight(Drafts.Right);
        app.MapGet("/api/v1/documents/{id:guid}", ShowAsync).RequireRight("documents.read");
        app.MapPost("/api/v1/documents/{id:guid}/draft", BeginAsync).RequireRight(Drafts.Right);
        app.MapPost("/api/v1/documents/{id:guid}/draft/save", SaveAsync).RequireRight(Drafts.Right);
        app.MapPost("/api/v1/documents/{id:guid}/draft/drop", DropAsync).RequireRight(Drafts.Right);
        app.MapPost("/api/v1/documents/{id:guid}/issues", IssueAsync).RequireRight(Drafts.IssueRight);
    }

    private static Task<IResult> ListAsync(HttpContext http, TimeProvider clock) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) => (IReadOnlyList<DocumentLine>?)await DocumentReads.ListAsync(db, clock.GetUtcNow().VietnamDay(), ct: ct)
        );

    private static Task<IResult> ShowAsync(HttpContext http, TimeProvider clock, Guid id) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var today = clock.GetUtcNow().VietnamDay();
                if (await DocumentReads.FindAsync(db, id, today, ct) is not { } document)
                {
                    return null;
                }

                var draft = await Drafts.FindAsync(db, id, ct);
                return new ApiDocument(
                    document,
                    await DocumentReads.IssuesAsync(db, id, today, ct),
                    document.Issue is null ? null : await DocumentReads.ContentAsync(db, document.VersionId, ct),
                    draft is null ? null : await ToldAsync(db, draft, ct),
                    document.Issue is null ? null : ApiFinishedFile.Of(await IssueText.FileAsync(db, document.VersionId, ct))
                );
            }
        );

    private static Task<IResult> NewAsync(HttpContext http, ApiNewDocument input) =>
        ApiCalls.RunAsync(http, "documents.new", input, (work, ct) => Drafts.NewAsync(work, input.Kind, input.Code, input.Title, ct));

    private static Task<IResult> BeginAsync(HttpContext http, Guid id) =>
        DocumentCalls.OnAsync(http, id, "documents.begin_draft", "", (work, ct) => Drafts.BeginAsync(work, id, ct));

    private static Task<IResult> SaveAsync(HttpContext http, Guid id, ApiDraft input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.save_draft",
            input,
            async (work, ct) =>
                await Drafts.SaveAsync(
                    work,
                    id,
                    input.Version,
                    input.Title,
                    input.Sections is null && await IsFileAsync(work.Db, id, ct) ? null : SectionInput.Make(Typed(input)),
                    ct
                )
        );

    private static Task<IResult> DropAsync(HttpContext http, Guid id, ApiDrop input) =>
        DocumentCalls.OnAsync(http, id, "documents.drop_draft", input, (work, ct) => Drafts.DropAsync(work, id, input.Version, ct));

    private static Task<IResult> IssueAsync(HttpContext http, Guid id, ApiIssue input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.issue",
            input,
            (work, ct) =>
                Drafts.IssueAsync(
                    work,
                    id,
                    input.Version,
                    Drafts.Order(input.Signs ?? [], input.EffectiveFrom, input.DecisionNumber, input.Reason),
                    ct
                )
        );

    private static List<SectionInput> Typed(ApiDraft input) =>
        [
            .. (input.Sections ?? []).Select(s => new SectionInput
            {
                Number = s.Number,
                Title = s.Title,
                Text = s.Text,
                Fields = s.Fields,
            }),
        ];

    private static async Task<ApiDraft> ToldAsync(IsoDbContext db, DocumentVersion draft, CancellationToken ct) =>
        ApiFinishedFile.Of(await IssueText.FileAsync(db, draft.Id, ct)) is { } file
            ? new ApiDraft(draft.Title, null, draft.Version, file)
            : new ApiDraft(draft.Title, Told(DocumentContent.Parse(draft.Content)), draft.Version);

    private static async Task<bool> IsFileAsync(IsoDbContext db, Guid id, CancellationToken ct) =>
        (await Drafts.FindAsync(db, id, ct))?.FileId is not null;

    private static List<ApiSection> Told(DocumentContent content) =>
        [.. content.Sections.Select(SectionInput.Of).Select(s => new ApiSection(s.Number, s.Title, s.Text, s.Fields))];
}
