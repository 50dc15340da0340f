using System.Diagnostics.CodeAnalysis;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Kernel;
using IsoDienTu.Signing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Documents.Retaining;

/// <summary>
/// Carries out what minutes record: one transaction for each issue, and after it the files it leaves behind. Whoever is killed in the middle goes on where they
/// were. What is held or needed again meanwhile waits.
/// </summary>
internal sealed class Destruction(
    WorkRunner runner,
    WorkDatabases databases,
    UnusedFiles files,
    IEnumerable<IDocumentUses> plugs,
    ILogger<Destruction> log
)
{
    public const string Round = "destroy_issues";
    private const string Command = "documents.destroy_issue";
    private static readonly Actor Executor = Actor.System("tiêu hủy theo biên bản");

    public async Task RunAsync(CancellationToken ct)
    {
        await EachAsync(
            """
            select i.agency_id, i.id, '' from documents.disposal_item i join documents.disposal d on d.agency_id = i.agency_id and d.id = i.disposal_id
            where i.state = 'Open' and d.state = 'Executing' and not documents.is_held(i.agency_id, i.document_id) order by d.minutes_on, i.id limit 100
            """,
            (agency, item, _) => DestroyAsync(agency, item, ct),
            ct
        );
        await EachAsync(
            "select agency_id, id, sha256 from documents.disposed_file where ended_at is null order by at limit 500",
            (agency, file, sha256) => DiscardAsync(agency, file, sha256, ct),
            ct
        );
    }

    /// <summary>Destroys one issue.</summary>
    /// <returns>False when it waits: held or needed again.</returns>
    internal Task<bool> DestroyAsync(int agency, Guid item, CancellationToken ct) =>
        runner.RunAsync(new WorkOrder(Executor, agency, Command, RequestId: Command), (work, t) => DestroyAsync(work, item, t), ct);

    private async Task<bool> DestroyAsync(IWork work, Guid itemId, CancellationToken ct)
    {
        await work.TakeTurnAsync(Holding.Turn, ct);
        var item = await work.Db.Set<DisposalItem>().AsNoTracking().FirstAsync(i => i.Id == itemId, ct);
        var disposal = await work.Db.Set<Disposal>().FirstAsync(d => d.Id == item.DisposalId, ct);
        var issue = (await DueIssue.ListAsync(work.Db, work.Now.VietnamDay(), [item.VersionId], ct)).Single();
        if (
            item.State != DisposalItemState.Open
            || disposal.State != DisposalState.Executing
            || issue is { Hold: not null } or { IsFilled: true }
            || await KeptIssue.IsUsedAsync(work.Db, plugs, item.DocumentId, ct)
        )
        {
            return false;
        }

        var prepared = await SignedFiles.OfAsync(work.Db, IssueSigning.Source, item.VersionId, ct);
        await using var destroy = work.Command(
            "select documents.destroy_issue($1, $2, $3)",
            Sql.P(work.AgencyId),
            Sql.P(itemId),
            Sql.At(work.Now)
        );
        await destroy.ExecuteScalarAsync(ct);
        await using var left = work.Command(
            """
            insert into documents.disposed_file (agency_id, id, item_id, sha256, at)
            select $1, gen_random_uuid(), $2, sha256, $4 from unnest($3::text[]) sha256 on conflict do nothing
            """,
            Sql.P(work.AgencyId),
            Sql.P(itemId),
            Sql.Array(prepared),
            Sql.At(work.Now)
        );
        await left.ExecuteNonQueryAsync(ct);
        if (!await work.Db.Set<DisposalItem>().AnyAsync(i => i.DisposalId == disposal.Id && i.State == DisposalItemState.Open, ct))
        {
            (disposal.State, disposal.DoneAt) = (DisposalState.Done, work.Now);
        }

        work.Publish(new DocumentSheetsChanged(item.DocumentId));
        Log.Write(
            work,
            "documents.issue_destroyed",
            "document",
            item.Code,
            new { item.Issue, item.Sha256 },
            new
            {
                disposal.MinutesNumber,
                disposal.MinutesOn,
                disposal.DecisionNumber,
                disposal.DecidedName,
                disposal.ProposedName,
            },
            $"Biên bản số {disposal.MinutesNumber}; {disposal.DecidedName} quyết định số {disposal.DecisionNumber}: {disposal.Reason}"
        );
        return true;
    }

    /// <summary>Takes one file out of the store, unless something else refers to it.</summary>
    private async Task DiscardAsync(int agency, Guid id, string sha256, CancellationToken ct)
    {
        var end = await files.DiscardAsync(sha256, ct);
        if (end == UnusedFile.Waiting)
        {
            return;
        }

        // Bookkeeping: that the issue was destroyed stands in the log already.
        await runner.RunAsync(
            new WorkOrder(Executor, agency, Command, RequestId: Command),
            async (work, t) =>
            {
                await using var note = work.Command(
                    "update documents.disposed_file set ended_at = $3, is_kept = $4 where agency_id = $1 and id = $2",
                    Sql.P(agency),
                    Sql.P(id),
                    Sql.At(work.Now),
                    Sql.P(end == UnusedFile.Kept)
                );
                await note.ExecuteNonQueryAsync(t);
            },
            ct
        );
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever one of them meets, the others of the round go on.")]
    private async Task EachAsync(string question, Func<int, Guid, string, Task> act, CancellationToken ct)
    {
        var found = new List<(int Agency, Guid Id, string Sha256)>();
        await using (var command = databases.Worker.CreateCommand(question))
        await using (var rows = await command.ExecuteReaderAsync(ct))
        {
            while (await rows.ReadAsync(ct))
            {
                found.Add((rows.GetInt32(0), rows.GetGuid(1), rows.GetString(2)));
            }
        }

        foreach (var (agency, id, sha256) in found)
        {
            try
            {
                await act(agency, id, sha256);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.LogWarning(e, "Trouble in destroying {Id} of agency {Agency}; tried again in the next round", id, agency);
            }
        }
    }
}
