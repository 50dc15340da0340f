using System.Globalization;
using System.Text.RegularExpressions;

namespace IsoDienTu.Portal.Embedding;

/// <summary>
/// A colour that an agency chose for links and buttons on its own site, moved towards black or white until words in it can be read: 4.5:1 on the
/// ground it stands on (WCAG 2.2, success criterion 1.4.3). The hue stays.
/// </summary>
/// <param name="Chosen">As chosen, <c>#rrggbb</c> in lower case.</param>
/// <param name="OnLight">For words on the light ground.</param>
/// <param name="OnDark">For words on the dark ground.</param>
/// <param name="Fill">For a ground under white words.</param>
internal sealed partial record Accent(string Chosen, string OnLight, string OnDark, string Fill)
{
    private const double Readable = 4.5;
    private static readonly Rgb White = new(255, 255, 255);

    // The grounds of embed.scss.
    private static readonly Rgb DarkPaper = new(0x18, 0x20, 0x2b);

    /// <summary>Reads <c>#0b5cad</c> or <c>0b5cad</c>; null for anything else.</summary>
    public static Accent? Read(string? text)
    {
        if (text is null || !Form().IsMatch(text.Trim()))
        {
            return null;
        }

        var hex = text.Trim().TrimStart('#').ToLowerInvariant();
        var chosen = new Rgb(Part(hex, 0), Part(hex, 2), Part(hex, 4));
        var onLight = Towards(chosen, new Rgb(0, 0, 0), White);
        return new Accent(chosen.ToString(), onLight.ToString(), Towards(chosen, White, DarkPaper).ToString(), onLight.ToString());
    }

    /// <summary>Whether the colour could not be read as it was chosen.</summary>
    public bool IsMended => Chosen != OnLight;

    /// <summary>Contrast of two colours written <c>#rrggbb</c>, 1 to 21 (WCAG 2.2).</summary>
    public static double Contrast(string one, string other) => Contrast(Parse(one), Parse(other));

    /// <summary>The colours as the properties that the style of embedded pages reads.</summary>
    public string Css => $".iso-embed{{--iso-checked:light-dark({OnLight},{OnDark});--iso-checked-fill:{Fill}}}";

    private static Rgb Parse(string hex) => new(Part(hex, 1), Part(hex, 3), Part(hex, 5));

    private static Rgb Towards(Rgb from, Rgb end, Rgb ground)
    {
        const int steps = 64;
        for (var i = 0; i <= steps; i++)
        {
            var mixed = new Rgb(Mix(from.Red, end.Red, i, steps), Mix(from.Green, end.Green, i, steps), Mix(from.Blue, end.Blue, i, steps));
            if (Contrast(mixed, ground) >= Readable)
            {
                return mixed;
            }
        }

        return end;
    }

    private static int Mix(int from, int end, int step, int steps) => from + (end - from) * step / steps;

    private static double Contrast(Rgb one, Rgb other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(Rgb colour) =>
        0.2126 * Linear(colour.Red) + 0.7152 * Linear(colour.Green) + 0.0722 * Linear(colour.Blue);

    private static double Linear(int part) =>
        part / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((part / 255.0 + 0.055) / 1.055, 2.4);

    private static int Part(string hex, int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("^#?[0-9a-fA-F]{6}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    private readonly record struct Rgb(int Red, int Green, int Blue)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");
    }
}
