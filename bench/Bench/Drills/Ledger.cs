using System.Collections.Concurrent;
using System.Text;

namespace IsoDienTu.Bench.Drills;

/// <summary>What the product acknowledged, on disk before the next thing is asked of it: the witness against which the database is held.</summary>
internal sealed class Ledger(string path) : IDisposable
{
    private readonly FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.Read);
    private readonly Lock one = new();

    /// <summary>Codes of acknowledged receptions by their idempotency key.</summary>
    public ConcurrentDictionary<string, string> Received { get; } = new(StringComparer.Ordinal);

    /// <summary>Acknowledged completions: task and the official who was told so.</summary>
    public ConcurrentDictionary<Guid, string> Completed { get; } = new();

    /// <summary>Tasks acknowledged to two officials: each such entry is a doubling.</summary>
    public ConcurrentBag<Guid> CompletedTwice { get; } = [];

    /// <summary>Acknowledged messages by their key, each with the instance that began by it.</summary>
    public ConcurrentDictionary<string, Guid> Linked { get; } = new(StringComparer.Ordinal);

    public void WriteLinked(string key, Guid instance)
    {
        Write($"linked {key} {instance}");
        Linked[key] = instance;
    }

    public void WriteReceived(string key, string code)
    {
        Write($"received {key} {code}");
        Received[key] = code;
    }

    public void WriteCompleted(Guid task, string login)
    {
        Write($"completed {task} {login}");
        if (!Completed.TryAdd(task, login))
        {
            CompletedTwice.Add(task);
        }
    }

    public void Dispose() => file.Dispose();

    private void Write(string line)
    {
        lock (one)
        {
            file.Write(Encoding.UTF8.GetBytes(line + "\n"));
            file.Flush(flushToDisk: true);
        }
    }
}
