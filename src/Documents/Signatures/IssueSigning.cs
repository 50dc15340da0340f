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
    public const string Source = "document-issue";

    public string Name => Source;

    public async Task<PaperToSign?> FindAsync(HttpContext http, Guid id)
    {
        var (acting, ct) = (http.Acting(), http.RequestAborted);
        var (issue, made) = await runner.ReadAsync(
            acting.AgencyId,
            async (db, t) =>
                (await db.Set<DocumentVersion>().FirstOrDefaultAsync(v => v.Id == id, t), await FileSignature.OfAsync(db, id, t)),
            ct
        );
        if (
            issue is null
            || !MaySign(issue, clock)
            || FileSignature.Next(made) is not { } step
            || !acting.Has(FileSignature.RightOf(step, Drafts.IssueRight))
        )
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
        var paper = new PaperToSign(
            title,
            texts["Chữ ký của người phê duyệt: {0}, {1}", approver.Name, approver.Post],
            file.Name,
            sha256,
            box,
            SignatureBox.Half(box, SignatureStep.Approver),
            approver.Name,
            href,
            []
        );
        return step == SignatureStep.Approver
            ? paper
            : SignatureBox.ForAgency(paper, texts["Chữ ký số của cơ quan: {0}", acting.AgencyName], made);
    }

    public async Task TakeAsync(IWork work, Guid id, SignedPaper signed, CancellationToken ct = default)
    {
        // Of two who sign the same file at once, the database takes the first.
        var issue = await work.Db.Set<DocumentVersion>().SingleAsync(v => v.Id == id, ct);
        var made = await FileSignature.OfAsync(work.Db, id, ct);
        if (!MaySign(issue, clock))
        {
            throw FileSignature.Late();
        }

        var row = FileSignature.Of(work, made, signed);
        row.VersionId = id;
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
                Step = row.Step.ToString(),
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
