using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Inbox;

/// <summary>
/// Tells open pages of new work and of new notices. While anybody listens, one statement every two seconds reads the newest rows of both by their key, which holds
/// the instant of their making: the cost does not depend on how many listen, and completing a step pays nothing. A list of work also hears of an older step that a
/// head gives to somebody, and of opinions that have come in.
/// </summary>
internal sealed class NewWork(WorkDatabases databases, ILogger<NewWork> log) : IAsyncDisposable
{
    // Key of the row, whom it tells, and whether lists of work, of notices, or both.
    private const string Newest = """
        select task_id, agency_id, principal, 'work' from processes.inbox where task_id > $1
        union all select id, agency_id, principal, case when kind = 'Consulted' then 'both' else 'notice' end from processes.notice where id > $1
        union all select id, agency_id, 'person:' || replace(to_person::text, '-', ''), 'work' from processes.task_event
          where kind = 'Assigned' and id > $1 and to_person is not null
        """;

    private static readonly TimeSpan pause = TimeSpan.FromSeconds(2);

    // A step that was opened first may be committed last: what is this old is looked at again.
    private static readonly TimeSpan late = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Ear, Ear> ears = new();
    private readonly Lock starting = new();
    private readonly CancellationTokenSource end = new();
    private Task looking = Task.CompletedTask;
    private bool looks;

    /// <summary>Somebody who wants to hear of work, or of notices, under any of their principals.</summary>
    internal sealed class Ear(NewWork work, int agencyId, IReadOnlyList<string> principals, bool ofNotices) : IDisposable
    {
        private readonly Channel<bool> heard = Channel.CreateBounded<bool>(
            new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
        );

        /// <returns>False when nothing came in that time.</returns>
        public async Task<bool> WaitAsync(TimeSpan longest, CancellationToken ct)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            end.CancelAfter(longest);
            try
            {
                return await heard.Reader.ReadAsync(end.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return false;
            }
        }

        public void Tell(IReadOnlySet<(int Agency, string Principal, bool IsNotice)> offered)
        {
            if (principals.Any(p => offered.Contains((agencyId, p, ofNotices))))
            {
                heard.Writer.TryWrite(true);
            }
        }

        public void Dispose() => work.ears.TryRemove(this, out _);
    }

    /// <summary>From now on; to be disposed of.</summary>
    public async Task<Ear> ListenAsync(int agencyId, IReadOnlyList<string> principals, CancellationToken ct, bool ofNotices = false)
    {
        var ear = new Ear(this, agencyId, principals, ofNotices);
        var (newest, seen) = await NowAsync(ct);
        lock (starting)
        {
            ears[ear] = ear;
            if (!looks)
            {
                looks = true;
                looking = Task.Run(() => LookAsync(newest, seen), CancellationToken.None);
            }
        }

        return ear;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong once must not make open pages deaf for good.")]
    private async Task LookAsync(Guid newest, HashSet<Guid> seen)
    {
        while (Goes())
        {
            try
            {
                await Task.Delay(pause, end.Token);
                newest = await LookOnceAsync(newest, seen, end.Token);
            }
            catch (Exception) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                log.LogWarning(e, "New work could not be looked for; the pages show it when they are loaded again");
            }
        }
    }

    private bool Goes()
    {
        lock (starting)
        {
            return looks = !ears.IsEmpty;
        }
    }

    /// <summary>The product is stopping: the last look ends before the database is let go.</summary>
    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await looking;
        end.Dispose();
    }

    private async Task<Guid> LookOnceAsync(Guid newest, HashSet<Guid> seen, CancellationToken ct)
    {
        var since = UuidKeys.Earlier(newest, late);
        seen.RemoveWhere(t => UuidKeys.Compare(t, since) < 0);
        await using var command = databases.Worker.CreateCommand(Newest + " order by 1 limit 5000").With(Sql.P(since));
        var offered = new HashSet<(int, string, bool)>();
        var known = seen.ToHashSet();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var (key, told) = (rows.GetGuid(0), rows.GetString(3));
            if (!known.Contains(key))
            {
                seen.Add(key);
                offered.UnionWith(
                    new[] { false, true }
                        .Where(isNotice => told != (isNotice ? "work" : "notice"))
                        .Select(isNotice => (rows.GetInt32(1), rows.GetString(2), isNotice))
                );
            }

            newest = UuidKeys.Compare(key, newest) > 0 ? key : newest;
        }

        foreach (var ear in ears.Keys.Where(_ => offered.Count > 0))
        {
            ear.Tell(offered);
        }

        return newest;
    }

    /// <summary>The newest work there is, and all that is not much older.</summary>
    private async Task<(Guid Newest, HashSet<Guid> Seen)> NowAsync(CancellationToken ct)
    {
        await using var newest = databases.Worker.CreateCommand(
            """
            (select task_id from processes.inbox order by task_id desc limit 1)
            union all (select id from processes.notice order by id desc limit 1)
            union all (select id from processes.task_event where kind = 'Assigned' order by id desc limit 1) order by 1 desc limit 1
            """
        );
        if (await newest.ExecuteScalarAsync(ct) is not Guid last)
        {
            return (Guid.Empty, []);
        }

        await using var command = databases.Worker.CreateCommand(Newest).With(Sql.P(UuidKeys.Earlier(last, late)));
        var seen = new HashSet<Guid>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            seen.Add(rows.GetGuid(0));
        }

        return (last, seen);
    }
}
