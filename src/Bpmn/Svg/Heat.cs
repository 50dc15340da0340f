namespace IsoDienTu.Bpmn.Svg;

/// <summary>Shows where work waits: grounds from light to dark by the share of the fullest element, and words, because colour alone is not seen by everyone.</summary>
internal static class Heat
{
    // Words in the colour of the state stay readable (4.5 : 1) on the darkest.
    private static readonly string[] Within = ["#e5effa", "#d3e4f6", "#c1d8f2", "#b3cfef"];
    private static readonly string[] Late = ["#fde8ea", "#fbdade", "#facdd3", "#f8c3ca"];

    public static ElementState State(StepLoad load) =>
        load.Late > 0 ? ElementState.Late
        : load.Open > 0 ? ElementState.Here
        : ElementState.None;

    public static string Ground(StepLoad load, int fullest) => (load.Late > 0 ? Late : Within)[Level(load, fullest)];

    /// <summary>By this a page gives each ground the colour of its theme.</summary>
    public static string Class(StepLoad load, int fullest) => load.Open > 0 ? $" bpmn-heat-{Level(load, fullest) + 1}" : "";

    private static int Level(StepLoad load, int fullest) => Math.Clamp((load.Open * 4 + fullest - 1) / Math.Max(fullest, 1) - 1, 0, 3);

    public static string Word(StepLoad load, string language) =>
        (language == "vi", load.Late) switch
        {
            (true, 0) => $"{load.Open} việc",
            (true, _) => $"{load.Open} việc, {load.Late} trễ",
            (false, 0) => $"{load.Open} open",
            _ => $"{load.Open} open, {load.Late} late",
        };
}
