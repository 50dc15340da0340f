namespace IsoDienTu.Procedures.Merging;

/// <summary>
/// Brings the rows that are left into one order: the order of the side that moved rows, and what only the other side has behind the row it stands behind
/// there. Pure.
/// </summary>
internal static class OrderMerge
{
    /// <summary>Whether both sides moved rows, each in its own way.</summary>
    public static UnitState? StateOf(IReadOnlyList<string> was, IReadOnlyList<string> ours, IReadOnlyList<string> theirs)
    {
        var common = was.Intersect(ours, StringComparer.Ordinal)
            .Intersect(theirs, StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        return TextChunk.StateOf(
            was.Where(common.Contains),
            ours.Where(common.Contains),
            theirs.Where(common.Contains),
            (x, y) => x.SequenceEqual(y, StringComparer.Ordinal)
        );
    }

    /// <param name="left">Keys of the rows that are in the outcome.</param>
    /// <param name="oursLeads">Whether the agency's order is the one to go by.</param>
    public static IReadOnlyList<string> Of(
        IReadOnlyList<string> ours,
        IReadOnlyList<string> theirs,
        IReadOnlySet<string> left,
        bool oursLeads
    )
    {
        var (lead, other) = oursLeads ? (ours, theirs) : (theirs, ours);
        var order = lead.Where(left.Contains).ToList();
        var behind = -1;
        foreach (var key in other.Where(left.Contains))
        {
            var there = order.IndexOf(key);
            behind = there >= 0 ? there : behind + 1;
            if (there < 0)
            {
                order.Insert(behind, key);
            }
        }

        return order;
    }
}
