using System.Globalization;
using System.Security.Cryptography;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Finished;

/// <summary>A finished PDF as the calls tell of it; its pages are at <c>…/pages</c>.</summary>
internal sealed record ApiFinishedFile(string Name, string Sha256, long Length, int Pages, bool IsSigned, FileState State, string? Missing)
{
    public static ApiFinishedFile? Of(FinishedPdf? file) =>
        file is null ? null : new(file.Name, file.Sha256, file.Length, file.Pages, file.IsSigned, file.State, file.Missing);
}

/// <param name="Picture">Address of its picture; null when none could be made.</param>
internal sealed record ApiPage(int Page, PageSource Source, IReadOnlyList<string> Paragraphs, string? Picture);

/// <param name="Version">The issue or draft; null for the one that counts.</param>
internal sealed record ApiReadAgain(Guid? Version = null);

/// <summary>The calls for finished PDF files, under the rules of the pages.</summary>
internal static class FileApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/documents/{id:guid}/draft/file", AttachAsync).RequireRight(Drafts.Right);
        app.MapPost("/api/v1/documents/{id:guid}/draft/file/drop", DetachAsync).RequireRight(Drafts.Right);
        app.MapPost("/api/v1/documents/{id:guid}/pages/read-again", ReadAgainAsync).RequireRight(Drafts.Right);
        app.MapGet("/api/v1/documents/{id:guid}/pages", PagesAsync).RequireRight("documents.read");
        app.MapGet("/Documents/PagePicture/{id:guid}", PictureAsync).RequireRight("documents.read");
    }

    /// <summary>Takes <c>multipart/form-data</c>: the file <c>file</c> (PDF) and the field <c>version</c>, the version of the draft that was seen.</summary>
    public static async Task<IResult> AttachAsync(HttpContext http, Guid id, FinishedFiles files, UploadedFiles uploads)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        var upload = form?.Files.GetFile("file");
        var version = uint.TryParse(form?["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        return await DocumentCalls.OnAsync(
            http,
            id,
            "documents.attach_file",
            new { Sha256 = upload is null ? null : await DigestAsync(upload, http.RequestAborted), version },
            async (work, ct) => await files.AttachAsync(work, id, version, await FinishedFiles.TakeAsync(http, uploads, upload, ct), ct)
        );
    }

    private static Task<IResult> DetachAsync(HttpContext http, Guid id, ApiDrop input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.detach_file",
            input,
            (work, ct) => FinishedFiles.DetachAsync(work, id, input.Version, ct)
        );

    private static Task<IResult> ReadAgainAsync(HttpContext http, Guid id, ApiReadAgain input) =>
        DocumentCalls.OnAsync(
            http,
            id,
            "documents.read_file_again",
            input,
            (work, ct) => FinishedFiles.ReadAgainAsync(work, id, input.Version, ct)
        );

    /// <param name="version">The issue or draft; that which counts when none is named. A written one has no pages.</param>
    private static Task<IResult> PagesAsync(HttpContext http, TimeProvider clock, Guid id, Guid? version) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                if (await DocumentReads.FindAsync(db, id, clock.GetUtcNow().VietnamDay(), ct) is not { } document)
                {
                    return null;
                }

                var wanted = version ?? document.VersionId;
                if (!await db.Set<DocumentVersion>().AnyAsync(v => v.Id == wanted && v.DocumentId == id, ct))
                {
                    return null;
                }

                var file = await IssueText.FileAsync(db, wanted, ct);
                return (IReadOnlyList<ApiPage>?)
                    [
                        .. (file?.Shown ?? []).Select(p => new ApiPage(
                            p.Number,
                            p.Source,
                            p.Paragraphs,
                            p.Picture is null ? null : $"/Documents/PagePicture/{p.Id}"
                        )),
                    ];
            }
        );

    /// <summary>The picture of a page: made here from what somebody sent, so it is served like it, never run inside our site.</summary>
    private static async Task<IResult> PictureAsync(HttpContext http, Guid id, WorkRunner runner, FileStore store)
    {
        var page = await runner.ReadAsync(
            http.Acting().AgencyId,
            (db, ct) => db.Set<FilePage>().FirstOrDefaultAsync(p => p.Id == id, ct),
            http.RequestAborted
        );
        return page?.Picture is { } picture && store.Has(picture)
            ? Picture(http, store, picture, "private, max-age=86400")
            : Results.NotFound();
    }

    private static IResult Picture(HttpContext http, FileStore store, string sha256, string caching)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = caching;
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.File(store.OpenRead(sha256), FileKind.Jpeg.MediaType);
    }

    private static async Task<string> DigestAsync(IFormFile upload, CancellationToken ct)
    {
        await using var content = upload.OpenReadStream();
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }
}
