using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Inbox;

/// <summary>
/// Tells open pages of new work and of new notices. While anybody listens, one statement every two seconds reads the newest rows of both by their key, which holds
/// the instant of their making: the cost does not depend on how many listen, and completing a step pays nothing.
/// </summary>
internal sealed class NewWork(WorkDatabases databases, ILogger<NewWork> log)
{
    private static readonly TimeSpan pause = TimeSpan.FromSeconds(2);

    // A step that was opened first may be committed last: what is this old is looked at again.
    private static readonly TimeSpan late = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<Ear, Ear> ears = new();
    private readonly Lock starting = new();
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
                _ = Task.Run(() => LookAsync(newest, seen), CancellationToken.None);
            }
        }

        return ear;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong once must not make open pages deaf for good.")]
    private async Task LookAsync(Guid newest, HashSet<Guid> seen)
    {
        while (Goes())
        {
            await Task.Delay(pause);
            try
            {
                newest = await LookOnceAsync(newest, seen);
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

    private async Task<Guid> LookOnceAsync(Guid newest, HashSet<Guid> seen)
    {
        var since = UuidKeys.Earlier(newest, late);
        seen.RemoveWhere(t => UuidKeys.Compare(t, since) < 0);
        await using var command = databases
            .Worker.CreateCommand(
                """
                select task_id, agency_id, principal, false from processes.inbox where task_id > $1
                union all select id, agency_id, principal, true from processes.notice where id > $1 order by 1 limit 5000
                """
            )
            .With(Sql.P(since));
        var offered = new HashSet<(int, string, bool)>();
        var known = seen.ToHashSet();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var task = rows.GetGuid(0);
            if (!known.Contains(task))
            {
                seen.Add(task);
                offered.Add((rows.GetInt32(1), rows.GetString(2), rows.GetBoolean(3)));
            }

            newest = UuidKeys.Compare(task, newest) > 0 ? task : newest;
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
            union all (select id from processes.notice order by id desc limit 1) order by 1 desc limit 1
            """
        );
        if (await newest.ExecuteScalarAsync(ct) is not Guid last)
        {
            return (Guid.Empty, []);
        }

        await using var command = databases
            .Worker.CreateCommand(
                "select task_id from processes.inbox where task_id > $1 union select id from processes.notice where id > $1"
            )
            .With(Sql.P(UuidKeys.Earlier(last, late)));
        var seen = new HashSet<Guid>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            seen.Add(rows.GetGuid(0));
        }

        return (last, seen);
    }
}
