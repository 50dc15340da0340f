using System.Text.Json.Serialization;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Signatures;

/// <summary>A signature on an issue for other programs.</summary>
/// <param name="Signer">Name in the certificate.</param>
/// <param name="Serial">Number of the certificate, hexadecimal.</param>
/// <param name="Sha256">Digest of the file with this signature.</param>
internal sealed record ApiSignature(
    [property: JsonConverter(typeof(JsonStringEnumConverter<SignatureStep>))] SignatureStep Step,
    string Signer,
    string Serial,
    bool IsStamped,
    string Person,
    string Post,
    DateTimeOffset At,
    string Sha256
);

/// <summary>The signatures of an issue.</summary>
/// <param name="Made">In the order in which they were made.</param>
/// <param name="Next">Who signs next; null when both have, or the issue is over.</param>
/// <param name="Source">What <c>POST /api/v1/signatures/prepare</c> is told as <c>source</c>.</param>
/// <param name="Id">What it is told as <c>id</c>.</param>
internal sealed record ApiSignatures(
    IReadOnlyList<ApiSignature> Made,
    [property: JsonConverter(typeof(JsonStringEnumConverter<SignatureStep>))] SignatureStep? Next,
    string Source,
    Guid Id
);

/// <summary>Who signed an issue, for other programs; signing itself is the Signing module's call.</summary>
internal static class SignatureApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/v1/documents/{id:guid}/issues/{issue:int}/signatures", ListAsync).RequireRight("documents.read");

    private static Task<IResult> ListAsync(HttpContext http, Guid id, int issue, TimeProvider clock) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                if (await db.Set<DocumentVersion>().FirstOrDefaultAsync(v => v.DocumentId == id && v.Issue == issue, ct) is not { } version)
                {
                    return null;
                }

                var made = await FileSignature.OfAsync(db, version.Id, ct);
                return new ApiSignatures(
                    [.. made.Select(s => new ApiSignature(s.Step, s.Signer, s.Serial, s.IsStamped, s.Person, s.Post, s.At, s.Sha256))],
                    IssueSigning.MaySign(version, clock) ? FileSignature.Next(made) : null,
                    IssueSigning.Source,
                    version.Id
                );
            }
        );
}
