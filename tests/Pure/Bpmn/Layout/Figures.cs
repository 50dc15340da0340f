using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Layout;

/// <summary>What can be counted on a finished drawing: the faults a reader would see at once, and how tangled it is.</summary>
internal sealed record Figures(int ThroughShapes, int Overlaps, int LabelFaults, int LinesThroughLabels, int Crossings, int Bends)
{
    // A line nearer than this to another, side by side, cannot be told from it; shorter runs than this are not seen.
    private const double Near = 3;
    private const double Run = 6;

    public int Faults => ThroughShapes + Overlaps + LabelFaults;

    private sealed record Piece(Waypoint A, Waypoint B)
    {
        public bool Lying => Math.Abs(A.Y - B.Y) < 0.01;
        public double Low => Lying ? Math.Min(A.X, B.X) : Math.Min(A.Y, B.Y);
        public double High => Lying ? Math.Max(A.X, B.X) : Math.Max(A.Y, B.Y);
        public double At => Lying ? A.Y : A.X;
    }

    public static Figures Of(Diagram diagram)
    {
        var pieces = diagram.Edges.SelectMany(e => e.Waypoints.Zip(e.Waypoints.Skip(1)).Select(p => new Piece(p.First, p.Second))).ToList();
        var shapes = diagram.Shapes.Where(s => IsSolid(diagram, s)).ToList();
        var labels = diagram.Shapes.Select(s => s.Label).Concat(diagram.Edges.Select(e => e.Label)).OfType<Bounds>().ToList();
        return new(
            pieces.Sum(p => shapes.Count(s => Through(p, diagram, s))),
            Pairs(pieces).Count(p => p.One.Lying == p.Two.Lying && Shared(p.One, p.Two) > Run),
            labels.Sum(l => shapes.Count(s => Overlap(l, Shrunk(s.Bounds)))) + Pairs(labels).Count(p => Overlap(p.One, p.Two)),
            labels.Sum(l => pieces.Count(p => Meets(p, l))),
            Pairs(pieces).Count(p => p.One.Lying != p.Two.Lying && Cross(p.One, p.Two)),
            diagram.Edges.Sum(e => e.Waypoints.Length - 2)
        );
    }

    private static bool IsSolid(Diagram diagram, DiagramShape shape) =>
        shape.Expanded != true && (diagram.FindNode(shape.ElementId) is not null || diagram.Artifacts.Any(a => a.Id == shape.ElementId));

    private static double Shared(Piece a, Piece b) => Math.Abs(a.At - b.At) < Near ? Math.Min(a.High, b.High) - Math.Max(a.Low, b.Low) : 0;

    private static bool Cross(Piece a, Piece b) => a.At > b.Low && a.At < b.High && b.At > a.Low && b.At < a.High;

    private static Bounds Shrunk(Bounds b) => new(b.X + 1, b.Y + 1, b.Width - 2, b.Height - 2);

    // The point of the piece nearest to the middle of the shape tells: diamonds and circles do not fill their rectangle.
    private static bool Through(Piece p, Diagram diagram, DiagramShape shape)
    {
        var b = shape.Bounds;
        var (alongMiddle, acrossMiddle) = p.Lying ? (b.CentreX, b.CentreY) : (b.CentreY, b.CentreX);
        var along = Math.Abs(Math.Clamp(alongMiddle, p.Low, p.High) - alongMiddle) / ((p.Lying ? b.Width : b.Height) / 2);
        var across = Math.Abs(p.At - acrossMiddle) / ((p.Lying ? b.Height : b.Width) / 2);
        var node = diagram.FindNode(shape.ElementId);
        return node is { IsGateway: true } ? along + across < 0.95
            : node is { IsEvent: true } ? along * along + across * across < 0.9
            : along < 0.97 && across < 0.97;
    }

    private static bool Meets(Piece p, Bounds b) =>
        (p.Lying ? p.At > b.Y && p.At < b.Bottom : p.At > b.X && p.At < b.Right)
        && Math.Min(p.High, p.Lying ? b.Right : b.Bottom) - Math.Max(p.Low, p.Lying ? b.X : b.Y) > 0.5;

    private static bool Overlap(Bounds a, Bounds b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;

    private static IEnumerable<(T One, T Two)> Pairs<T>(List<T> all)
    {
        for (var i = 0; i < all.Count; i++)
        for (var j = i + 1; j < all.Count; j++)
            yield return (all[i], all[j]);
    }
}
