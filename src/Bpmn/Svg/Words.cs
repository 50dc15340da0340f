using System.Collections.Frozen;
using System.Globalization;

namespace IsoDienTu.Bpmn.Svg;

/// <summary>Measures and wraps words in the product's font, so that server and browser break lines alike.</summary>
internal static class Words
{
    private static readonly FrozenDictionary<char, int> Regular = Table(Advances.Regular);
    private static readonly FrozenDictionary<char, int> Strong = Table(Advances.Strong);

    // An unknown letter (Greek, a symbol) counts as a wide one: a line that breaks early is better than one that runs out of its box.
    private const int Unknown = 800;

    /// <summary>Width in pixels of one line at the given font size.</summary>
    public static double Width(string text, double size, bool strong = false)
    {
        var widths = strong ? Strong : Regular;
        var sum = 0;
        foreach (var letter in text)
            sum +=
                widths.TryGetValue(letter, out var width) ? width
                : CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark ? 0
                : Unknown;
        return sum * size / 1000;
    }

    private static FrozenDictionary<char, int> Table(string widths) =>
        Advances
            .Letters.Select(
                (letter, place) =>
                    KeyValuePair.Create(letter, int.Parse(widths.AsSpan(4 * place, 4), NumberStyles.Integer, CultureInfo.InvariantCulture))
            )
            .ToFrozenDictionary();

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

    /// <summary>As <see cref="Wrap"/>, with the lines about equally long: the narrowest width that needs no further line.</summary>
    public static List<string> Balance(string text, double width, double size, bool strong = false)
    {
        var lines = Wrap(text, width, size, strong);
        if (lines.Count < 2)
            return lines;
        var (narrow, wide) = (width / 2, width);
        while (wide - narrow > 2)
        {
            var middle = (narrow + wide) / 2;
            // Cutting a word to save width would spoil it.
            var tried = Wrap(text, middle, size, strong);
            if (
                tried.Count <= lines.Count
                && text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(w => Width(w, size, strong) <= middle)
            )
                (wide, lines) = (middle, tried);
            else
                narrow = middle;
        }
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
