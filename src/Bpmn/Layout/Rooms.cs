namespace IsoDienTu.Bpmn.Layout;

/// <summary>How much room the nodes and labels of each row, column and gap ask for.</summary>
internal sealed class Rooms(Sketch sketch, Grid grid, Route[] routes, Ports ports, LabelPlan labels)
{
    /// <summary>A row is as high as its highest node with the labels written above and below: room above and below its middle line.</summary>
    public (double Up, double Down) Row(int y)
    {
        var (up, down) = (SketchDock.Radius, SketchDock.Radius);
        for (var flow = 0; flow < routes.Length; flow++)
        {
            var (label, route) = (labels.Flows[flow], routes[flow]);
            if (label.Place == LabelPlace.Turn && route.Legs[1].At == y)
                up = Math.Max(up, label.Height + 6);
            if (label.Place != LabelPlace.Start || grid.Y[route.From] != y)
                continue;
            var half = sketch.Nodes[route.From].Height / 2;
            if (route.Start == Side.Bottom)
                down = Math.Max(down, half + label.Height + label.Lead + 2);
            else if (route.Start == Side.Top)
                up = Math.Max(up, half + label.Height + label.Lead + 2);
            else
                up = Math.Max(up, label.Height + 6 - ports.Start(flow));
        }
        for (var node = 0; node < sketch.Nodes.Count; node++)
        {
            if (grid.Y[node] != y)
                continue;
            var (half, label) = (sketch.Nodes[node].Height / 2, labels.Nodes[node]);
            var hanging = labels.Docks[node].Select(d => d.Height + SketchDock.Radius + 6).DefaultIfEmpty(0).Max();
            up = Math.Max(up, half + (label.Place == LabelPlace.Above ? label.Height + 4 : 0));
            up = Math.Max(up, label.Place == LabelPlace.Corner ? label.Height + 22 : 0);
            down = Math.Max(down, half + (label.Place == LabelPlace.Below ? label.Height + 4 : hanging));
        }
        return (up, down);
    }

    /// <summary>A column is as wide as its widest node or label.</summary>
    public double Column(int x)
    {
        var width = 2 * SketchDock.Radius;
        for (var node = 0; node < sketch.Nodes.Count; node++)
        {
            if (grid.X[node] != x)
                continue;
            var label = labels.Nodes[node];
            width = Math.Max(width, sketch.Nodes[node].Width);
            width = Math.Max(width, label.Place == LabelPlace.Corner ? 2 * label.Width + 16 : label.Width);
            for (var dock = 0; dock < labels.Docks[node].Length; dock++)
                width = Math.Max(width, 2 * (sketch.Nodes[node].Docks[dock].X + labels.Docks[node][dock].Width + 6));
        }
        return width;
    }

    /// <summary>A flow's label stands in the first part of the gap after its gateway; the tracks come after it.</summary>
    public double Label(int x)
    {
        var room = 0.0;
        for (var flow = 0; flow < routes.Length; flow++)
        {
            var label = labels.Flows[flow];
            if (label.Place is not (LabelPlace.Start or LabelPlace.Turn) || grid.X[routes[flow].From] + 1 != x)
                continue;
            var node = sketch.Nodes[routes[flow].From];
            var taken = routes[flow].Start == Side.Right ? (Column(x - 1) - node.Width) / 2 : Column(x - 1) / 2 - 6;
            room = Math.Max(room, label.Width + label.Lead - taken);
        }
        return room;
    }
}
