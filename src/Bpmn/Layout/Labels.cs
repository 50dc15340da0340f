namespace IsoDienTu.Bpmn.Layout;

/// <summary>
/// Puts each label at the first place near its element where it covers no shape, no other label and, if it can be had, no line. The planned
/// place comes first and nearly always holds.
/// </summary>
internal sealed class Labels
{
    private const double Covering = 1000;
    private readonly List<Bounds> _solid = [];
    private readonly List<(Waypoint A, Waypoint B)> _lines = [];
    private readonly List<double> _borders = [];

    public Labels(IEnumerable<Bounds> shapes, IEnumerable<IReadOnlyList<Waypoint>> lines, IEnumerable<Bounds> lanes)
    {
        _solid.AddRange(shapes);
        foreach (var line in lines)
            _lines.AddRange(line.Zip(line.Skip(1)));
        _borders.AddRange(lanes.Select(l => l.Bottom));
    }

    /// <summary>The label of a shape; null when none is planned.</summary>
    public Bounds? For(Bounds shape, PlannedLabel plan)
    {
        if (plan.Place == LabelPlace.None)
            return null;
        var (w, h) = (plan.Width, plan.Height);
        var below = new Bounds(shape.CentreX - w / 2, shape.Bottom + 3, w, h);
        var above = below with { Y = shape.Y - h - 3 };
        var corner = new Bounds(shape.CentreX - w - 8, shape.Y - h + 4, w, h);
        var right = corner with { X = shape.CentreX + 8 };
        var places = new List<Bounds>
        {
            plan.Place == LabelPlace.Above ? above
            : plan.Place == LabelPlace.Corner ? corner
            : below,
            below,
            above,
            corner,
            right,
            corner with
            {
                Y = shape.Bottom - 4,
            },
            right with
            {
                Y = shape.Bottom - 4,
            },
        };
        for (var far = 8; far <= 160; far += 8)
            places.AddRange([below with { Y = below.Y + far }, above with { Y = above.Y - far }, right with { X = right.X + far }]);
        return Best(places);
    }

    /// <summary>The label of a boundary event; null when none is planned. A line drops from its middle, so the words stand beside that.</summary>
    public Bounds? ForDock(Bounds shape, PlannedLabel plan)
    {
        if (plan.Place == LabelPlace.None)
            return null;
        var right = new Bounds(shape.CentreX + 5, shape.Bottom + 2, plan.Width, plan.Height);
        var places = new List<Bounds> { right, right with { X = shape.CentreX - 5 - plan.Width } };
        for (var far = 8; far <= 80; far += 8)
            places.AddRange([right with { Y = right.Y + far }, right with { X = right.X + far }]);
        return Best(places);
    }

    /// <summary>The label of a line; null when none is planned.</summary>
    public Bounds? For(IReadOnlyList<Waypoint> line, PlannedLabel plan)
    {
        if (plan.Place == LabelPlace.None)
            return null;
        var places = new List<Bounds>();
        if (plan.Place == LabelPlace.Run)
            places.AddRange(Along(line[plan.Leg], line[plan.Leg + 1], plan, fromStart: false));
        for (var piece = plan.Place == LabelPlace.Turn ? 1 : 0; piece + 1 < line.Count; piece++)
            places.AddRange(Along(line[piece], line[piece + 1], plan, fromStart: true, piece == 0 ? plan.Lead : 4));
        return Best(places);
    }

    // Above, then below a lying piece; right, then left of a standing one; from its start or its middle outwards.
    private static IEnumerable<Bounds> Along(Waypoint a, Waypoint b, PlannedLabel plan, bool fromStart, double lead = 0)
    {
        var (w, h) = (plan.Width, plan.Height);
        if (Math.Abs(a.Y - b.Y) < 1)
        {
            var way = Math.Sign(b.X - a.X);
            var first = fromStart ? a.X + lead * way - (way < 0 ? w : 0) : (a.X + b.X - w) / 2;
            foreach (var step in Steps(Math.Abs(a.X - b.X), fromStart))
            {
                yield return new(first + step * (fromStart ? way : 1), a.Y - h - 2, w, h);
                yield return new(first + step * (fromStart ? way : 1), a.Y + 3, w, h);
            }
            yield break;
        }
        var down = Math.Sign(b.Y - a.Y);
        var top = fromStart ? (down > 0 ? a.Y + lead - 1 : a.Y + 1 - lead - h) : (a.Y + b.Y - h) / 2;
        foreach (var step in Steps(Math.Abs(a.Y - b.Y), fromStart))
        {
            yield return new(a.X + 5, top + step * (fromStart ? down : 1), w, h);
            yield return new(a.X - 5 - w, top + step * (fromStart ? down : 1), w, h);
        }
    }

    private static IEnumerable<double> Steps(double length, bool fromStart)
    {
        yield return 0;
        for (var step = 8.0; step <= (fromStart ? length : length / 2); step += 8)
        {
            yield return step;
            if (!fromStart)
                yield return -step;
        }
    }

    private Bounds? Best(List<Bounds> places)
    {
        var (best, least) = Cheapest(places);
        // Crowded: the nearest free place around the wished one.
        for (var far = 12; least >= Covering && far <= 480; far += 12)
        {
            var (near, price) = Cheapest([.. Around(places[0], far)]);
            if (price < least)
                (best, least) = (near, price);
        }
        _solid.Add(best);
        return best;
    }

    // The price of the place itself grows a little with its rank, so that the first good one wins.
    private (Bounds Place, double Price) Cheapest(List<Bounds> places)
    {
        var best = places[0];
        var least = double.MaxValue;
        for (var i = 0; i < places.Count && least > i * 0.05; i++)
        {
            var price = i * 0.05 + Price(places[i]);
            if (price < least)
                (best, least) = (places[i], price);
        }
        return (best, least);
    }

    private static IEnumerable<Bounds> Around(Bounds wished, double far)
    {
        for (var turn = 0; turn < 16; turn++)
        {
            var (sin, cos) = Math.SinCos(turn * Math.PI / 8);
            yield return wished with
            {
                X = wished.X + far * cos,
                Y = wished.Y + far * sin,
            };
        }
    }

    private double Price(Bounds label)
    {
        var covered = _solid.Count(s => Overlap(s, label));
        var crossed = _lines.Count(l => Meets(l.A, l.B, label));
        var borders = _borders.Count(y => y > label.Y && y < label.Bottom);
        return Covering * covered + 30 * crossed + 20 * borders + (label.Y < 0 ? 500 : 0);
    }

    private static bool Overlap(Bounds a, Bounds b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;

    private static bool Meets(Waypoint a, Waypoint b, Bounds box) =>
        Math.Min(a.X, b.X) < box.Right && Math.Max(a.X, b.X) > box.X && Math.Min(a.Y, b.Y) < box.Bottom && Math.Max(a.Y, b.Y) > box.Y;
}
