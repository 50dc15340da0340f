using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Proposes destruction, and takes a proposal back. Each act writes its one log entry.</summary>
internal static class Proposing
{
    public const string Right = "documents.propose_disposal";

    /// <summary>Longest proposal, so that its minutes can be read through and signed.</summary>
    private const int MostIssues = 200;

    /// <summary>Proposes to destroy issues whose term has ended.</summary>
    /// <exception cref="RuleException">None is chosen, or one of them is to be kept; the sentence says which and why.</exception>
    public static async Task<Guid> ProposeAsync(IWork work, ProposalInput input, IEnumerable<IDocumentUses> plugs, CancellationToken ct)
    {
        await work.TakeTurnAsync(Holding.Turn, ct);
        var asked = (input.Issues ?? []).Distinct().ToList();
        var found = asked.Count is 0 or > MostIssues ? [] : await DueIssue.ListAsync(work.Db, work.Now.VietnamDay(), asked, ct);
        if (found.Count == 0 || found.Count < asked.Count)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.disposal.none",
                "Hãy chọn từ 1 đến {0} lần ban hành đã hết hiệu lực trong danh sách đến hạn lưu. Bản đang có hiệu lực, chờ hiệu lực và bản thảo không tiêu hủy.",
                "Issues",
                MostIssues
            );
        }

        foreach (var issue in found)
        {
            if (await WhyAsync(work, issue, plugs, ct) is { } why)
            {
                throw KeptIssue.Because(issue, why);
            }
        }

        var disposal = new Disposal
        {
            State = DisposalState.Proposed,
            Reason = Holding.Reason(input.Reason, "Reason"),
            ProposedBy = work.Actor.PersonId,
            ProposedName = work.Actor.Name,
            ProposedPost = work.Actor.Post,
            ProposedAt = work.Now,
        };
        work.Db.Add(disposal);
        await work.Db.SaveChangesAsync(ct);
        foreach (var issue in found)
        {
            work.Db.Add(await ItemAsync(work, disposal.Id, issue, ct));
        }

        await work.Db.SaveChangesAsync(ct);
        Log.Write(
            work,
            "documents.disposal_proposed",
            "disposal",
            disposal.Id.ToString(),
            null,
            new { Issues = found.Select(i => $"{i.Code} lần {i.Issue}").ToList() },
            disposal.Reason
        );
        return disposal.Id;
    }

    /// <summary>Takes a proposal back before it is decided; who made it alone may.</summary>
    /// <exception cref="RuleException">It is decided already, or another person's.</exception>
    public static async Task TakeBackAsync(IWork work, Guid id, RefusalInput input, CancellationToken ct)
    {
        await work.TakeTurnAsync(Holding.Turn, ct);
        var disposal = await Deciding.WaitingAsync(work, id, input.Version, ct);
        if (disposal.ProposedBy != work.Actor.PersonId)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.disposal.not_yours",
                "Đề nghị này do {0} lập; chỉ người đó rút lại được. Người có quyền quyết định thì từ chối.",
                null,
                disposal.ProposedName
            );
        }

        await Deciding.EndAsync(work, disposal, DisposalState.TakenBack, input.Words, ct);
    }

    private static async Task<KeptWhy?> WhyAsync(IWork work, DueIssue issue, IEnumerable<IDocumentUses> plugs, CancellationToken ct) =>
        issue.WhyOn(work.Now.VietnamDay())
        ?? (await KeptIssue.IsUsedAsync(work.Db, plugs, issue.DocumentId, ct) ? KeptWhy.Procedure : (KeptWhy?)null);

    private static async Task<DisposalItem> ItemAsync(IWork work, Guid disposal, DueIssue issue, CancellationToken ct)
    {
        await using var digest = work.Command("select documents.digest_of($1, $2)", Sql.P(work.AgencyId), Sql.P(issue.VersionId));
        return new DisposalItem
        {
            DisposalId = disposal,
            DocumentId = issue.DocumentId,
            VersionId = issue.VersionId,
            Code = issue.Code,
            Title = issue.Title,
            Kind = issue.Kind,
            Issue = issue.Issue,
            EffectiveFrom = issue.From,
            EffectiveTo = issue.Until,
            Years = issue.Term.Years!.Value,
            KeepUntil = issue.KeepUntil!.Value,
            Sha256 = (string)(await digest.ExecuteScalarAsync(ct))!,
            State = DisposalItemState.Open,
        };
    }
}
