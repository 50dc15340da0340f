using System.Xml.Linq;
using IsoDienTu.Bpmn.Building;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn;

/// <summary>
/// Builds a diagram in code: one pool with one process, a lane a role, in the order in which roles and nodes are first named. Ids are
/// readable and the same for the same calls. The result has no drawing; <c>Layouter</c> adds one. Not safe for several threads.
/// </summary>
/// <example>
/// <code>
/// var b = new DiagramBuilder("Cap giay phep", "Cấp giấy phép");
/// var start = b.Start("Một cửa");
/// var receive = b.UserTask(new StepFacts("1") { Term = "2 giờ làm việc", Minutes = 120 }, "Tiếp nhận", "Một cửa");
/// var end = b.End("Một cửa");
/// b.Flow(start, receive);
/// b.Flow(receive, end);
/// var diagram = b.Build();
/// </code>
/// </example>
public sealed class DiagramBuilder
{
    private readonly Ids _ids = new();
    private readonly string _name;
    private readonly string _processId;
    private readonly List<(string Id, string Role)> _lanes = [];
    private readonly List<(string Id, string LaneId, XElement Element)> _nodes = [];
    private readonly List<XElement> _flows = [];

    /// <param name="key">Becomes the process id, e.g. "QT-01" gives Process_QT_01.</param>
    /// <param name="name">The procedure's name, as people read it.</param>
    public DiagramBuilder(string key, string name)
    {
        _processId = _ids.Make("Process_", key);
        _name = name;
    }

    /// <summary>The lane of a role; the first call makes it, so the order of calls is the order of lanes.</summary>
    public string Lane(string role)
    {
        var known = _lanes.Find(l => l.Role == role);
        if (known.Id is not null)
        {
            return known.Id;
        }
        var id = _ids.Make("Lane_", $"{_lanes.Count + 1}");
        _lanes.Add((id, role));
        return id;
    }

    public string Start(string role, string name = "") => Node("startEvent", _ids.Make("Start", ""), name, role);

    /// <summary>An end; a terminating one ends everything still open in the process.</summary>
    public string End(string role, string name = "", bool terminate = false)
    {
        var id = Node("endEvent", _ids.Make("End", ""), name, role);
        if (terminate)
        {
            _nodes[^1]
                .Element.Add(new XElement(Names.Model + "terminateEventDefinition", new XAttribute("id", _ids.Make("Terminate_", id))));
        }
        return id;
    }

    /// <summary>A step done by a person of the role.</summary>
    public string UserTask(StepFacts step, string name, string role)
    {
        var id = Node("userTask", _ids.Make("Step_", step.Number), name, role);
        _nodes[^1].Element.Add(new XElement(Names.Model + "extensionElements", StepXml.Write(step)));
        return id;
    }

    /// <summary>A step the product does by itself.</summary>
    public string ServiceTask(string key, string name, string role) => Node("serviceTask", _ids.Make("Service_", key), name, role);

    /// <param name="key">What the gateway stands at, usually the number of the step before it.</param>
    public string ExclusiveGateway(string key, string role, string name = "") =>
        Node("exclusiveGateway", _ids.Make("Gateway_", key), name, role);

    /// <inheritdoc cref="ExclusiveGateway"/>
    public string ParallelGateway(string key, string role, string name = "") =>
        Node("parallelGateway", _ids.Make("Gateway_", key), name, role);

    /// <summary>A flow that is always taken.</summary>
    public string Flow(string from, string to) => Flow(from, to, null, "");

    /// <summary>A flow of an exclusive gateway, taken when the step before it was completed with the outcome <paramref name="code"/>.</summary>
    /// <param name="code">Letters, digits, - and _; null for a flow without a condition.</param>
    /// <param name="label">The words on the button and beside the line.</param>
    /// <param name="asked">What has to be given before it is pressed; null for nothing.</param>
    /// <exception cref="ArgumentException">An end is not a node of this builder, or the code has other signs.</exception>
    public string Flow(string from, string to, string? code, string label, Asked? asked = null)
    {
        if (_nodes.TrueForAll(n => n.Id != from) || _nodes.TrueForAll(n => n.Id != to))
        {
            throw new ArgumentException($"A flow joins two nodes of the diagram; '{from}' or '{to}' is none.", nameof(from));
        }
        var flow = new XElement(
            Names.Model + "sequenceFlow",
            new XAttribute("id", _ids.Make("Flow_", $"{from}_{to}")),
            label.Length > 0 ? new XAttribute("name", label) : null,
            new XAttribute("sourceRef", from),
            new XAttribute("targetRef", to),
            asked is null ? null : new XElement(Names.Model + "extensionElements", AskedXml.Write(asked)),
            code is null ? null : OutcomeXml.Condition(code)
        );
        _flows.Add(flow);
        return flow.Attribute("id")!.Value;
    }

    /// <summary>Compiles what was built.</summary>
    public Diagram Build()
    {
        var process = new XElement(
            Names.Model + "process",
            new XAttribute("id", _processId),
            new XAttribute("name", _name),
            new XAttribute("isExecutable", "true"),
            LaneSet(),
            _nodes.Select(n => WithEnds(n.Id, n.Element)),
            _flows.Select(f => new XElement(f))
        );
        var pool = new XElement(
            Names.Model + "participant",
            new XAttribute("id", $"Pool_{_processId}"),
            new XAttribute("name", _name),
            new XAttribute("processRef", _processId)
        );
        var collaboration = new XElement(Names.Model + "collaboration", new XAttribute("id", $"Collaboration_{_processId}"), pool);
        return Edits.Compile(DefinitionsXml.Document($"Definitions_{_processId}", collaboration, process));
    }

    private XElement LaneSet() =>
        new(
            Names.Model + "laneSet",
            new XAttribute("id", $"LaneSet_{_processId}"),
            _lanes.Select(l => new XElement(
                Names.Model + "lane",
                new XAttribute("id", l.Id),
                new XAttribute("name", l.Role),
                _nodes.Where(n => n.LaneId == l.Id).Select(n => new XElement(Names.Model + "flowNodeRef", n.Id))
            ))
        );

    /// <summary>A copy of the node with its incoming and outgoing, which the schema wants after extensions and before event definitions.</summary>
    private XElement WithEnds(string id, XElement node)
    {
        var copy = new XElement(node);
        var ends = _flows
            .Where(f => f.Attribute("targetRef")!.Value == id)
            .Select(f => new XElement(Names.Model + "incoming", f.Attribute("id")!.Value))
            .Concat(
                _flows
                    .Where(f => f.Attribute("sourceRef")!.Value == id)
                    .Select(f => new XElement(Names.Model + "outgoing", f.Attribute("id")!.Value))
            );
        if (copy.Element(Names.Model + "extensionElements") is { } extensions)
        {
            extensions.AddAfterSelf(ends);
        }
        else
        {
            copy.AddFirst(ends);
        }
        return copy;
    }

    private string Node(string element, string id, string name, string role)
    {
        var xml = new XElement(Names.Model + element, new XAttribute("id", id), name.Length > 0 ? new XAttribute("name", name) : null);
        _nodes.Add((id, Lane(role), xml));
        return id;
    }
}
