using System.Globalization;
using System.Text.RegularExpressions;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Laws;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Changing;

/// <summary>
/// Opens and closes change requests. Those of one agency are opened one after another, so that the round over a change of law and an issue made at the
/// same time never open the same one twice.
/// </summary>
internal static partial class Requests
{
    /// <summary>What those who open requests of one agency take turns at.</summary>
    public const string Turn = "documents.change_request";

    /// <summary>Opens a request for each document that leans on a changed text and has none for that change yet. The caller writes the log entry.</summary>
    /// <param name="changes">None of them withdrawn.</param>
    /// <param name="only">This document only; null for all.</param>
    public static async Task<IReadOnlyList<ChangeRequest>> OpenForLawAsync(
        IWork work,
        LawCatalogue catalogue,
        IReadOnlyCollection<LegalChange> changes,
        Guid? only,
        CancellationToken ct
    )
    {
        await work.TakeTurnAsync(Turn, ct);
        var ids = changes.Select(c => c.Id).ToList();
        var known = await work
            .Db.Set<ChangeRequest>()
            .AsNoTracking()
            .Where(r => r.ChangeId != null && ids.Contains(r.ChangeId.Value))
            .Select(r => new { r.ChangeId, r.DocumentId })
            .ToListAsync(ct);
        var there = known.Select(k => (k.ChangeId!.Value, k.DocumentId)).ToHashSet();
        var byText = changes.ToLookup(c => c.TextId);
        var standing = await Citations.StandingAsync(work.Db, work.Now.VietnamDay(), ct);
        var issues = standing.Values.Where(v => only is null || v.DocumentId == only).ToList();
        var cited = await Citations.OfAsync(work.Db, issues, ct);
        var opened = new List<ChangeRequest>();
        foreach (var issue in issues.OrderBy(i => i.Title, StringComparer.Ordinal))
        {
            var texts = cited[issue.DocumentId].Select(c => catalogue.Find(c.Of)?.Id).OfType<Guid>().ToHashSet();
            foreach (var change in texts.SelectMany(t => byText[t]).Where(c => !there.Contains((c.Id, issue.DocumentId))))
            {
                opened.Add(await OpenAsync(work, catalogue, change, issue, ct));
            }
        }

        return opened;
    }

    /// <summary>Closes what an issue answers: it no longer cites the changed text, or names the new one or the request. The caller writes the log entry.</summary>
    public static async Task<IReadOnlyList<ChangeRequest>> CloseByIssueAsync(
        IWork work,
        LawCatalogue catalogue,
        DocumentVersion issue,
        CancellationToken ct
    )
    {
        var open = await RunningAsync(work, issue.DocumentId, ct);
        if (open.Count == 0)
        {
            return [];
        }

        var cited = (await Citations.OfAsync(work.Db, [issue], ct))[issue.DocumentId]
            .Select(c => catalogue.Find(c.Of)?.Id)
            .OfType<Guid>()
            .ToHashSet();
        var named = LegalNumbers.In(issue.Reason).Select(n => catalogue.Find(n)?.Id).OfType<Guid>().ToHashSet();
        var closed = open.Where(r => r.State == RequestState.Open && Answers(r)).ToList();
        closed.ForEach(r => r.Close(RequestState.Done, issue.EffectiveFrom!.Value, issue.Id));
        return closed;

        bool Answers(ChangeRequest request)
        {
            if (request.Kind == RequestKind.Drop || issue.IssuedAt < request.AskedAt)
            {
                return false;
            }

            if (request.Kind == RequestKind.Write || Names(issue.Reason, request))
            {
                return true;
            }

            var change = catalogue.Changes.FirstOrDefault(c => c.Id == request.ChangeId);
            return change is not null
                && (!cited.Contains(change.TextId) || (change.ByTextId is { } by && (cited.Contains(by) || named.Contains(by))));
        }
    }

    /// <summary>A document that is taken back needs no change any more; a request to drop it is done. The caller writes the log entry.</summary>
    public static async Task<IReadOnlyList<ChangeRequest>> CloseByWithdrawalAsync(
        IWork work,
        Guid documentId,
        DateOnly day,
        CancellationToken ct
    )
    {
        var open = await RunningAsync(work, documentId, ct);
        open.ForEach(r => r.Close(r is { Kind: RequestKind.Drop, State: RequestState.Open } ? RequestState.Done : RequestState.Void, day));
        return open;
    }

