namespace IsoDienTu.AuditLog.Entries;

/// <summary>
/// Finds out what was done at a break. The digests tell which entry once followed which: an entry whose digest continues the chain up to the break
/// belongs there, wherever it stands now; and if the entry found there continues an earlier place, what stands between was put in.
/// </summary>
/// <param name="extra">Entries more than the sequencer counted; negative when some are missing.</param>
internal sealed class BreakCause(ChainBreak broken, long extra)
{
    private bool rightOneIsElsewhere;
    private bool foundIsACopy;
    private long? foundContinues =
        broken.Found is { } row && broken.Position > 0 && Continues(Sequencer.Genesis, row.Leaf, row.Chain) ? 0 : null;

    public void Consider(StoredLink link)
    {
        var isFound = link.Id == broken.Found?.Facts.Id;
        rightOneIsElsewhere |=
            !isFound
            && (Continues(broken.Before, link.Leaf, link.Chain) || Continues(broken.Before, link.Leaf, broken.Found?.Chain))
            && link.Position >= broken.Position;
        foundIsACopy |=
            !isFound && link.Position < broken.Position && broken.Found?.Chain is { } chain && link.Chain.AsSpan().SequenceEqual(chain);
        if (broken.Found is { } row && link.Position < broken.Position - 1 && Continues(link.Chain, row.Leaf, row.Chain))
        {
            foundContinues = link.Position + 1;
        }
    }

    public LogFault Fault()
    {
        if (foundIsACopy)
        {
            return new LogFault(broken.Position, broken.Found?.Facts.Id, LogFaultKind.Inserted);
        }

        if (foundContinues is { } since)
        {
            return new LogFault(since, null, LogFaultKind.Inserted);
        }

        var kind = (broken.Found, rightOneIsElsewhere, extra) switch
        {
            (_, true, > 0) => LogFaultKind.Inserted,
            (_, true, _) => LogFaultKind.Reordered,
            (null, _, _) or (_, _, < 0) => LogFaultKind.Removed,
            (_, _, > 0) => LogFaultKind.Inserted,
            _ => LogFaultKind.Edited,
        };
        return new LogFault(broken.Position, broken.Found?.Facts.Id, kind);
    }

    private static bool Continues(byte[] before, byte[] leaf, byte[]? chain) =>
        chain is not null && Sequencer.Next(before, leaf).AsSpan().SequenceEqual(chain);
}
