using System.Globalization;
using System.Xml.Linq;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn.Comparing;

/// <summary>A fact in words.</summary>
/// <param name="Id">Of the element that it names; null when it names none.</param>
internal sealed record Told(string Words, string? Id = null)
{
    public static implicit operator Told?(string? words) => words is null ? null : new(words);

    /// <summary>Whether it still says the same: an element that was only renamed is the same, and so is a role of the same name drawn anew.</summary>
    public bool Matches(string fact, Told other) =>
        Id is null || other.Id is null ? Words == other.Words : Id == other.Id || (fact == "lane" && Words == other.Words);
}

/// <summary>What a drawing says of each of its elements, fact by fact.</summary>
/// <param name="Ids">In document order: nodes, flows, lanes.</param>
internal sealed record Telling(IReadOnlyList<string> Ids, IReadOnlyDictionary<string, IReadOnlyDictionary<string, Told>> Facts)
{
    /// <summary>All of the element's XML that is no drawing, no reference between elements and no other element.</summary>
    public const string Details = "details";

    /// <summary>What BPMN takes as said where nothing is: some tools write it, others leave it out.</summary>
    private static readonly HashSet<(string, string)> Usual =
    [
        ("isSequential", "false"),
        ("cancelActivity", "true"),
        ("isInterrupting", "true"),
        ("isForCompensation", "false"),
        ("triggeredByEvent", "false"),
        ("startQuantity", "1"),
        ("completionQuantity", "1"),
        ("isImmediate", "true"),
    ];

    public static Telling Of(Diagram diagram)
    {
        var xml = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var element in diagram.Source.Descendants().Where(e => e.Name.Namespace == Names.Model))
        {
            if ((string?)element.Attribute("id") is { } id)
            {
                xml.TryAdd(id, element);
            }
        }
        var told = new Dictionary<string, IReadOnlyDictionary<string, Told>>(StringComparer.Ordinal);
        foreach (var node in diagram.Nodes)
        {
            told[node.Id] = Node(node, xml.GetValueOrDefault(node.Id));
        }
        foreach (var flow in diagram.Flows)
        {
            told[flow.Id] = Flow(flow, xml.GetValueOrDefault(flow.Id));
        }
        foreach (var lane in diagram.Lanes)
        {
            told[lane.Id] = Said([("name", lane.Name)]);
        }
        return new([.. told.Keys], told);
    }

    private static Dictionary<string, Told> Node(Node node, XElement? xml) =>
        Said([
            ("name", node.Name),
            ("kind", node.Kind.ToString()),
            ("event", node.Event == EventKind.None ? null : node.Event.ToString()),
            ("about", node.EventName),
            .. Step(xml),
            ("lane", node.RoleLane is { } lane ? new(lane.Name.Length > 0 ? lane.Name : lane.Id, lane.Id) : null),
            ("parent", node.Parent is { } parent ? Name(parent) : null),
            ("attached", node.AttachedTo is { } host ? Name(host) : null),
            ("interrupting", node.Interrupting ? null : "no"),
            ("timer", node.Timer?.Text),
            ("condition", node.IsEvent ? xml?.Descendants(Names.Model + "condition").FirstOrDefault()?.Value.Trim() : null),
            ("default", node.Default is { } way ? Name(way.Target) : null),
            ("loop", node.Loop == LoopKind.None ? null : node.Loop.ToString()),
            ("repeats", Repeats(xml)),
            ("service", node.Service),
            ("called", node.Call?.Process),
            ("owner", node.Call?.Owner),
            ("refused", node.Refuses ? "yes" : null),
            (Details, xml is null ? null : Rest(xml)),
        ]);

    private static Dictionary<string, Told> Flow(Flow flow, XElement? xml) =>
        Said([
            ("name", flow.Name),
            ("from", Name(flow.Source)),
            ("to", Name(flow.Target)),
            ("condition", flow.Condition),
            (Details, xml is null ? null : Rest(xml)),
        ]);

    /// <summary>Attributes of iso:step as they stand; the minutes only repeat what the term says.</summary>
    private static IEnumerable<(string, Told?)> Step(XElement? xml) =>
        xml?.Element(Names.Model + "extensionElements")
            ?.Element(Names.Iso + "step")
            ?.Attributes()
            .Where(a => !a.IsNamespaceDeclaration && a.Name.LocalName != "minutes")
            .Select(a => ("step." + a.Name.LocalName, (Told?)a.Value))
        ?? [];

    private static string? Repeats(XElement? xml) =>
        xml?.Elements().FirstOrDefault(e => e.Name.LocalName.EndsWith("LoopCharacteristics", StringComparison.Ordinal)) is { } loop
            ? string.Join(
                "; ",
                loop.Attributes()
                    .Where(a => !a.IsNamespaceDeclaration && a.Name.LocalName is not ("isSequential" or "id"))
                    .Select(a => $"{a.Name.LocalName} {a.Value}")
                    .Concat(loop.Elements().Select(e => $"{e.Name.LocalName} {((string?)e.Attribute("name") ?? e.Value).Trim()}"))
            )
            : null;

    private static Told Name(Node node) => new(node.Name.Length > 0 ? node.Name : node.Id, node.Id);

    private static Dictionary<string, Told> Said(IEnumerable<(string Fact, Told? Told)> facts)
    {
        var said = new Dictionary<string, Told>(StringComparer.Ordinal);
        foreach (var (fact, told) in facts)
        {
            if (!string.IsNullOrWhiteSpace(told?.Words))
            {
                said[fact] = told;
            }
        }
        return said;
    }

    /// <summary>The same for the same content, however it is indented and in whatever order its attributes stand.</summary>
    private static string Rest(XElement element)
    {
        var attributes = element
            .Attributes()
            .Where(a => !a.IsNamespaceDeclaration && !Usual.Contains((a.Name.LocalName, a.Value)))
            .Select(a =>
                string.Create(CultureInfo.InvariantCulture, $"{a.Name}={(a.Name == Names.Xsi + "type" ? Local(a.Value) : a.Value)}")
            )
            .Order(StringComparer.Ordinal);
        var inner = element.Elements().Where(e => !IsElsewhere(e)).Select(Rest).Append(element.HasElements ? "" : element.Value.Trim());
        return $"<{element.Name} {string.Join(' ', attributes)}>{string.Concat(inner)}";
    }

    /// <summary>The name of a type without the prefix that each tool chooses for itself.</summary>
    private static string Local(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>References to flows follow the flows; what is an element itself is told by itself; empty holders say nothing.</summary>
    private static bool IsElsewhere(XElement inner) =>
        inner.Name == Names.Model + "incoming"
        || inner.Name == Names.Model + "outgoing"
        || (inner.Name == Names.Model + "extensionElements" && !inner.HasElements)
        || inner.Name == Names.Model + "laneSet"
        || (inner.Attribute("id") is not null && inner.Parent is { } parent && IsContainer(parent));

    private static bool IsContainer(XElement element) => element.Name.LocalName is "subProcess" or "adHocSubProcess" or "transaction";
}
