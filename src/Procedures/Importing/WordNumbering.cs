using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace IsoDienTu.Procedures.Importing;

/// <summary>
/// Writes out Word's automatic numbers. They are not in the text of the file but people see them, and step numbers are often automatic.
/// Must be asked once for each paragraph in reading order, because every answer moves the counters on.
/// </summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<int, Num> _nums = [];
    private readonly Dictionary<string, (int Num, int Level)> _styles = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int[]> _counters = [];
    private readonly HashSet<(int Num, int Level)> _started = [];

    private sealed record Num(int Abstract, Dictionary<int, Level> Levels, Dictionary<int, int> Starts);

    public WordNumbering(MainDocumentPart main)
    {
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        if (numbering is not null)
            ReadNumbers(numbering);
        var styles = main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [];
        foreach (var style in styles)
        {
            var number = style.StyleParagraphProperties?.NumberingProperties;
            if (style.StyleId?.Value is { } id && number?.NumberingId?.Val?.Value is { } num)
                _styles[id] = (num, number.NumberingLevelReference?.Val?.Value ?? 0);
        }
    }

    private void ReadNumbers(Numbering numbering)
    {
        var kinds = new Dictionary<int, Dictionary<int, Level>>();
        foreach (var kind in numbering.Elements<AbstractNum>())
        {
            if (kind.AbstractNumberId?.Value is { } id)
                kinds[id] = kind.Elements<Level>()
                    .Where(l => l.LevelIndex?.Value is >= 0 and < Levels)
                    .DistinctBy(l => l.LevelIndex!.Value)
                    .ToDictionary(l => l.LevelIndex!.Value);
        }
        foreach (var num in numbering.Elements<NumberingInstance>())
        {
            if (
                num.NumberID?.Value is not { } id
                || num.AbstractNumId?.Val?.Value is not { } kind
                || !kinds.TryGetValue(kind, out var levels)
            )
                continue;
            var own = new Dictionary<int, Level>(levels);
            var starts = new Dictionary<int, int>();
            foreach (var change in num.Elements<LevelOverride>())
            {
                var level = change.LevelIndex?.Value ?? 0;
                if (change.Level is { } replaced)
                    own[level] = replaced;
                if (change.StartOverrideNumberingValue?.Val?.Value is { } start)
                    starts[level] = start;
            }
            _nums[id] = new Num(kind, own, starts);
        }
    }

    /// <summary>The printed number or bullet ("Bước 3", "1.2.", "-"), or an empty text.</summary>
    public string Label(OpenXmlElement paragraph)
    {
        var properties = (paragraph as Paragraph)?.ParagraphProperties;
        var direct = properties?.NumberingProperties;
        var styled =
            properties?.ParagraphStyleId?.Val?.Value is { } style && _styles.TryGetValue(style, out var found) ? found : (Num: 0, Level: 0);
        var numId = direct?.NumberingId?.Val?.Value ?? styled.Num;
        var level = direct?.NumberingLevelReference?.Val?.Value ?? styled.Level;
        if (
            numId == 0
            || level is < 0 or >= Levels
            || !_nums.TryGetValue(numId, out var num)
            || !num.Levels.TryGetValue(level, out var look)
        )
            return "";
        if (look.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet)
            return "-";
        return Write(look.LevelText?.Val?.Value ?? "", num, Count(numId, num, level));
    }

    private int[] Count(int numId, Num num, int level)
    {
        if (!_counters.TryGetValue(num.Abstract, out var counters))
            _counters[num.Abstract] = counters = new int[Levels];
        if (num.Starts.TryGetValue(level, out var start) && _started.Add((numId, level)))
            counters[level] = start;
        else
            counters[level] = counters[level] == 0 ? Start(num, level) : counters[level] + 1;
        for (var above = 0; above < level; above++)
            counters[above] = counters[above] == 0 ? Start(num, above) : counters[above];
        Array.Clear(counters, level + 1, Levels - level - 1);
        return counters;
    }

    private static int Start(Num num, int level) =>
        num.Levels.TryGetValue(level, out var look) ? look.StartNumberingValue?.Val?.Value ?? 1 : 1;

    private static string Write(string pattern, Num num, int[] counters)
    {
        var label = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var level = i + 1 < pattern.Length && pattern[i] == '%' ? pattern[i + 1] - '1' : -1;
            if (level is >= 0 and < Levels)
            {
                var format = num.Levels.TryGetValue(level, out var look) ? look.NumberingFormat?.Val?.Value : null;
                label.Append(Digits(counters[level], format ?? NumberFormatValues.Decimal));
                i++;
            }
            else
                label.Append(pattern[i]);
        }
        return Fold.Clean(label.ToString());
    }

    private static string Digits(int number, NumberFormatValues format) =>
        format switch
        {
            NumberFormatValues.LowerLetter => Letter(number, 'a'),
            NumberFormatValues.UpperLetter => Letter(number, 'A'),
            NumberFormatValues.LowerRoman => Roman.Write(number).ToLowerInvariant(),
            NumberFormatValues.UpperRoman => Roman.Write(number),
            NumberFormatValues.DecimalZero => number.ToString("00", CultureInfo.InvariantCulture),
            NumberFormatValues.None => "",
            _ => number.ToString(CultureInfo.InvariantCulture),
        };

    private static string Letter(int number, char first) =>
        number < 1 ? "" : new string((char)(first + (number - 1) % 26), Math.Min((number - 1) / 26 + 1, 8));
}
