namespace IsoDienTu.Bpmn.Svg;

/// <summary>The few attribute sets all shapes share. A page's style sheet may override each by its class.</summary>
internal static class Styles
{
    public const double TextSize = 12;
    public const double SmallSize = 10;
    public const double LineHeight = 1.25;

    public const string Paper = "#ffffff";
    public const string InkColour = "#1b2330";
    public const string Quiet = "#76828f";
    public const string Tint = "#f3f5f8";

    /// <summary>Outline of a shape on paper.</summary>
    public const string Shape = "class=\"bpmn-fill\" fill=\"" + Paper + "\" stroke=\"currentColor\" stroke-width=\"1.5\"";

    /// <summary>Strokes of a glyph.</summary>
    public const string Stroke =
        "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";

    /// <summary>A filled glyph.</summary>
    public const string Solid = "fill=\"currentColor\" stroke=\"currentColor\" stroke-width=\"1\" stroke-linejoin=\"round\"";

    /// <summary>Words outside shapes: a rim of paper keeps them readable where a line passes.</summary>
    public const string Label =
        "class=\"bpmn-label\" stroke=\"" + Paper + "\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"";

    /// <summary>Border of pools and lanes.</summary>
    public const string Frame = "class=\"bpmn-frame\" fill=\"none\" stroke=\"" + Quiet + "\" stroke-width=\"1\"";

    /// <summary>Ground of pool and lane headers.</summary>
    public const string Header = "class=\"bpmn-header\" fill=\"" + Tint + "\" stroke=\"" + Quiet + "\" stroke-width=\"1\"";

    /// <summary>Colour and ground of a state: success, action, late and paused of the product's palette.</summary>
    public static (string Colour, string Ground) Of(ElementState state) =>
        state switch
        {
            ElementState.Done or ElementState.Added => ("#146a3d", "#e2f4e9"),
            ElementState.Here or ElementState.Moved => ("#0b5296", "#e5effa"),
            ElementState.Late or ElementState.Removed => ("#a3122a", "#fde8ea"),
            ElementState.Changed => ("#7d5200", "#fff4d6"),
            ElementState.Paused => ("#465567", "#e8edf3"),
            _ => (InkColour, Paper),
        };

    public static string Class(ElementState state) =>
        state switch
        {
            ElementState.Done => " is-done",
            ElementState.Here => " is-here",
            ElementState.Late => " is-late",
            ElementState.Paused => " is-paused",
            ElementState.Added => " is-added",
            ElementState.Removed => " is-removed",
            ElementState.Changed => " is-changed",
            ElementState.Moved => " is-moved",
            _ => "",
        };

    /// <summary>A drawing without states, for programs that know neither inherited colours nor the product's font.</summary>
    public static string Plain(string svg) =>
        svg.Replace("currentColor", InkColour, StringComparison.Ordinal)
            .Replace("'Be Vietnam Pro', sans-serif", "Arial, sans-serif", StringComparison.Ordinal);

    /// <summary>Whether the state tells two drawings apart, not where work is.</summary>
    public static bool IsDifference(ElementState state) => state >= ElementState.Added;
}
