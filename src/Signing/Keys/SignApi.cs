using System.Globalization;
using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Signing.Keys;

/// <summary>A file that waits for its signature.</summary>
/// <param name="Digest">SHA-256 to be signed by the key of the certificate, hexadecimal.</param>
/// <param name="Attributes">What the digest is of, for providers that make the digest themselves; base64.</param>
/// <param name="Content">SHA-256 of the content, for providers that make the whole message; hexadecimal.</param>
internal sealed record ApiPrepared(Guid Id, string Digest, string Attributes, string Content, DateTimeOffset ExpiresAt);

/// <summary>What came back: the key's signature, or a whole signed message (CMS); base64, one of the two.</summary>
internal sealed record ApiSigned(string? Signature = null, string? Cms = null);

/// <summary>A signed file.</summary>
/// <param name="Href">Where it is to be had.</param>
internal sealed record ApiDone(
    Guid Id,
    string Sha256,
    string Href,
    [property: JsonConverter(typeof(JsonStringEnumConverter<SignatureLevel>))] SignatureLevel Level
);

/// <summary>The calls by which a file is signed with a key elsewhere: a provider on the network, or a token at the signer's own machine.</summary>
internal static class SignApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/signatures/prepare", PrepareAsync).RequireRight("signing.sign");
        app.MapPost("/api/v1/signatures/{id:guid}/complete", CompleteAsync).RequireRight("signing.sign");
        app.MapGet("/api/v1/signatures/{id:guid}/file", FileAsync).RequireRight("signing.sign");
    }

    /// <summary>
    /// Takes <c>multipart/form-data</c>: files <c>file</c> (PDF), <c>certificate</c> and perhaps <c>picture</c> (PNG); fields <c>level</c> (Basic, Stamped),
    /// <c>reason</c>; instead of the file <c>source</c> and <c>id</c> of a document that waits here for a signature; and for a visible signature <c>page</c>, <c>x</c>, <c>y</c>, <c>width</c>, <c>height</c> in points from the upper left corner.
    /// </summary>
    public static async Task<IResult> PrepareAsync(HttpContext http, RemoteSigning signing, SigningSources sources)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        var wish = form is null ? null : await ReadAsync(http, form, sources);
        return await ApiCalls.RunAsync(
            http,
            "signing.prepare",
            wish?.Describe(),
            async (work, ct) =>
            {
                var row = await signing.PrepareAsync(work, wish ?? throw RemoteSigning.NoFile(), http.Acting().AgencyName, ct);
                return new ApiPrepared(
                    row.Id,
                    Convert.ToHexStringLower(row.ToSign),
                    Convert.ToBase64String(row.Attributes),
                    Convert.ToHexStringLower(row.Digest),
                    row.ExpiresAt
                );
            }
        );
    }

    public static async Task<IResult> CompleteAsync(HttpContext http, Guid id, ApiSigned input, WorkRunner runner, RemoteSigning signing)
    {
        var row = await OwnAsync(http, runner, id);
        if (row is null)
        {
            return Results.NotFound();
        }

        // The time-stamp is asked for before the transaction begins.
        var signed =
            http.Request.Headers[ApiCalls.KeyHeader].Count == 0 ? null : await signing.FinishAsync(row, input, http.RequestAborted);
        return await ApiCalls.RunAsync(
            http,
            "signing.complete",
            input,
            async (work, ct) =>
            {
                var done = await signing.KeepAsync(work, id, signed!, ct);
                return new ApiDone(id, done.SignedSha256!, $"/api/v1/signatures/{id}/file", done.Level);
            }
        );
    }

    public static async Task<IResult> FileAsync(HttpContext http, Guid id, WorkRunner runner, FileStore store)
    {
        var row = await OwnAsync(http, runner, id);
        return row?.SignedSha256 is { } sha && store.Has(sha)
            ? Results.File(store.OpenRead(sha), FileKind.Pdf.MediaType, row.Name)
            : Results.NotFound();
    }

    private static Task<PendingSignature?> OwnAsync(HttpContext http, WorkRunner runner, Guid id)
    {
        var acting = http.Acting();
        return runner.ReadAsync(
            acting.AgencyId,
            (db, ct) => db.Set<PendingSignature>().FirstOrDefaultAsync(p => p.Id == id && p.PersonId == acting.Actor.PersonId, ct),
            http.RequestAborted
        );
    }

    private static async Task<RemoteWish> ReadAsync(HttpContext http, IFormCollection form, SigningSources sources)
    {
        var ct = http.RequestAborted;
        SourcePaper? source = null;
        if (form["source"] is [{ Length: > 0 } name])
        {
            source = await sources.FindAsync(http, name, Guid.TryParse(form["id"], out var id) ? id : null) ?? throw SigningSources.Gone();
        }

        return new(
            source is null
                ? await RemoteWish.BytesAsync(form.Files.GetFile("file"), "file", UploadRules.MostBytes, ct)
                : await sources.ReadAsync(source, ct),
            source?.Paper.FileName ?? ReceivedFiles.Name(form.Files.GetFile("file")?.FileName ?? ""),
            await RemoteWish.BytesAsync(form.Files.GetFile("certificate"), "certificate", RemoteWish.MostCertificate, ct),
            await RemoteWish.BytesAsync(form.Files.GetFile("picture"), "picture", RemoteWish.MostPicture, ct),
            form["level"] == nameof(SignatureLevel.Stamped) ? SignatureLevel.Stamped : SignatureLevel.Basic,
            form["reason"] is [{ Length: > 0 } reason] ? reason : null,
            Number(form, "width") is { } width && Number(form, "height") is { } height
                    ? new SignaturePlace((int)(Number(form, "page") ?? 1), Number(form, "x") ?? 0, Number(form, "y") ?? 0, width, height)
                : form.Files.GetFile("picture") is { Length: > 0 } ? source?.Paper.Place
                : source?.Paper.LinesPlace ?? source?.Paper.Place,
            source
        );
    }

    private static double? Number(IFormCollection form, string field) =>
        double.TryParse(form[field], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 100_000
            ? number
            : null;
}
