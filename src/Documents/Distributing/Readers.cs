using IsoDienTu.Organisation;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Whom a list means. Pure.</summary>
internal static class Readers
{
    /// <summary>Everybody whom the list names by a post that they hold, each once: for the principal post where it is one of several.</summary>
    /// <param name="holders">Who holds which post of the agency on the day.</param>
    public static IReadOnlyList<Holder> Of(DistributionList list, IReadOnlyList<Holder> holders, IReadOnlyList<UnitCard> units)
    {
        var within = Below(list.Units, units);
        return
        [
            .. holders
                .Where(h => list.WholeAgency || list.Posts.Contains(h.PostId) || within.Contains(h.UnitId))
                .GroupBy(h => h.PersonId)
                .Select(g => g.OrderBy(h => h.How != AppointmentKind.Principal).First()),
        ];
    }

    private static HashSet<Guid> Below(IEnumerable<Guid> chosen, IReadOnlyList<UnitCard> units)
    {
        var children = units.Where(u => u.ParentId is not null).ToLookup(u => u.ParentId!.Value, u => u.Id);
        var found = new HashSet<Guid>();
        var open = new Stack<Guid>(chosen);
        while (open.TryPop(out var unit))
        {
            if (found.Add(unit))
            {
                foreach (var child in children[unit])
                {
                    open.Push(child);
                }
            }
        }

        return found;
    }
}
