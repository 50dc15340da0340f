namespace IsoDienTu.Bpmn.Layout;

internal enum Side
{
    Left,
    Right,
    Top,
    Bottom,
}

/// <summary>One straight piece of a line, on the grid: a lying one at a place of the y axis, a standing one at a place of the x axis.</summary>
internal readonly record struct Leg(bool Lying, int At);

/// <summary>
/// A way from one node to another on the grid: the side it leaves from, pieces that lie and stand by turns, the side it arrives at. Pieces in
/// a gap or gutter get their exact place later; the first and last piece lie where the line touches the node.
/// </summary>
internal sealed record Route(int From, int To, Side Start, Side End, params Leg[] Legs)
{
    /// <summary>Where a piece begins, on the axis it runs along.</summary>
    public int Begin(Grid grid, int leg) =>
        leg > 0 ? Legs[leg - 1].At
        : Legs[leg].Lying ? grid.X[From]
        : grid.Y[From];

    /// <summary>Where a piece ends, on the axis it runs along.</summary>
    public int Stop(Grid grid, int leg) =>
        leg < Legs.Length - 1 ? Legs[leg + 1].At
        : Legs[leg].Lying ? grid.X[To]
        : grid.Y[To];

    public static Leg Lie(int y) => new(true, y);

    public static Leg Stand(int x) => new(false, x);

    /// <summary>
    /// The cells the line passes over. A line that runs along a column claims the gutters it passes, too, and the one it turns in: two lanes'
    /// gutters touch without a row between, and another line along the column could turn there.
    /// </summary>
    public IEnumerable<(int X, int Y)> Cells(Grid grid)
    {
        for (var leg = 0; leg < Legs.Length; leg++)
        {
            var (at, from, to) = (Legs[leg].At, Begin(grid, leg), Stop(grid, leg));
            if (Legs[leg].Lying ? !grid.IsRow(at) : at % 2 == 0 || Math.Abs(from - to) == 1)
                continue;
            for (var place = Math.Min(from, to); place <= Math.Max(from, to); place++)
            {
                if (Legs[leg].Lying && place % 2 == 1 && !IsEnd(grid, place, at))
                    yield return (place, at);
                else if (!Legs[leg].Lying && !IsEnd(grid, at, place))
                    yield return (at, place);
            }
        }
    }

    private bool IsEnd(Grid grid, int x, int y) => (x == grid.X[From] && y == grid.Y[From]) || (x == grid.X[To] && y == grid.Y[To]);

    /// <summary>How often two ways cross, as far as the grid can tell.</summary>
    public int Crossings(Route other, Grid grid)
    {
        var count = 0;
        for (var mine = 0; mine < Legs.Length; mine++)
        for (var theirs = 0; theirs < other.Legs.Length; theirs++)
        {
            if (Legs[mine].Lying == other.Legs[theirs].Lying)
                continue;
            if (
                Between(other.Legs[theirs].At, Begin(grid, mine), Stop(grid, mine))
                && Between(Legs[mine].At, other.Begin(grid, theirs), other.Stop(grid, theirs))
            )
                count++;
        }
        return count;
    }

    private static bool Between(int place, int one, int two) => place > Math.Min(one, two) && place < Math.Max(one, two);
}
