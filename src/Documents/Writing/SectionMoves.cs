using System.Globalization;

namespace IsoDienTu.Documents.Writing;

/// <summary>What the buttons beside the sections do; each of them saves as well.</summary>
internal static class SectionMoves
{
    /// <param name="act"><c>add:2</c>, <c>remove:2</c>, <c>up:2</c>, <c>down:2</c>, counted from 0; anything else changes nothing.</param>
    /// <returns>Where to go on: the section that was added or moved, or null.</returns>
    public static int? Apply(IList<SectionInput> sections, string? act)
    {
        var words = (act ?? "").Split(':');
        if (
            words.Length != 2
            || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            || at >= sections.Count
        )
        {
            return null;
        }

        switch (words[0])
        {
            case "add":
                sections.Insert(at + 1, new SectionInput { Title = "Mục mới" });
                return at + 1;
            case "remove" when sections.Count > 1:
                sections.RemoveAt(at);
                return Math.Max(0, at - 1);
            case "up" when at > 0:
                (sections[at], sections[at - 1]) = (sections[at - 1], sections[at]);
                return at - 1;
            case "down" when at < sections.Count - 1:
                (sections[at], sections[at + 1]) = (sections[at + 1], sections[at]);
                return at + 1;
            default:
                return null;
        }
    }
}
