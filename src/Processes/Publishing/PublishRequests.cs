using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Designing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Publishing;

/// <summary>Asks for a drawn process to be published, publishes it, or gives it back. Pages and API come here; each act writes its one log entry.</summary>
internal sealed class PublishRequests(ProcessPublisher publisher)
{
    private const int MostWords = 1000;

    /// <summary>The request that waits for a decision; null when none does.</summary>
    public static Task<PublishRequest?> OpenAsync(IsoDbContext db, Guid definitionId, CancellationToken ct) =>
        db.Set<PublishRequest>().AsTracking().FirstOrDefaultAsync(r => r.DefinitionId == definitionId && r.Outcome == null, ct);

    /// <summary>The latest one, open or not.</summary>
    public static Task<PublishRequest?> LatestAsync(IsoDbContext db, Guid definitionId, CancellationToken ct) =>
        db.Set<PublishRequest>().Where(r => r.DefinitionId == definitionId).OrderByDescending(r => r.AskedAt).FirstOrDefaultAsync(ct);

    /// <summary>Sends a draft for publishing. Asked again, the request is about the draft as it is now.</summary>
    /// <exception cref="RuleException">It could not be published as it is.</exception>
    public async Task<PublishRequest> AskAsync(IWork work, DefinitionVersion draft, string? words, CancellationToken ct)
    {
        await publisher.CheckAsync(work, draft, draft.RoleList, null, ct);
        var said = Words(words, "Words");
        var request = await OpenAsync(work.Db, draft.DefinitionId, ct);
        var before = request is null ? null : new { request.Sha256, request.Words };
        request ??= work.Db.Add(new PublishRequest { DefinitionId = draft.DefinitionId }).Entity;
        (request.Sha256, request.Words) = (draft.Sha256, said);
        (request.AskedBy, request.AskedPost, request.AskedAt) = (work.Actor.Name, work.Actor.Post, work.Now);
        await LogAsync(work, draft.DefinitionId, "processes.publish_asked", before, new { request.Sha256, request.Words }, null, ct);
        return request;
    }

    /// <summary>Publishes a draft with the posts its roles are bound to, whether or not somebody asked for it.</summary>
    public async Task<DefinitionVersionInfo> PublishAsync(
        IWork work,
        DefinitionVersion draft,
        IReadOnlyList<RoleBinding> before,
        CancellationToken ct
    )
    {
        var published = await publisher.PublishAsync(work, draft.Id, draft.RoleList, null, ct);
        if (await OpenAsync(work.Db, draft.DefinitionId, ct) is { } request)
        {
            Decide(work, request, PublishOutcome.Published);
        }

        var after = new
        {
            published.Number,
            draft.Sha256,
            draft.RoleList,
        };
        await LogAsync(work, draft.DefinitionId, "processes.published", before, after, null, ct);
        return published;
    }

    /// <summary>Gives a request back to whoever asked.</summary>
    public static async Task ReturnAsync(IWork work, PublishRequest request, string? reason, CancellationToken ct)
    {
        var said = Words(reason, "Reason");
        if (said.Length == 0)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.request.reason",
                "Hãy ghi lý do trả lại, để người vẽ biết phải sửa gì.",
                "Reason"
            );
        }

        Decide(work, request, PublishOutcome.Returned);
        request.Reason = said;
        await LogAsync(work, request.DefinitionId, "processes.publish_returned", new { request.Sha256 }, null, said, ct);
    }

    /// <summary>The draft is put away, and with it what was asked for it; part of the act that puts it away.</summary>
    public static async Task DropAsync(IWork work, Guid definitionId, CancellationToken ct)
    {
        if (await OpenAsync(work.Db, definitionId, ct) is { } request)
        {
            Decide(work, request, PublishOutcome.Dropped);
        }
    }

    private static void Decide(IWork work, PublishRequest request, PublishOutcome outcome) =>
        (request.Outcome, request.DecidedBy, request.DecidedAt) = (outcome, work.Actor.Name, work.Now);

    private static async Task LogAsync(
        IWork work,
        Guid definitionId,
        string act,
        object? before,
        object? after,
        string? reason,
        CancellationToken ct
    ) =>
        Log.Write(
            work,
            act,
            "process",
            await work.Db.Set<Definition>().Where(d => d.Id == definitionId).Select(d => d.Key).FirstAsync(ct),
            before,
            after,
            reason
        );

    private static string Words(string? words, string field)
    {
        var text = (words ?? "").Trim();
        return text.Length <= MostWords
            ? text
            : throw new RuleException(typeof(Texts), "processes.request.words", "Nhiều nhất {0} ký tự.", field, MostWords);
    }
}
