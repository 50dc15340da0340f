using IsoDienTu.AuditLog;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Codes;
using IsoDienTu.Dossiers.Papers;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Receiving;

/// <summary>A reception as sent to the API.</summary>
/// <param name="Procedure">Identifier of the published version of the procedure.</param>
/// <param name="Later">That it came in earlier than it is entered; needs the right <c>dossiers.backdate</c>.</param>
internal sealed record ApiReception(
    Guid Procedure,
    ApplicantData? Applicant,
    IReadOnlyList<ReceivedPart>? Parts,
    IReadOnlyList<ApiFile>? Files,
    Channel Channel = Channel.Online,
    Channel ReturnWay = Channel.Online,
    string? Request = null,
    int Sets = 1,
    Backdate? Later = null
);

/// <summary>A file in the body.</summary>
internal sealed record ApiFile(string Name, int? Part, byte[] Content);

/// <summary>What was received; stored with its secret sealed, sent with it open.</summary>
internal sealed record ApiReceived(Guid Id, string Code, DateTimeOffset? DueAt, string Secret);

/// <summary>A dossier as the API tells it; no personal data.</summary>
internal sealed record ApiDossier(
    Guid Id,
    string Code,
    DossierState State,
    int StateNumber,
    DossierOutcome? Outcome,
    string ProcedureCode,
    string ProcedureTitle,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? PromisedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? FinishedAt,
    DateTimeOffset? ReturnedAt,
    IReadOnlyList<StepPass> Steps
);

/// <summary>The calls behind <c>/api/v1/dossiers</c>.</summary>
internal static class Api
{
    public static async Task<IResult> ReceiveAsync(
        HttpContext http,
        ApiReception input,
        Receive receive,
        FileStore store,
        Envelope envelope
    )
    {
        var files = new List<ReceivedFile>();
        foreach (var file in input.Files ?? [])
        {
            files.Add(new ReceivedFile(file.Part, file.Name, await SaveAsync(store, file, http.RequestAborted)));
        }

        var answer = await ApiCalls.RunAsync(
            http,
            "dossiers.receive",
            input,
            async (work, ct) =>
            {
                var received = await receive.DoAsync(
                    work,
                    new Reception
                    {
                        ProcedureVersionId = input.Procedure,
                        Applicant = input.Applicant ?? new ApplicantData(),
                        Parts = input.Parts ?? [],
                        Files = files,
                        Channel = input.Channel,
                        ReturnWay = input.ReturnWay,
                        Request = input.Request,
                        Sets = input.Sets,
                        Later = input.Later,
                        MayBackdate = http.Acting().Has("dossiers.backdate"),
                    },
                    ct
                );
                Log.Write(
                    work,
                    "dossiers.received",
                    "dossier",
                    received.Code,
                    null,
                    new { received.DossierId, received.DueAt },
                    received.EnteredLater
                );
                return new ApiReceived(
                    received.DossierId,
                    received.Code,
                    received.DueAt,
                    envelope.Seal(received.DossierId, received.Secret)
                );
            }
        );
        return answer is Ok<ApiReceived> { Value: { } sealedAnswer }
            ? Results.Created(
                $"/api/v1/dossiers/{sealedAnswer.Code}",
                sealedAnswer with
                {
                    Secret = envelope.Open(sealedAnswer.Id, sealedAnswer.Secret) ?? "",
                }
            )
            : answer;
    }

    public static Task<IResult> FindAsync(HttpContext http, string code) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var clean = DossierCodes.Read(code) ?? "";
                return await db.Set<Dossier>().FirstOrDefaultAsync(d => d.Code == clean, ct) is { } d
                    ? new ApiDossier(
                        d.Id,
                        d.Code,
                        d.State,
                        (int)d.State,
                        d.Outcome,
                        d.ProcedureCode,
                        d.ProcedureTitle,
                        d.ReceivedAt,
                        d.PromisedAt,
                        d.DueAt,
                        d.FinishedAt,
                        d.ReturnedAt,
                        await ProcessReads.HistoryAsync(db, Subject.Kind, d.Id, ct)
                    )
                    : null;
            }
        );

    private static async Task<StoredFile> SaveAsync(FileStore store, ApiFile file, CancellationToken ct)
    {
        try
        {
            return await store.SaveAsync(new MemoryStream(file.Content), UploadRules.MostBytes, ct);
        }
        catch (FileTooLargeException)
        {
            throw UploadRules.TooLarge(ReceivedFiles.Name(file.Name));
        }
    }
}
