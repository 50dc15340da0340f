namespace IsoDienTu.Bpmn.Svg;

/// <summary>
/// Cuts a long lying diagram into bands for print: each repeats the headers of pools and lanes, and a line that crosses a cut ends in a
/// numbered circle and goes on from the circle of the same number.
/// </summary>
internal sealed class Bands
{
    private const double Pad = 24;
    private readonly Diagram _diagram;
    private readonly View _whole;
    private readonly double _header;
    private readonly Dictionary<(string ElementId, int Cut, int Time), int> _numbers = [];

    private Bands(Diagram diagram)
    {
        (_diagram, _whole) = (diagram, View.Whole(diagram));
        _header = Headers.End(diagram);
    }

    public static List<View> Of(Diagram diagram, int columns)
    {
        var bands = new Bands(diagram);
        var cuts = bands.Cuts(Math.Max(1, columns));
        if (cuts.Count == 0)
            return [bands._whole];
        double[] edges = [double.NegativeInfinity, .. cuts, double.PositiveInfinity];
        return [.. Enumerable.Range(0, cuts.Count + 1).Select(i => bands.Band(edges, i))];
    }

    private bool IsFrame(DiagramShape shape) =>
        _diagram.Pools.Any(p => p.Id == shape.ElementId)
        || _diagram.Lanes.Any(l => l.Id == shape.ElementId)
        || _diagram.Artifacts.Any(a => a.Id == shape.ElementId && a.Kind == ArtifactKind.Group);

    // A column is what overlaps seen from above; a cut runs between two of them, as far as can be from upright lines.
    private List<double> Cuts(int columns)
    {
        var spans = _whole
            .Shapes.Where(s => !IsFrame(s))
            .Select(s => s.Bounds)
            .Concat(_whole.Labels.Select(l => l.Bounds))
            .Select(b => (From: b.X, To: b.Right))
            .OrderBy(s => s.From)
            .ToList();
        var merged = new List<(double From, double To)>();
        foreach (var span in spans)
        {
            if (merged.Count > 0 && span.From < merged[^1].To + 2)
                merged[^1] = (merged[^1].From, Math.Max(merged[^1].To, span.To));
            else
                merged.Add(span);
        }
        var bands = (merged.Count + columns - 1) / columns;
        // Bands of about equal length look better than a last one of two steps.
        return
        [
            .. Enumerable
                .Range(1, Math.Max(0, bands - 1))
                .Select(i => i * merged.Count / bands)
                .Select(i => Cut(merged[i - 1].To, merged[i].From)),
        ];
    }

    private double Cut(double from, double to)
    {
        var upright = _whole
            .Lines.SelectMany(l => l.Points.Zip(l.Points.Skip(1)))
            .Where(p => Math.Abs(p.First.X - p.Second.X) < 1 && p.First.X > from && p.First.X < to)
            .Select(p => p.First.X);
        double[] stops = [from, .. upright.Order(), to];
        var widest = Enumerable.Range(0, stops.Length - 1).MaxBy(i => stops[i + 1] - stops[i]);
        return (stops[widest] + stops[widest + 1]) / 2;
    }

    private View Band(double[] cuts, int band)
    {
        var (from, to) = (cuts[band], cuts[band + 1]);
        var shift = band == 0 ? 0 : _header + Pad - from;
        var frames = _whole.Shapes.Where(IsFrame).ToList();
        var right = double.IsInfinity(to) ? frames.Select(f => f.Bounds.Right + shift).DefaultIfEmpty(0).Max() : to + shift + Pad;
        var shapes = frames
            .Where(f => !_diagram.Artifacts.Any(a => a.Id == f.ElementId))
            .Select(f => f with { Bounds = f.Bounds with { Width = right - f.Bounds.X } })
            .Concat(
                _whole.Shapes.Where(s => !IsFrame(s) && Within(s.Bounds.CentreX)).Select(s => s with { Bounds = Moved(s.Bounds, shift) })
            );
        var connectors = new List<Connector>();
        var lines = _whole.Lines.SelectMany(l => Pieces(l, cuts, band, connectors, shift)).ToList();
        var labels = _whole.Labels.Where(l => Within(l.Bounds.CentreX)).Select(l => l with { Bounds = Moved(l.Bounds, shift) });
        return new Squeeze(_diagram).Apply(new([.. shapes], lines, [.. labels], connectors));

        bool Within(double x) => x >= from && x < to;
    }

    // Walks along the line and keeps what lies in the band; every crossing of a cut has one number on both sides.
    private IEnumerable<Piece> Pieces(Piece line, double[] cuts, int band, List<Connector> connectors, double shift)
    {
        var (from, to) = (cuts[band], cuts[band + 1]);
        var times = new Dictionary<int, int>();
        List<Waypoint>? piece = Inside(line.Points[0]) ? [Shifted(line.Points[0])] : null;
        var starts = piece is not null;
        for (var i = 1; i < line.Points.Count; i++)
        {
            var (a, b) = (line.Points[i - 1], line.Points[i]);
            foreach (var cut in Crossed(a, b, cuts))
            {
                var time = times[cut] = times.GetValueOrDefault(cut) + 1;
                if (cut != band && cut != band + 1)
                    continue;
                var at = new Waypoint(cuts[cut], a.Y + (b.Y - a.Y) * (cuts[cut] - a.X) / (b.X - a.X));
                connectors.Add(new(Number(line.ElementId, cut, time), Shifted(at)));
                if (piece is null)
                {
                    (piece, starts) = ([Shifted(at)], false);
                    continue;
                }
                piece.Add(Shifted(at));
                yield return new(line.ElementId, piece, starts, Ends: false);
                piece = null;
            }
            piece?.Add(Shifted(b));
        }
        if (piece is { Count: > 1 })
            yield return new(line.ElementId, piece, starts);

        bool Inside(Waypoint p) => p.X >= from && p.X < to;

        Waypoint Shifted(Waypoint p) => p with { X = p.X + shift };
    }

    // The inner cuts between two points, in the order in which they are met.
    private static IEnumerable<int> Crossed(Waypoint a, Waypoint b, double[] cuts)
    {
        var met = Enumerable.Range(1, cuts.Length - 2).Where(i => a.X < cuts[i] != b.X < cuts[i]);
        return a.X < b.X ? met : met.Reverse();
    }

    private int Number(string elementId, int cut, int time)
    {
        if (!_numbers.TryGetValue((elementId, cut, time), out var number))
            _numbers[(elementId, cut, time)] = number = _numbers.Count + 1;
        return number;
    }

    private static Bounds Moved(Bounds b, double by) => b with { X = b.X + by };
}
