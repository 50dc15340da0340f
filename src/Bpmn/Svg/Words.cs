using System.Globalization;

namespace IsoDienTu.Bpmn.Svg;

/// <summary>Measures and wraps words in the product's font, so that server and browser break lines alike.</summary>
internal static class Words
{
    private static readonly Dictionary<char, int> Places = Advances
        .Letters.Select((letter, place) => (letter, place))
        .ToDictionary(p => p.letter, p => p.place);

    // An unknown letter (Greek, a symbol) counts as a wide one: a line that breaks early is better than one that runs out of its box.
    private const short Unknown = 800;

    /// <summary>Width in pixels of one line at the given font size.</summary>
    public static double Width(string text, double size, bool strong = false)
    {
        var widths = strong ? Advances.Strong : Advances.Regular;
        var sum = 0;
        foreach (var letter in text)
            sum +=
                Places.TryGetValue(letter, out var place) ? widths[place]
                : CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark ? 0
                : Unknown;
        return sum * size / 1000;
    }

    /// <summary>Breaks a text into lines not wider than <paramref name="width"/> pixels; a single word too wide for a line is cut.</summary>
    public static List<string> Wrap(string text, double width, double size, bool strong = false)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            var longer = line.Length == 0 ? rest : line + " " + rest;
            if (Width(longer, size, strong) <= width)
            {
                line = longer;
                continue;
            }
            if (line.Length > 0)
                lines.Add(line);
            while (Width(rest, size, strong) > width && rest.Length > 1)
            {
                var fits = Fitting(rest, width, size, strong);
                lines.Add(rest[..fits]);
                rest = rest[fits..];
            }
            line = rest;
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }

    /// <summary>As <see cref="Wrap"/>, but at most <paramref name="most"/> lines; what is left out shows as an ellipsis.</summary>
    public static List<string> WrapAtMost(string text, double width, double size, int most, bool strong = false)
    {
        var lines = Wrap(text, width, size, strong);
        most = Math.Max(1, most);
        if (lines.Count <= most)
            return lines;
        var last = lines[most - 1];
        while (last.Length > 1 && Width(last + "…", size, strong) > width)
            last = last[..^1];
        lines[most - 1] = last.TrimEnd(' ', ',', ';', '.', '-', '(') + "…";
        lines.RemoveRange(most, lines.Count - most);
        return lines;
    }

    // A break after a hyphen, slash or point reads better than one inside a syllable; Vietnamese words are short, so only codes and addresses come here.
    private static int Fitting(string word, double width, double size, bool strong)
    {
        var count = 1;
        while (count < word.Length && Width(word[..(count + 1)], size, strong) <= width)
            count++;
        var soft = word.LastIndexOfAny(['-', '/', '.', '_'], count - 1);
        return soft > 0 ? soft + 1 : count;
    }
}
