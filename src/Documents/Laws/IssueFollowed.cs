using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <summary>Asks for one document to be looked at: what it cites, and whether that has changed.</summary>
internal sealed record FollowDocument(Guid DocumentId);

/// <summary>What an issue, a withdrawal or a citation said by hand leads to: requests that are answered, and requests that are due.</summary>
internal static class IssueFollowed
{
    public static async Task IssuedAsync(IWork work, DocumentIssued issued, CancellationToken ct)
    {
        if (await work.Db.Set<DocumentVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == issued.VersionId, ct) is not { } issue)
        {
            return;
        }

        await Citations.ReadAsync(work, issue, ct);
        var catalogue = await LawCatalogue.LoadAsync(work.Db, ct);
        await work.TakeTurnAsync(Requests.Turn, ct);
        var closed = await Requests.CloseByIssueAsync(work, catalogue, issue, ct);
        var opened = await Requests.OpenForLawAsync(work, catalogue, Live(catalogue), issued.DocumentId, ct);
        if (closed.Count + opened.Count > 0)
        {
            Requests.Told(work, "documents.requests_followed", [.. closed, .. opened], issued.Code);
        }
    }

    public static async Task WithdrawnAsync(IWork work, DocumentWithdrawn withdrawn, CancellationToken ct)
    {
        var closed = await Requests.CloseByWithdrawalAsync(work, withdrawn.DocumentId, withdrawn.Day, ct);
        if (closed.Count > 0)
        {
            Requests.Told(work, "documents.requests_closed", closed, withdrawn.Code);
        }
    }

    public static async Task CitedAsync(IWork work, FollowDocument cited, CancellationToken ct)
    {
        var catalogue = await LawCatalogue.LoadAsync(work.Db, ct);
        var opened = await Requests.OpenForLawAsync(work, catalogue, Live(catalogue), cited.DocumentId, ct);
        if (opened.Count > 0)
        {
            Requests.Told(work, "documents.requests_opened", opened);
        }
    }

    private static List<LegalChange> Live(LawCatalogue catalogue) => [.. catalogue.Changes.Where(c => c.IsLive)];
}
