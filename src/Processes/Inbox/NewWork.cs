using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using IsoDienTu.Kernel;
using Microsoft.Extensions.Logging;

namespace IsoDienTu.Processes.Inbox;

/// <summary>
/// Tells open pages of new work. While anybody listens, one statement every two seconds reads the newest rows of the inbox by their key, which holds
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

    /// <summary>Somebody who wants to hear of work offered under any of their principals.</summary>
    internal sealed class Ear(NewWork work, int agencyId, IReadOnlyList<string> principals) : IDisposable
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

        public void Tell(IReadOnlySet<(int Agency, string Principal)> offered)
        {
            if (principals.Any(p => offered.Contains((agencyId, p))))
            {
                heard.Writer.TryWrite(true);
            }
        }

        public void Dispose() => work.ears.TryRemove(this, out _);
    }

    /// <summary>From now on; to be disposed of.</summary>
    public async Task<Ear> ListenAsync(int agencyId, IReadOnlyList<string> principals, CancellationToken ct)
    {
        var ear = new Ear(this, agencyId, principals);
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
        var since = Earlier(newest);
        seen.RemoveWhere(t => Compare(t, since) < 0);
        await using var command = databases
            .Worker.CreateCommand(
                "select task_id, agency_id, principal from processes.inbox where task_id > $1 order by task_id limit 5000"
            )
            .With(Sql.P(since));
        var offered = new HashSet<(int, string)>();
        var known = seen.ToHashSet();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var task = rows.GetGuid(0);
            if (!known.Contains(task))
            {
                seen.Add(task);
                offered.Add((rows.GetInt32(1), rows.GetString(2)));
            }

            newest = Compare(task, newest) > 0 ? task : newest;
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
        await using var newest = databases.Worker.CreateCommand("select task_id from processes.inbox order by task_id desc limit 1");
        if (await newest.ExecuteScalarAsync(ct) is not Guid last)
        {
            return (Guid.Empty, []);
        }

        await using var command = databases
            .Worker.CreateCommand("select distinct task_id from processes.inbox where task_id > $1")
            .With(Sql.P(Earlier(last)));
        var seen = new HashSet<Guid>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            seen.Add(rows.GetGuid(0));
        }

        return (last, seen);
    }

    /// <summary>A key made as much earlier as a commit may be late.</summary>
    private static Guid Earlier(Guid key)
    {
        var bytes = key.ToByteArray(bigEndian: true);
        var at = bytes.Take(6).Aggregate(0L, (sum, b) => (sum << 8) | b) - (long)late.TotalMilliseconds;
        return at < 0 ? Guid.Empty : Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(at));
    }

    /// <summary>In the order of the database, which compares bytes.</summary>
    private static int Compare(Guid one, Guid other) =>
        one.ToByteArray(bigEndian: true).AsSpan().SequenceCompareTo(other.ToByteArray(bigEndian: true));
}
