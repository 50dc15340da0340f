namespace IsoDienTu.Procedures.Merging;

/// <summary>How a piece of the local procedure stands between two issues of its model.</summary>
internal enum UnitState
{
    /// <summary>Only the agency changed it; it is kept.</summary>
    Ours,

    /// <summary>Only the model changed it; it is taken.</summary>
    Theirs,

    /// <summary>Both changed it in the same way.</summary>
    Both,

    /// <summary>Both changed it, differently; a person chooses.</summary>
    Conflict,
}

/// <summary>Some lines of a text; null state where neither side changed them.</summary>
internal sealed record TextChunk(UnitState? State, IReadOnlyList<string> Base, IReadOnlyList<string> Ours, IReadOnlyList<string> Theirs)
{
    public static UnitState? StateOf<T>(T was, T ours, T theirs, Func<T, T, bool> same) =>
        same(ours, theirs)
            ? same(was, ours)
                ? null
                : UnitState.Both
            : same(was, ours)
                ? UnitState.Theirs
                : same(was, theirs)
                    ? UnitState.Ours
                    : UnitState.Conflict;
}

/// <summary>Merges three texts line by line: lines that all three have hold the text together, and what lies between two of them is one chunk. Pure.</summary>
internal static class TextMerge
{
    public static IReadOnlyList<TextChunk> Of(string was, string ours, string theirs)
    {
        var (b, o, t) = (Lines(was), Lines(ours), Lines(theirs));
        var (inOurs, inTheirs) = (Matches(b, o), Matches(b, t));
        var chunks = new List<TextChunk>();
        var (atBase, atOurs, atTheirs) = (0, 0, 0);
        for (var held = 0; held <= b.Length; held++)
        {
            var isEnd = held == b.Length;
            if (!isEnd && (inOurs[held] < 0 || inTheirs[held] < 0))
            {
                continue;
            }

            var (toOurs, toTheirs) = isEnd ? (o.Length, t.Length) : (inOurs[held], inTheirs[held]);
            Add(chunks, b[atBase..held], o[atOurs..toOurs], t[atTheirs..toTheirs]);
            if (!isEnd)
            {
                Add(chunks, [b[held]], [b[held]], [b[held]]);
            }

            (atBase, atOurs, atTheirs) = (held + 1, toOurs + 1, toTheirs + 1);
        }

        return chunks;
    }

    public static string[] Lines(string text) => text.Length == 0 ? [] : text.Split('\n');

    private static void Add(List<TextChunk> chunks, string[] b, string[] o, string[] t)
    {
        if (b.Length + o.Length + t.Length > 0)
        {
            chunks.Add(new TextChunk(TextChunk.StateOf(b, o, t, (x, y) => x.SequenceEqual(y, StringComparer.Ordinal)), b, o, t));
        }
    }

    /// <summary>For each line of the first text the line of the second that it is, by a longest common subsequence; -1 for none.</summary>
    private static int[] Matches(string[] first, string[] second)
    {
        var longest = new int[first.Length + 1, second.Length + 1];
        for (var i = first.Length - 1; i >= 0; i--)
        {
            for (var j = second.Length - 1; j >= 0; j--)
            {
                longest[i, j] = first[i] == second[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        var matches = new int[first.Length];
        Array.Fill(matches, -1);
        for (int i = 0, j = 0; i < first.Length && j < second.Length; )
        {
            if (first[i] == second[j])
            {
                matches[i++] = j++;
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return matches;
    }
}
