namespace IsoDienTu.Bpmn.Layout;

/// <summary>The distances of a laid-out diagram, in pixels; tried by eye on real procedures.</summary>
internal static class Measures
{
    /// <summary>Font size of labels, and the height of a line of them.</summary>
    public const double LabelSize = 12;
    public const double LabelLine = 15;

    /// <summary>Widest label of an event or gateway, and of a flow beside its gateway.</summary>
    public const double NodeLabelWidth = 104;
    public const double FlowLabelWidth = 92;

    /// <summary>Widest label written along a long run.</summary>
    public const double RunLabelWidth = 240;

    /// <summary>Least gap between two columns.</summary>
    public const double Gap = 44;

    /// <summary>From a shape to the nearest line that passes it.</summary>
    public const double Clear = 18;

    /// <summary>Between two lines that run side by side.</summary>
    public const double Pitch = 14;

    /// <summary>From the border of a lane, or a shape, to an empty gutter's other side.</summary>
    public const double Gutter = 20;

    /// <summary>Between the places where lines touch one side of a box, and of a small shape.</summary>
    public const double PortPitch = 16;
    public const double SmallPortPitch = 10;
}