    /// <summary>What the next issue of a document says as its reason: the requests it answers, so that they close with it; null when there are none.</summary>
    public static async Task<string?> ReasonAsync(IsoDbContext db, Guid documentId, CancellationToken ct)
    {
        var open = await db.Set<ChangeRequest>()
            .AsNoTracking()
            .Where(r => r.DocumentId == documentId && r.State == RequestState.Open && r.Kind == RequestKind.Revise)
            .OrderBy(r => r.Year)
            .ThenBy(r => r.Number)
            .ToListAsync(ct);
        return open.Count == 0
            ? null
            : string.Join('\n', open.Select(r => $"{r.Why} (phiếu số {r.Code}{(r.Basis is null ? "" : $"; căn cứ: {r.Basis}")})"));
    }

    /// <summary>Whether a reason names the request: "phiếu số 3/2026", "phiếu 03/2026".</summary>
    public static bool Names(string? reason, ChangeRequest request) =>
        NamedRequest()
            .Matches(Folding.Fold(reason))
            .Any(m =>
                int.Parse(m.Groups["n"].Value, CultureInfo.InvariantCulture) == request.Number
                && int.Parse(m.Groups["y"].Value, CultureInfo.InvariantCulture) == request.Year
            );

    /// <summary>Gives a new request the next number of its year.</summary>
    public static async Task NumberAsync(IWork work, ChangeRequest request, CancellationToken ct)
    {
        request.Year = work.Now.VietnamDay().Year;
        request.Number = (int)await Numbers.NextAsync(work, $"change-request-{request.Year}", ct);
        (request.AskedById, request.AskedBy, request.AskedPost, request.AskedAt) = (
            work.Actor.PersonId,
            work.Actor.Name,
            work.Actor.Post,
            work.Now
        );
    }

    public static void Told(IWork work, string what, IReadOnlyCollection<ChangeRequest> requests, object? about = null) =>
        Log.Write(
            work,
            what,
            "change_request",
            string.Join(", ", requests.Select(r => r.Code).Take(20)),
            null,
            new
            {
                About = about,
                Requests = requests.Select(r => new
                {
                    r.Code,
                    r.DocumentId,
                    r.State,
                    r.DueOn,
                    r.ClosedOn,
                }),
            }
        );

    private static async Task<ChangeRequest> OpenAsync(
        IWork work,
        LawCatalogue catalogue,
        LegalChange change,
        DocumentVersion issue,
        CancellationToken ct
    )
    {
        var request = new ChangeRequest
        {
            Kind = RequestKind.Revise,
            Origin = RequestOrigin.Law,
            State = RequestState.Open,
            DocumentId = issue.DocumentId,
            Title = issue.Title,
            ChangeId = change.Id,
            Why = WhyOf(catalogue, change),
            Basis = catalogue.Find(change.ByTextId ?? change.TextId)!.Number,
            DueOn = change.DueOn,
        };
        await EnterAsync(work, request, change.EnteredBy, $"{change.EnteredPost}, {change.EnteredAgencyName}", ct);
        return request;
    }

    /// <summary>Enters a request that somebody elsewhere stands behind: they ask, not whoever made this agency's issue, nor the round that carries it here.</summary>
    public static async Task EnterAsync(IWork work, ChangeRequest request, string askedBy, string askedPost, CancellationToken ct)
    {
        await NumberAsync(work, request, ct);
        (request.AskedById, request.AskedBy, request.AskedPost) = (Guid.Empty, askedBy, askedPost);
        work.Db.Add(request);
    }

    /// <summary>In the language of the documents, as it goes into the next issue's reason.</summary>
    private static string WhyOf(LawCatalogue catalogue, LegalChange change)
    {
        var number = catalogue.Find(change.TextId)!.Number;
        var by = change.ByTextId is { } id ? catalogue.Find(id)!.Number : "";
        return change.Kind switch
        {
            LegalChangeKind.Replaced => $"{number} được thay thế bởi {by} từ {change.EffectiveOn:dd/MM/yyyy}",
            LegalChangeKind.Amended => $"{number} được sửa đổi, bổ sung bởi {by} từ {change.EffectiveOn:dd/MM/yyyy}",
            _ => $"{number} hết hiệu lực từ {change.EffectiveOn:dd/MM/yyyy}",
        };
    }

    private static Task<List<ChangeRequest>> RunningAsync(IWork work, Guid documentId, CancellationToken ct) =>
        work
            .Db.Set<ChangeRequest>()
            .AsTracking()
            .Where(r => r.DocumentId == documentId && (r.State == RequestState.Asked || r.State == RequestState.Open))
            .ToListAsync(ct);

    [GeneratedRegex(@"\bphieu (?:yeu cau )?(?:so )?(?<n>\d{1,6}) ?/ ?(?<y>\d{4})\b")]
    private static partial Regex NamedRequest();
}
