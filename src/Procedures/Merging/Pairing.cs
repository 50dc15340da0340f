using IsoDienTu.Kernel;

namespace IsoDienTu.Procedures.Merging;

/// <summary>An element of a list before it is known which one of the reference it is.</summary>
/// <param name="Id">Its own identifier; null for elements that have none.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Whole">All it says.</param>
internal sealed record Unpaired(string? Id, string Name, string Whole);

/// <summary>
/// Tells which elements of two lists are the same thing, so that a changed one is not taken for one removed and one added: by identifier and name, by
/// their whole text, by name, by identifier alone, at last by likeness of the names. Pure; the same answer for the same lists.
/// </summary>
internal static class Pairing
{
    /// <summary>Share of common words from which two names are taken for one thing renamed.</summary>
    private const double Alike = 0.5;

    /// <param name="reference">Keys and elements of the list that gives the keys.</param>
    /// <param name="isExact">Whether likeness is not enough: two things that were put in by two sides are two, unless they are called the same.</param>
    /// <returns>For each item the key of its counterpart; null where it has none.</returns>
    public static string?[] Of(IReadOnlyList<(string Key, Unpaired Item)> reference, IReadOnlyList<Unpaired> items, bool isExact = false)
    {
        var keys = new string?[items.Count];
        var free = reference.ToList();
        Pass((r, i) => i.Id == r.Key && Same(i.Name, r.Item.Name));
        Pass((r, i) => i.Whole == r.Item.Whole);
        Pass((r, i) => i.Name.Length > 0 && Same(i.Name, r.Item.Name));
        Pass((r, i) => i.Id == r.Key);
        if (!isExact)
        {
            PassAlike();
        }

        return keys;

        void Pass(Func<(string Key, Unpaired Item), Unpaired, bool> isSame)
        {
            for (var at = 0; at < items.Count; at++)
            {
                var found = keys[at] is null ? free.FindIndex(r => isSame(r, items[at])) : -1;
                if (found >= 0)
                {
                    keys[at] = free[found].Key;
                    free.RemoveAt(found);
                }
            }
        }

        void PassAlike()
        {
            while (true)
            {
                var best = (
                    from at in Enumerable.Range(0, items.Count)
                    where keys[at] is null
                    from r in free
                    let likeness = Likeness(items[at].Name, r.Item.Name)
                    where likeness >= Alike
                    orderby likeness descending
                    select (At: at, r.Key)
                ).FirstOrDefault();
                if (best.Key is null)
                {
                    return;
                }

                keys[best.At] = best.Key;
                free.RemoveAll(r => r.Key == best.Key);
            }
        }
    }

    public static bool Same(string first, string second) => Folding.Fold(first) == Folding.Fold(second);

    private static double Likeness(string first, string second)
    {
        var (a, b) = (Words(first), Words(second));
        var either = a.Union(b).Count();
        return either == 0 ? 0 : (double)a.Intersect(b).Count() / either;
    }

    private static HashSet<string> Words(string name) => [.. Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
