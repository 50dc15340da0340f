using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IsoDienTu.Documents.Laws;

/// <summary>
/// Carries a change of law to every agency, agency by agency: each in one transaction that opens its requests and notes that it was looked at, so that a
/// round that is killed goes on where it was. Reads issues of before for what they cite, and reminds of requests near their day.
/// </summary>
internal sealed class LawWatch(WorkRunner runner, WorkDatabases databases, AgencyRounds rounds, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <summary>Opens requests for changes that were entered, closes those of changes that were withdrawn.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        var changes = await runner.ReadEverywhereAsync(
            (db, token) => db.Set<LegalChange>().Where(c => c.FollowedAt == null).OrderBy(c => c.EnteredAt).ToListAsync(token),
            ct
        );
        foreach (var change in changes)
        {
            var sql = change.IsLive ? Unfollowed : StillOpen;
            await EachAsync(
                sql,
                [Sql.P(change.Id)],
                (work, token) => change.IsLive ? FollowAsync(work, change, token) : VoidAsync(work, change, token),
                ct
            );
            await using var done = databases.Worker.CreateCommand(
                """
                update documents.legal_change set followed_at = $2
                where id = $1 and followed_at is null and withdrawn_at is not distinct from $3
                """
            );
            if ((await rounds.FindAsync(sql, [Sql.P(change.Id)], ct)).Count == 0)
            {
                await done.With(Sql.P(change.Id), Sql.At(clock.GetUtcNow()), Sql.At(change.WithdrawnAt)).ExecuteNonQueryAsync(ct);
            }
        }
    }

    /// <summary>Reads issues that were made before anybody read citations, or were read by an earlier edition of the reader.</summary>
    public async Task ReadAsync(CancellationToken ct)
    {
        while (await EachAsync(Unread, [Sql.P(Citations.Reader)], ReadSomeAsync, ct)) { }
    }

    /// <summary>Reminds of requests that are near their day or late, each once.</summary>
    public Task RemindAsync(CancellationToken ct)
    {
        var day = clock.GetUtcNow().VietnamDay();
        return EachAsync(Reminding.Agencies, [Sql.P(day.AddDays(Reminding.MostNearDays)), Sql.P(day)], Reminding.RunAsync, ct);
    }

    private static async Task FollowAsync(IWork work, LegalChange change, CancellationToken ct)
    {
        var catalogue = await LawCatalogue.LoadAsync(work.Db, ct);
        var opened = await Requests.OpenForLawAsync(work, catalogue, [change], null, ct);
        await using var note = work.Command(
            "insert into documents.followed_change (agency_id, id, opened, at) values ($1, $2, $3, $4) on conflict do nothing",
            Sql.P(work.AgencyId),
            Sql.P(change.Id),
            Sql.P(opened.Count),
            Sql.At(work.Now)
        );
        await note.ExecuteNonQueryAsync(ct);
        if (opened.Count > 0)
        {
            Requests.Told(work, "documents.requests_opened", opened, catalogue.Find(change.TextId)!.Number);
        }
    }

    private static async Task VoidAsync(IWork work, LegalChange change, CancellationToken ct)
    {
        var open = await work
            .Db.Set<ChangeRequest>()
            .AsTracking()
            .Where(r => r.ChangeId == change.Id && r.State == RequestState.Open)
            .ToListAsync(ct);
        foreach (var request in open)
        {
            request.Close(RequestState.Void, work.Now.VietnamDay());
            request.Decision = change.WithdrawnReason;
        }

        if (open.Count > 0)
        {
            Requests.Told(work, "documents.requests_voided", open, change.WithdrawnReason);
        }
    }

    private static async Task ReadSomeAsync(IWork work, CancellationToken ct)
    {
        var unread = await work
            .Db.Set<DocumentVersion>()
            .AsNoTracking()
            .Where(v => v.State != VersionState.Draft && !work.Db.Set<ReadIssue>().Any(r => r.Id == v.Id && r.Reader >= Citations.Reader))
            .OrderBy(v => v.Id)
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var issue in unread)
        {
            await Citations.ReadAsync(work, issue, ct);
        }

        var catalogue = await LawCatalogue.LoadAsync(work.Db, ct);
        var opened = await Requests.OpenForLawAsync(work, catalogue, [.. catalogue.Changes.Where(c => c.IsLive)], null, ct);
        if (opened.Count > 0)
        {
            Requests.Told(work, "documents.requests_opened", opened);
        }
    }

    private Task<bool> EachAsync(
        string agencies,
        NpgsqlParameter[] parameters,
        Func<IWork, CancellationToken, Task> act,
        CancellationToken ct
    ) => rounds.EachAsync(agencies, parameters, "theo dõi văn bản pháp luật", "documents.watch_laws", act, ct);

    private const string Unfollowed = """
        select distinct c.agency_id from documents.citation c
        where not exists (select from documents.followed_change f where f.agency_id = c.agency_id and f.id = $1) order by 1
        """;

    private const string StillOpen =
        "select distinct agency_id from documents.change_request where change_id = $1 and state = 'Open' order by 1";

    private const string Unread = """
        select distinct v.agency_id from documents.version v
        where v.state <> 'Draft' and not exists
          (select from documents.read_issue r where r.agency_id = v.agency_id and r.id = v.id and r.reader >= $1) order by 1
        """;
}
