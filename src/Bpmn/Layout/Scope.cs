namespace IsoDienTu.Bpmn.Layout;

/// <summary>One level of a diagram (a process or the inside of a sub-process), laid out by itself around (0, 0) and moved into place later.</summary>
internal sealed class Scope
{
    private readonly Diagram _diagram;
    private readonly List<Node> _nodes;
    private readonly List<Artifact> _artifacts;
    private readonly List<Flow> _flows;
    private readonly List<Link> _links;
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<string, Scope> _inside = [];
    private readonly List<Lane> _lanes;

    private const double Padding = 16;
    private const double NameHeight = 30;

    public Scope(Diagram diagram, IEnumerable<Node> nodes, IReadOnlyList<Lane> lanes)
    {
        _diagram = diagram;
        _lanes = [.. lanes];
        _nodes = [.. nodes.Where(n => n.AttachedTo is null)];
        foreach (var node in _nodes)
        {
            _places.Add(node.Id, _places.Count);
            if (node.IsSubProcess && node.Children.Length > 0)
                _inside.Add(node.Id, new Scope(diagram, node.Children, []));
        }
        var own = _nodes.SelectMany(n => n.Boundaries.Prepend(n)).ToHashSet();
        _flows = [.. diagram.Flows.Where(f => own.Contains(f.Source) && _places.ContainsKey(f.Target.Id))];
        _artifacts = [.. diagram.Artifacts.Where(a => a.Kind != ArtifactKind.Group && Neighbour(a.Id) is not null)];
        foreach (var artifact in _artifacts)
            _places.Add(artifact.Id, _places.Count);
        _links =
        [
            .. diagram.Links.Where(l => _places.ContainsKey(l.SourceId) && _places.ContainsKey(l.TargetId) && l.SourceId != l.TargetId),
        ];
        Made = Arranger.Arrange(Sketch());
    }

    public Arrangement Made { get; }

    public double Width => Made.Lanes[0].Width;

    public double Height => Made.Lanes[^1].Bottom;

    private Sketch Sketch()
    {
        var nodes = _nodes.Select(OfNode).Concat(_artifacts.Select(OfArtifact));
        var flows = _flows
            .Select(f => new SketchFlow(_places[(f.Source.AttachedTo ?? f.Source).Id], _places[f.Target.Id], f.Name, Dock(f.Source)))
            .Concat(_links.Select(l => new SketchFlow(_places[l.SourceId], _places[l.TargetId], l.Name)));
        var heights = _lanes.Select(l => Sizes.LaneHeight(l.Name)).DefaultIfEmpty(0);
        return new([.. nodes], [.. flows], [.. heights]);
    }

    private SketchNode OfNode(Node node)
    {
        var (outline, width, height) = Sizes.Of(node);
        if (_inside.TryGetValue(node.Id, out var inside))
            (width, height) = (Math.Max(120, inside.Width + 2 * Padding), inside.Height + NameHeight + Padding);
        // Boundary events sit side by side on the lower border.
        if (node.Boundaries.Length > 0)
            width = Math.Max(width, (node.Boundaries.Length - 1) * DockPitch(node) + 100);
        var docks = node.Boundaries.Select(b => new SketchDock(DockX(b, node), b.Name));
        return new(outline, width, height, LaneOf(node), node.IsEvent || node.IsGateway ? node.Name : "", Docks: [.. docks]);
    }

    private SketchNode OfArtifact(Artifact artifact)
    {
        var (outline, width, height) = Sizes.Of(artifact);
        var beside = _places[Neighbour(artifact.Id)!];
        var label = artifact.Kind == ArtifactKind.TextAnnotation ? "" : artifact.Text;
        return new(outline, width, height, LaneOf(_nodes[beside]), label, beside);
    }

    // The node of this level an artifact is tied to; a flow's source stands for the flow.
    private string? Neighbour(string artifactId) =>
        _diagram
            .Links.Where(l => l.SourceId == artifactId || l.TargetId == artifactId)
            .Select(l => l.SourceId == artifactId ? l.TargetId : l.SourceId)
            .Select(id => _diagram.FindFlow(id)?.Source.Id ?? id)
            .Select(id => _diagram.FindNode(id)?.AttachedTo?.Id ?? id)
            .FirstOrDefault(id => _diagram.FindNode(id) is not null && _places.ContainsKey(id));

    // A node no lane lists goes where the flow comes from.
    private int LaneOf(Node node)
    {
        for (var (at, steps) = (node, 0); steps < _nodes.Count; steps++)
        {
            if (at.Lane is { } lane && _lanes.FindIndex(l => l.Id == lane.Id) is >= 0 and var found)
                return found;
            if (at.Incoming.IsEmpty)
                break;
            at = at.Incoming[0].Source.AttachedTo ?? at.Incoming[0].Source;
        }
        return 0;
    }

    private static int? Dock(Node source) => source.AttachedTo is { } host ? host.Boundaries.IndexOf(source) : null;

    private static double DockX(Node boundary, Node host) =>
        (host.Boundaries.IndexOf(boundary) - (host.Boundaries.Length - 1) / 2.0) * DockPitch(host);

    // Names are written beside the lines that drop from the events.
    private static double DockPitch(Node host) => host.Boundaries.Any(b => b.Name.Length > 0) ? Measures.FlowLabelWidth + 20 : 56;

    /// <summary>Shapes and lines of this level and all levels within, moved by (x, y).</summary>
    public void Place(double x, double y, List<DiagramShape> shapes, List<DiagramEdge> edges)
    {
        foreach (var node in _nodes)
        {
            var place = _places[node.Id];
            var bounds = Moved(Made.Nodes[place], x, y);
            shapes.Add(
                new(node.Id, bounds)
                {
                    Label = Made.NodeLabels[place] is { } label ? Moved(label, x, y) : null,
                    Expanded = node.IsSubProcess ? _inside.ContainsKey(node.Id) : null,
                    MarkerVisible = node.Kind == NodeKind.ExclusiveGateway,
                }
            );
            if (_inside.TryGetValue(node.Id, out var inside))
                inside.Place(bounds.X + (bounds.Width - inside.Width) / 2, bounds.Y + NameHeight, shapes, edges);
            for (var i = 0; i < node.Boundaries.Length; i++)
            {
                var at = new Bounds(bounds.CentreX + DockX(node.Boundaries[i], node) - 18, bounds.Bottom - 18, 36, 36);
                shapes.Add(new(node.Boundaries[i].Id, at) { Label = Made.DockLabels[place][i] is { } words ? Moved(words, x, y) : null });
            }
        }
        foreach (var artifact in _artifacts)
        {
            var label = Made.NodeLabels[_places[artifact.Id]];
            shapes.Add(new(artifact.Id, Moved(Made.Nodes[_places[artifact.Id]], x, y)) { Label = label is { } l ? Moved(l, x, y) : null });
        }
        var ids = _flows.Select(f => f.Id).Concat(_links.Select(l => l.Id)).ToList();
        for (var i = 0; i < ids.Count; i++)
        {
            var label = Made.FlowLabels[i];
            edges.Add(
                new(ids[i], [.. Made.Flows[i].Select(p => new Waypoint(p.X + x, p.Y + y))])
                {
                    Label = label is { } l ? Moved(l, x, y) : null,
                }
            );
        }
    }

    private static Bounds Moved(Bounds b, double x, double y) => b with { X = b.X + x, Y = b.Y + y };
}
