using System.Globalization;

namespace IsoDienTu.Bpmn.Svg;

/// <summary>One drawing: what lies behind first (pools, lanes, open sub-processes), then shapes, groups, lines, and all words outside shapes on top.</summary>
internal sealed class Sheet
{
    private readonly Diagram _diagram;
    private readonly View _view;
    private readonly (int Number, int Count)? _part;
    private readonly DrawingOptions _options;
    private readonly int _fullest;
    private readonly Ink _ink = new();
    private readonly HashSet<string> _named = [];
    private readonly Dictionary<string, Pool> _pools;
    private readonly Dictionary<string, Lane> _lanes;
    private readonly Dictionary<string, Artifact> _artifacts;
    private readonly Dictionary<string, Link> _links;

    /// <param name="part">Which of how many drawings of one diagram this is.</param>
    public Sheet(Diagram diagram, View view, DrawingOptions options, (int Number, int Count)? part = null)
    {
        (_diagram, _view, _options, _part) = (diagram, view, options, part);
        _fullest = options.Loads.Count == 0 ? 0 : options.Loads.Values.Max(l => l.Open);
        _pools = ById(diagram.Pools, p => p.Id);
        _lanes = ById(diagram.Lanes, l => l.Id);
        _artifacts = ById(diagram.Artifacts, a => a.Id);
        _links = ById(diagram.Links, l => l.Id);
    }

    public string Draw()
    {
        var area = _view.Area();
        var title = Ink.Escape(Title());
        var prefix = Ink.Escape(_options.IdPrefix);
        _ink.Raw(
            string.Create(
                CultureInfo.InvariantCulture,
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bpmn\" role=\"img\" aria-labelledby=\"{prefix}-name\" viewBox=\"{Ink.N(area.X)} {Ink.N(area.Y)} {Ink.N(area.Width)} {Ink.N(area.Height)}\" width=\"{Ink.N(area.Width)}\" height=\"{Ink.N(area.Height)}\" color=\"{Styles.InkColour}\" fill=\"currentColor\" font-family=\"'Be Vietnam Pro', sans-serif\" font-size=\"{Styles.TextSize}\"><title id=\"{prefix}-name\">{title}</title>"
            )
        );
        if (!_options.Plain)
            _ink.Raw(Edges.Markers(prefix, _options.States.Values));
        _ink.Rect(area, 0, $"class=\"bpmn-paper\" fill=\"{Styles.Paper}\"");
        Behind();
        Shapes();
        Lines();
        foreach (var label in _view.Labels)
            Label(label);
        foreach (var shape in _view.Shapes)
            Badges.Draw(_ink, shape.Bounds, StateOf(shape.ElementId), WordOf(shape.ElementId));
        foreach (var shape in _view.Shapes.Where(s => _options.Notes.ContainsKey(s.ElementId)))
            Badges.Note(_ink, shape.Bounds, _options.Notes[shape.ElementId]);
        foreach (var line in _view.Lines.Where(l => Styles.IsDifference(StateOf(l.ElementId)) && l.Points.Count > 1))
            Badges.Draw(_ink, Edges.Sign(line.Points), StateOf(line.ElementId));
        _ink.Raw("</svg>");
        return _options.Plain ? Styles.Plain(_ink.ToString()) : _ink.ToString();
    }

    private void Label(PlacedLabel label)
    {
        _ink.Text(label.Lines, label.Bounds.CentreX, label.Top, Styles.TextSize, Styles.Label);
        // Where the rim would be painted over the words, they are written once more on top of it.
        if (_options.Plain)
            _ink.Text(label.Lines, label.Bounds.CentreX, label.Top, Styles.TextSize);
    }

    private string Title()
    {
        var vi = _options.Language == "vi";
        var names = _diagram.Pools.Where(p => p.ProcessId is not null).Select(p => p.Name).Concat(_diagram.Processes.Select(p => p.Name));
        var title = _options.Title ?? names.FirstOrDefault(n => n.Length > 0) ?? (vi ? "Lưu đồ" : "Process diagram");
        return _part is not { Count: > 1 } part ? title : $"{title} ({(vi ? "phần" : "part")} {part.Number}/{part.Count})";
    }

    private void Behind()
    {
        foreach (var shape in _view.Shapes.Where(s => _pools.ContainsKey(s.ElementId)))
        {
            _ink.Open(Id(shape.ElementId), "bpmn-pool", _pools[shape.ElementId].Name);
            Frames.Pool(_ink, _pools[shape.ElementId], shape);
            _ink.Close();
        }
        var lanes = _view.Shapes.Where(s => _lanes.ContainsKey(s.ElementId)).ToList();
        var frames = _pools.Keys.Concat(_lanes.Keys).ToHashSet(StringComparer.Ordinal);
        var wide = Headers.AreWide(_view.Shapes, _view.Lines, frames, lanes);
        foreach (var shape in lanes)
        {
            _ink.Open(Id(shape.ElementId), "bpmn-lane", _lanes[shape.ElementId].Name);
            var outer = _lanes.Values.Any(l => l.ParentId == shape.ElementId);
            Frames.Lane(_ink, _lanes[shape.ElementId], shape, wide && !outer);
            _ink.Close();
        }
        foreach (var shape in _view.Shapes.Where(IsOpen).OrderByDescending(s => s.Bounds.Width * s.Bounds.Height))
            Node(shape);
    }

