using System.Globalization;

namespace IsoDienTu.Bpmn.Svg;

/// <summary>One drawing: what lies behind first (pools, lanes, open sub-processes), then shapes, groups, lines, and all words outside shapes on top.</summary>
internal sealed class Sheet
{
    private readonly Diagram _diagram;
    private readonly DrawingOptions _options;
    private readonly Ink _ink = new();
    private readonly Dictionary<string, Pool> _pools;
    private readonly Dictionary<string, Lane> _lanes;
    private readonly Dictionary<string, Artifact> _artifacts;
    private readonly Dictionary<string, Link> _links;

    public Sheet(Diagram diagram, DrawingOptions options)
    {
        (_diagram, _options) = (diagram, options);
        _pools = ById(diagram.Pools, p => p.Id);
        _lanes = ById(diagram.Lanes, l => l.Id);
        _artifacts = ById(diagram.Artifacts, a => a.Id);
        _links = ById(diagram.Links, l => l.Id);
    }

    public string Draw()
    {
        var area = Extent.Of(_diagram, Labels());
        var title = Ink.Escape(Title());
        var prefix = Ink.Escape(_options.IdPrefix);
        _ink.Raw(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bpmn\" role=\"img\" aria-labelledby=\"{prefix}-name\" viewBox=\"{Ink.N(area.X)} {Ink.N(area.Y)} {Ink.N(area.Width)} {Ink.N(area.Height)}\" width=\"{Ink.N(area.Width)}\" height=\"{Ink.N(area.Height)}\" color=\"{Styles.InkColour}\" fill=\"currentColor\" font-family=\"'Be Vietnam Pro', sans-serif\" font-size=\"{Styles.TextSize}\"><title id=\"{prefix}-name\">{title}</title>"
            )
        );
        _ink.Raw(Edges.Markers(prefix));
        _ink.Rect(area, 0, $"class=\"bpmn-paper\" fill=\"{Styles.Paper}\"");
        Behind();
        Shapes();
        Lines();
        foreach (var label in Labels())
            _ink.Text(label.Lines, label.Bounds.CentreX, label.Top, Styles.TextSize, "class=\"bpmn-label\"");
        foreach (var shape in _diagram.Shapes)
            Badges.Draw(_ink, shape.Bounds, StateOf(shape.ElementId), _options.Language);
        _ink.Raw("</svg>");
        return _ink.ToString();
    }

    private string Title()
    {
        if (_options.Title is { } given)
            return given;
        var names = _diagram.Pools.Where(p => p.ProcessId is not null).Select(p => p.Name).Concat(_diagram.Processes.Select(p => p.Name));
        return names.FirstOrDefault(n => n.Length > 0) ?? (_options.Language == "vi" ? "Sơ đồ quy trình" : "Process diagram");
    }

    private void Behind()
    {
        foreach (var shape in _diagram.Shapes.Where(s => _pools.ContainsKey(s.ElementId)))
        {
            _ink.Open(Id(shape.ElementId), "bpmn-pool", _pools[shape.ElementId].Name);
            Frames.Pool(_ink, _pools[shape.ElementId], shape);
            _ink.Close();
        }
        foreach (var shape in _diagram.Shapes.Where(s => _lanes.ContainsKey(s.ElementId)))
        {
            _ink.Open(Id(shape.ElementId), "bpmn-lane", _lanes[shape.ElementId].Name);
            Frames.Lane(_ink, _lanes[shape.ElementId], shape, Room(shape));
            _ink.Close();
        }
        foreach (var shape in _diagram.Shapes.Where(IsOpen))
            Node(shape);
    }

    // Free space at the left of a lane, the same for all lanes of a pool so that their headers stand in one column.
    private double Room(DiagramShape lane)
    {
        var same = _diagram.Shapes.Where(s => _lanes.ContainsKey(s.ElementId) && Math.Abs(s.Bounds.X - lane.Bounds.X) < 1).ToList();
        if (_diagram.Shapes.Any(s => _lanes.ContainsKey(s.ElementId) && s.Bounds.X > lane.Bounds.X + 1 && s.Bounds.X < lane.Bounds.X + 160))
            return 0;
        var (top, bottom) = (same.Min(s => s.Bounds.Y), same.Max(s => s.Bounds.Bottom));
        var shapes = _diagram
            .Shapes.Where(s => !_lanes.ContainsKey(s.ElementId) && !_pools.ContainsKey(s.ElementId))
            .Select(s => s.Label is { } l && l.X < s.Bounds.X ? l : s.Bounds);
        var within = shapes.Where(b => b.X > lane.Bounds.X && b.CentreY > top && b.CentreY < bottom).Select(b => b.X - lane.Bounds.X);
        var lines = _diagram
            .Edges.SelectMany(e => e.Waypoints)
            .Where(p => p.X > lane.Bounds.X && p.Y > top && p.Y < bottom)
            .Select(p => p.X - lane.Bounds.X);
        return within.Concat(lines).DefaultIfEmpty(0).Min();
    }

    private bool IsOpen(DiagramShape shape) => shape.Expanded == true && _diagram.FindNode(shape.ElementId) is { IsSubProcess: true };

    private void Shapes()
    {
        foreach (var shape in _diagram.Shapes.Where(s => !IsOpen(s) && _diagram.FindNode(s.ElementId)?.Kind != NodeKind.BoundaryEvent))
            Node(shape);
        foreach (var shape in _diagram.Shapes.Where(s => _diagram.FindNode(s.ElementId)?.Kind == NodeKind.BoundaryEvent))
            Node(shape);
        foreach (var shape in _diagram.Shapes.OrderBy(s => _artifacts.GetValueOrDefault(s.ElementId)?.Kind == ArtifactKind.Group))
        {
            if (!_artifacts.TryGetValue(shape.ElementId, out var artifact))
                continue;
            _ink.Open(Id(shape.ElementId), "bpmn-artifact", artifact.Text);
            Artifacts.Draw(_ink, artifact, shape.Bounds);
            _ink.Close();
        }
    }

    private void Node(DiagramShape shape)
    {
        if (_diagram.FindNode(shape.ElementId) is not { } node)
            return;
        var state = StateOf(node.Id);
        var kind =
            node.IsEvent ? "bpmn-event"
            : node.IsGateway ? "bpmn-gateway"
            : "bpmn-task";
        var word = Badges.Word(state, _options.Language);
        var facts = new[] { node.Name, node.Step?.Role ?? node.Lane?.Name, node.Step?.Term, word }.Where(w => !string.IsNullOrEmpty(w));
        _ink.Open(Id(node.Id), kind + Styles.Class(state), string.Join("; ", facts));
        if (state != ElementState.None)
            _ink.Raw($"<g class=\"bpmn-state\" color=\"{Styles.Of(state).Colour}\">");
        if (node.IsEvent)
            Events.Draw(_ink, node, shape.Bounds, Styles.Of(state).Ground);
        else if (node.IsGateway)
            Gateways.Draw(_ink, node, shape.Bounds, shape.MarkerVisible, Styles.Of(state).Ground);
        else
            Activities.Draw(_ink, node, shape, state);
        if (state != ElementState.None)
            _ink.Raw("</g>");
        _ink.Close();
    }

    private void Lines()
    {
        var prefix = Ink.Escape(_options.IdPrefix);
        foreach (var edge in _diagram.Edges)
        {
            if (_diagram.FindFlow(edge.ElementId) is { } flow)
            {
                var state = StateOf(flow.Id);
                _ink.Open(Id(flow.Id), "bpmn-flow" + Styles.Class(state), flow.Name);
                if (state != ElementState.None)
                    _ink.Raw($"<g class=\"bpmn-state\" color=\"{Styles.Of(state).Colour}\">");
                Edges.Flow(_ink, flow, edge.Waypoints, prefix, state);
                if (state != ElementState.None)
                    _ink.Raw("</g>");
                _ink.Close();
            }
            else if (_links.TryGetValue(edge.ElementId, out var link))
            {
                _ink.Open(Id(link.Id), "bpmn-link", link.Name);
                Edges.Link(_ink, link, edge.Waypoints, prefix);
                _ink.Close();
            }
        }
    }

    private List<PlacedLabel> Labels()
    {
        var labels = new List<PlacedLabel>();
        foreach (var shape in _diagram.Shapes)
        {
            var words =
                _diagram.FindNode(shape.ElementId) is { } node && (node.IsEvent || node.IsGateway) ? node.Name
                : _artifacts.TryGetValue(shape.ElementId, out var artifact) && Artifacts.HasLabel(artifact) ? artifact.Text
                : "";
            if (words.Length > 0)
                labels.Add(PlacedLabel.Of(words, shape));
        }
        foreach (var edge in _diagram.Edges)
        {
            var words = _diagram.FindFlow(edge.ElementId)?.Name ?? _links.GetValueOrDefault(edge.ElementId)?.Name ?? "";
            if (words.Length > 0)
                labels.Add(PlacedLabel.Of(words, edge));
        }
        return labels;
    }

    private ElementState StateOf(string id) => _options.States.GetValueOrDefault(id);

    private string Id(string elementId) => $"{_options.IdPrefix}-{elementId}";

    // A broken file may name an id twice; the first one counts.
    private static Dictionary<string, T> ById<T>(IEnumerable<T> all, Func<T, string> id) =>
        all.GroupBy(id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
