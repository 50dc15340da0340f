namespace IsoDienTu.Bpmn;

/// <summary>A point of a drawn line, in pixels of the diagram; y grows downwards.</summary>
public readonly record struct Waypoint(double X, double Y);

/// <summary>The rectangle a shape or a label takes, in pixels of the diagram; (X, Y) is its upper left corner.</summary>
public readonly record struct Bounds(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;
    public double Bottom => Y + Height;
    public double CentreX => X + Width / 2;
    public double CentreY => Y + Height / 2;
}
