using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using IsoDienTu.Signing;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Signatures;

/// <summary>
/// The file of an issue on its way through the two signatures: the approver's in the box of the sign-off table, the agency's seal over a third of it on its left
/// (NĐ 30/2020/NĐ-CP, annex I). Thread-safe.
/// </summary>
internal sealed class IssueSigning(
    WorkRunner runner,
    FileStore store,
    DocumentPapers papers,
    TimeProvider clock,
    IStringLocalizer<Texts> texts
) : ISigningSource
{
    /// <summary>Who keeps the agency's seal signs in its name.</summary>
    public const string SealRight = "documents.seal";
    public const string Source = "document-issue";

    /// <summary>
    /// A seal's measure before its keeper says another: within the range in which seals are made. The picture is shown in true size, so the page asks.
    /// </summary>
    private const double SealMillimetres = 36;

    public string Name => Source;

    /// <summary>Who signs next; null when both have.</summary>
    public static SignatureStep? Next(IReadOnlyCollection<IssueSignature> made) =>
        made.Count switch
        {
            0 => SignatureStep.Approver,
            1 => SignatureStep.Agency,
            _ => null,
        };

    /// <summary>The right that a step needs.</summary>
    public static string RightOf(SignatureStep step) => step == SignatureStep.Approver ? Drafts.IssueRight : SealRight;

    public async Task<PaperToSign?> FindAsync(HttpContext http, Guid id)
    {
        var (acting, ct) = (http.Acting(), http.RequestAborted);
        var (issue, made) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, t) =>
                (await db.Set<DocumentVersion>().FirstOrDefaultAsync(v => v.Id == id, t), await IssueSignature.OfAsync(db, id, t)),
            ct
        );
        if (issue is null || !MaySign(issue, clock) || Next(made) is not { } step || !acting.Has(RightOf(step)))
        {
            return null;
        }

        if (await papers.GetAsync(PaperApi.Wish(http, issue.DocumentId) with { VersionId = issue.Id }, ct) is not { Content: null } file)
        {
            return null;
        }

        var sha256 = made.Count == 0 ? file.Sha256 : made[^1].Sha256;
        var approver = issue.SignOffList.Last(s => s.Act == SignOffAct.Approved);
        var box = SignatureBox.Find(await store.ReadAsync(sha256, ct), issue.SignOffList);
        var title = texts["{0}, lần ban hành {1}", issue.Title, issue.Issue!];
        var href = $"/Documents/Signatures/Show/{issue.DocumentId}?issue={issue.Id}";
        return step == SignatureStep.Approver
            ? new PaperToSign(
                title,
                texts["Chữ ký của người phê duyệt: {0}, {1}", approver.Name, approver.Post],
                file.Name,
                sha256,
                box,
                approver.Name,
                href,
                []
            )
            : new PaperToSign(
                title,
                texts["Chữ ký số của cơ quan: {0}", acting.AgencyName],
                file.Name,
                sha256,
                box?.Seal(SealMillimetres),
                null,
                href,
                [.. made.Select(s => s.Serial)]
            );
    }

    public async Task TakeAsync(IWork work, Guid id, SignedPaper signed, CancellationToken ct = default)
    {
        // Of two who sign the same file at once, the database takes the first.
        var issue = await work.Db.Set<DocumentVersion>().SingleAsync(v => v.Id == id, ct);
        var made = await IssueSignature.OfAsync(work.Db, id, ct);
        if (!MaySign(issue, clock) || Next(made) is not { } step || (made.Count > 0 && made[^1].Sha256 != signed.OriginalSha256))
        {
            throw new RuleException(
                typeof(Texts),
                "documents.signature.late",
                "Trong lúc anh chị ký, lần ban hành này đã có chữ ký khác hoặc đã hết hiệu lực; chữ ký vừa rồi không được nhận. Hãy mở lại văn bản để xem."
            );
        }

        var row = new IssueSignature
        {
            VersionId = id,
            Step = step,
            OriginalSha256 = signed.OriginalSha256,
            Sha256 = signed.Sha256,
            Signer = signed.Signer,
            Serial = signed.Serial,
            IsStamped = signed.IsStamped,
            PersonId = work.Actor.PersonId,
            Person = work.Actor.Name,
            Post = work.Actor.Post,
            At = work.Now,
        };
        work.Db.Add(row);
        var code = await work.Db.Set<Document>().Where(d => d.Id == issue.DocumentId).Select(d => d.Code).SingleAsync(ct);
        work.Publish(new IssueSigned(issue.DocumentId, id, code, issue.Issue!.Value));
        Log.Write(
            work,
            "documents.signed",
            "document",
            code,
            new { signed.OriginalSha256 },
            new
            {
                issue.Issue,
                Step = step.ToString(),
                signed.Sha256,
                signed.Signer,
                signed.Serial,
            }
        );
    }

    /// <summary>What is over is not signed any more: a signature would say that it counts.</summary>
    public static bool MaySign(DocumentVersion issue, TimeProvider clock) =>
        issue.StateOn(clock.GetUtcNow().VietnamDay()) is IssueState.Coming or IssueState.Effective;
}
