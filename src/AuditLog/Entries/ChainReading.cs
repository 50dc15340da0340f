namespace IsoDienTu.AuditLog.Entries;

/// <summary>Where the chain stops holding.</summary>
/// <param name="Position">The position at which the next entry was expected.</param>
/// <param name="Before">Running digest up to there.</param>
/// <param name="Found">The entry that stands there; null when none does.</param>
internal sealed record ChainBreak(long Position, byte[] Before, StoredEntry? Found);

/// <summary>Reads the entries of one agency in their order and follows the chain as far as it holds.</summary>
internal sealed class ChainReading
{
    private readonly List<LogFault> faults = [];
    private long expected;

    public ChainBreak? Break { get; private set; }

    /// <summary>Entries that have a position.</summary>
    public long Count { get; private set; }

    /// <summary>Entries that have none yet.</summary>
    public long Waiting { get; private set; }

    public byte[] Digest { get; private set; } = Sequencer.Genesis;

    public IReadOnlyList<LogFault> Faults => [.. faults.OrderBy(f => f.Position ?? long.MaxValue)];

    public void Take(StoredEntry row)
    {
        if (!row.Facts.Leaf().AsSpan().SequenceEqual(row.Leaf))
        {
            faults.Add(new LogFault(row.Position, row.Facts.Id, LogFaultKind.Edited));
        }

        if (row.Position is not { } position)
        {
            Waiting++;
            return;
        }

        Count++;
        if (Break is not null)
        {
            return;
        }

        var next = Sequencer.Next(Digest, row.Leaf);
        if (position != expected || !next.AsSpan().SequenceEqual(row.Chain))
        {
            Break = new ChainBreak(expected, Digest, position > expected ? null : row);
            return;
        }

        (Digest, expected) = (next, expected + 1);
    }

    /// <summary>Adds what a break turned out to be; it says more than that its entry does not fit its own digest.</summary>
    public void Add(LogFault fault)
    {
        faults.RemoveAll(f => f.Position == fault.Position);
        faults.Add(fault);
    }

    /// <summary>Compares a chain that holds with the end that the sequencer wrote down.</summary>
    public void End(long size, ReadOnlySpan<byte> head)
    {
        if (Count < size)
        {
            faults.Add(new LogFault(Count, null, LogFaultKind.Removed));
        }
        else if (Count > size)
        {
            faults.Add(new LogFault(size, null, LogFaultKind.Inserted));
        }
        else if (!head.SequenceEqual(Digest))
        {
            // Every link holds and the number is right, but the end is another: somebody re-computed the chain behind an edit.
            faults.Add(new LogFault(Math.Max(0, size - 1), null, LogFaultKind.Edited));
        }
    }
}