    private bool IsOpen(DiagramShape shape) =>
        shape.Expanded == true
        && _diagram.FindNode(shape.ElementId) is { } node
        && (node.IsSubProcess || node.Kind == NodeKind.CallActivity);

    private void Shapes()
    {
        foreach (var shape in _view.Shapes.Where(s => !IsOpen(s) && _diagram.FindNode(s.ElementId)?.Kind != NodeKind.BoundaryEvent))
            Node(shape);
        foreach (var shape in _view.Shapes.Where(s => _diagram.FindNode(s.ElementId)?.Kind == NodeKind.BoundaryEvent))
            Node(shape);
        foreach (var shape in _view.Shapes.OrderBy(s => _artifacts.GetValueOrDefault(s.ElementId)?.Kind == ArtifactKind.Group))
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
        var word = WordOf(node.Id);
        var facts = new[] { node.Name, node.Step?.Role ?? node.Lane?.Name, node.Step?.Term, word }.Where(w => !string.IsNullOrEmpty(w));
        _ink.Open(Id(node.Id), kind + Styles.Class(state) + HeatOf(node.Id), string.Join("; ", facts));
        if (state != ElementState.None)
            _ink.Raw($"<g class=\"bpmn-state\" color=\"{Styles.Of(state).Colour}\">");
        if (node.IsEvent)
            Events.Draw(_ink, node, shape.Bounds, Styles.Of(state).Ground);
        else if (node.IsGateway)
            Gateways.Draw(_ink, node, shape.Bounds, shape.MarkerVisible, Styles.Of(state).Ground);
        else
            Activities.Draw(_ink, node, shape, state, GroundOf(node.Id));
        if (state != ElementState.None)
            _ink.Raw("</g>");
        _ink.Close();
    }

    private void Lines()
    {
        var prefix = Ink.Escape(_options.IdPrefix);
        foreach (var line in _view.Lines)
        {
            if (_diagram.FindFlow(line.ElementId) is { } flow)
            {
                var state = StateOf(flow.Id);
                var difference = Styles.IsDifference(state) ? Badges.Word(state, _options.Language) : "";
                var said = new[] { flow.Name, difference }.Where(w => w.Length > 0);
                _ink.Open(Id(flow.Id), "bpmn-flow" + Styles.Class(state), string.Join("; ", said));
                if (state != ElementState.None)
                    _ink.Raw($"<g class=\"bpmn-state\" color=\"{Styles.Of(state).Colour}\">");
                Edges.Flow(_ink, flow, line, prefix, state, _options.Plain);
                if (state != ElementState.None)
                    _ink.Raw("</g>");
                _ink.Close();
            }
            else if (_links.TryGetValue(line.ElementId, out var link))
            {
                _ink.Open(Id(link.Id), "bpmn-link", link.Name);
                Edges.Link(_ink, link, line, prefix, _options.Plain);
                _ink.Close();
            }
        }
        foreach (var connector in _view.Connectors)
        {
            _ink.Circle(connector.At.X, connector.At.Y, 8, "class=\"bpmn-fill\" fill=\"" + Styles.Paper + "\" stroke=\"currentColor\"");
            _ink.Text(
                [$"{connector.Number}"],
                connector.At.X,
                connector.At.Y - 6.2,
                Styles.SmallSize,
                "class=\"bpmn-connector\" font-weight=\"600\""
            );
        }
    }

    private ElementState StateOf(string id) =>
        _options.Loads.TryGetValue(id, out var load) ? Heat.State(load) : _options.States.GetValueOrDefault(id);

    private string WordOf(string id) =>
        _options.Loads.TryGetValue(id, out var load) ? Heat.Word(load, _options.Language) : Badges.Word(StateOf(id), _options.Language);

    private string GroundOf(string id) =>
        _options.Loads.TryGetValue(id, out var load) && load.Open > 0 ? Heat.Ground(load, _fullest) : Styles.Of(StateOf(id)).Ground;

    private string HeatOf(string id) => _options.Loads.TryGetValue(id, out var load) ? Heat.Class(load, _fullest) : "";

    // A line cut into pieces carries its id once.
    private string? Id(string elementId) => _named.Add(elementId) ? $"{_options.IdPrefix}-{elementId}" : null;

    // A broken file may name an id twice; the first one counts.
    private static Dictionary<string, T> ById<T>(IEnumerable<T> all, Func<T, string> id) =>
        all.GroupBy(id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
