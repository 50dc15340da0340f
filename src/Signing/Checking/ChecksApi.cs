using System.Text.Json.Serialization;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Signing.Checking;

/// <summary>A finding as the API tells it.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Says">The sentence in the caller's language.</param>
internal sealed record ApiFinding(
    string Code,
    [property: JsonConverter(typeof(JsonStringEnumConverter<FindingWeight>))] FindingWeight Weight,
    string Says
);

/// <summary>A signature as the API tells it; see <see cref="SignatureCheck"/>.</summary>
internal sealed record ApiSignature(
    string Field,
    bool IsTimeStamp,
    [property: JsonConverter(typeof(JsonStringEnumConverter<CheckResult>))] CheckResult Result,
    string? Signer,
    string? Agency,
    string? Issuer,
    string? Serial,
    DateTimeOffset? ValidFrom,
    DateTimeOffset? ValidTo,
    DateTimeOffset? SignedAt,
    DateTimeOffset? StampedAt,
    string? StampedBy,
    long Covered,
    IReadOnlyList<ApiFinding> Findings
);

/// <summary>A kept report as the API tells it.</summary>
internal sealed record ApiReport(
    Guid Id,
    string Name,
    [property: JsonConverter(typeof(JsonStringEnumConverter<CheckResult>))] CheckResult Result,
    string Says,
    string Sha256,
    long Length,
    DateTimeOffset CheckedAt,
    string CheckedBy,
    IReadOnlyList<ApiSignature> Signatures
)
{
    public static ApiReport Of(CheckedFile row, IStringLocalizer texts)
    {
        var found = row.Read();
        return new(
            row.Id,
            row.Name,
            found.Result,
            Sentences.Verdict(found, texts),
            found.Sha256,
            found.Length,
            found.CheckedAt,
            row.CheckedBy,
            [
                .. found.Signatures.Select(s => new ApiSignature(
                    s.Field,
                    s.IsTimeStamp,
                    s.Result,
                    s.Signer,
                    s.Agency,
                    s.Issuer,
                    s.Serial,
                    s.ValidFrom,
                    s.ValidTo,
                    s.SignedAt,
                    s.StampedAt,
                    s.StampedBy,
                    s.Covered,
                    [.. s.Findings.Select(f => new ApiFinding(f.Code, f.Weight, Sentences.Say(f, texts)))]
                )),
            ]
        );
    }
}

/// <summary>The calls behind <c>/api/v1/signatures</c> that check.</summary>
internal static class ChecksApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/signatures/verify", VerifyAsync).RequireRight("signing.verify");
        app.MapGet("/api/v1/signatures/reports/{id:guid}", FindAsync).RequireRight("signing.verify");
    }

    /// <summary>Checks one file, sent as <c>multipart/form-data</c>, field <c>file</c>; the same key gives the same report again.</summary>
    public static async Task<IResult> VerifyAsync(HttpContext http, SignatureChecks checks, IStringLocalizer<Texts> texts)
    {
        var sent = http.Request.HasFormContentType ? (await http.Request.ReadFormAsync(http.RequestAborted)).Files : null;
        var upload = sent is [{ Length: > 0 } one] ? one : null;
        // Authorities are asked before the transaction begins, and only for a call that is one.
        var found =
            upload is null || http.Request.Headers[ApiCalls.KeyHeader].Count == 0
                ? default
                : await checks.ReadAsync(upload, http.RequestAborted);
        return await ApiCalls.RunAsync(
            http,
            "signing.verify",
            new { found.Report?.Sha256, found.Name },
            async (work, ct) =>
            {
                if (found.Report is null)
                {
                    throw new RuleException(
                        typeof(Texts),
                        "signing.file.one",
                        "Hãy gửi đúng một tệp PDF có nội dung, dạng multipart/form-data, trường file.",
                        "file"
                    );
                }

                var id = SignatureChecks.Keep(work, found.Report, found.Name);
                await work.Db.SaveChangesAsync(ct);
                return ApiReport.Of(await work.Db.Set<CheckedFile>().FirstAsync(r => r.Id == id, ct), texts);
            }
        );
    }

    public static Task<IResult> FindAsync(HttpContext http, Guid id, IStringLocalizer<Texts> texts) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
                await db.Set<CheckedFile>().FirstOrDefaultAsync(r => r.Id == id, ct) is { } row ? ApiReport.Of(row, texts) : null
        );
}
