namespace IsoDienTu.Bpmn.Svg;

/// <summary>The signs of BPMN, drawn for this product in a box of 20 units each.</summary>
internal static class Glyphs
{
    public const string Envelope = "M3 5H17V15H3ZM3 5L10 11L17 5";
    public const string EnvelopeSolid = "M3 4H17L10 10ZM3 6.5L10 12.5L17 6.5V16H3Z";
    public const string Clock = "M10 2A8 8 0 1 1 9.99 2ZM10 5.5V10L13.5 12";
    public const string Bolt = "M3 17L7.5 5L11.5 11L17 3L12.5 15L8.5 9.5Z";
    public const string Upward = "M10 2.5L16 17L10 11.5L4 17Z";
    public const string Cross = "M5 2.5L10 7.5L15 2.5L17.5 5L12.5 10L17.5 15L15 17.5L10 12.5L5 17.5L2.5 15L7.5 10L2.5 5Z";
    public const string Rewind = "M10 4V16L2 10ZM18 4V16L10 10Z";
    public const string Page = "M4 2.5H16V17.5H4ZM6.5 6H13.5M6.5 8.7H13.5M6.5 11.4H13.5M6.5 14.1H13.5";
    public const string Arrow = "M2 7.5H11V3L18 10L11 17V12.5H2Z";
    public const string Triangle = "M10 3L17.5 16H2.5Z";
    public const string Pentagon = "M10 2L18 8L15 17.5H5L2 8Z";
    public const string Plus = "M8 2.5H12V8H17.5V12H12V17.5H8V12H2.5V8H8Z";

    public const string Person = "M10 2.5A3.5 3.5 0 1 1 9.99 2.5ZM3 18C3 12.5 6 11 10 11S17 12.5 17 18Z";
    public const string Hand =
        "M4 9.5L8.5 5.5H12.5A1.3 1.3 0 0 1 12.5 8H9.5M10 8H17A1.2 1.2 0 0 1 17 10.4H11M11 10.4H16.6A1.2 1.2 0 0 1 16.6 12.8H11M11 12.8H15.6A1.2 1.2 0 0 1 15.6 15.2H7L4 13";
    public const string Gear =
        "M10 6.5A3.5 3.5 0 1 1 9.99 6.5ZM8.6 2H11.4L11.9 4.3L13.7 5L15.7 3.8L17.2 5.8L15.6 7.5L16.1 9L18 9.6V12L16 12.4L15.2 14.1L16.4 16L14.4 17.4L12.7 16L11.3 16.4L10.8 18H8.6L8.2 16.2L6.6 15.6L4.8 16.8L3 14.9L4.2 13.1L3.6 11.6L2 11V8.6L3.8 8.2L4.6 6.6L3.6 4.8L5.6 3.2L7.2 4.6L8.2 4.2Z";
    public const string Script =
        "M6 2.5H16C12 6 12 8 14.5 11S16 16 14 17.5H4C7 15.5 7 13.5 5 11S3.5 5 6 2.5ZM7 6H12M6.6 9H12M8 12H13.4M8.4 15H13.6";
    public const string Table = "M2.5 4H17.5V16H2.5ZM2.5 8H17.5M2.5 12H17.5M7 8V16";

    public const string Loop = "M6.5 16.5A7 7 0 1 1 10 17.4M6.5 16.5L2.8 16.8M6.5 16.5L6 12.8";
    public const string Parallel = "M5 3V17M10 3V17M15 3V17";
    public const string Sequential = "M3 5H17M3 10H17M3 15H17";
    public const string Tilde = "M2 12C5 5 8 7 10 10S15 14 18 8";
    public const string Collapsed = "M1.5 1.5H18.5V18.5H1.5ZM10 5V15M5 10H15";

    public const string Tick = "M4 10.5L8.5 15L16 6";
    public const string Dot = "M10 5A5 5 0 1 1 9.99 5Z";
    public const string Exclaim = "M10 3.5V11.5M10 15.5V16";
    public const string Add = "M10 3.5V16.5M3.5 10H16.5";
    public const string Remove = "M4.5 4.5L15.5 15.5M15.5 4.5L4.5 15.5";
    public const string Sideways = "M2.5 10H17.5M6 6L2.5 10L6 14M14 6L17.5 10L14 14";
    public const string Pause = "M7 4.5V15.5M13 4.5V15.5";
}
