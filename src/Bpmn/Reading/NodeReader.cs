using System.Collections.Frozen;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads the flow nodes of a process or sub-process, inner ones included, in document order.</summary>
internal static class NodeReader
{
    private static readonly FrozenDictionary<string, NodeKind> Kinds = new Dictionary<string, NodeKind>(StringComparer.Ordinal)
    {
        ["startEvent"] = NodeKind.StartEvent,
        ["endEvent"] = NodeKind.EndEvent,
        ["intermediateCatchEvent"] = NodeKind.IntermediateCatchEvent,
        ["intermediateThrowEvent"] = NodeKind.IntermediateThrowEvent,
        ["boundaryEvent"] = NodeKind.BoundaryEvent,
        ["task"] = NodeKind.Task,
        ["userTask"] = NodeKind.UserTask,
        ["manualTask"] = NodeKind.ManualTask,
        ["receiveTask"] = NodeKind.ReceiveTask,
        ["sendTask"] = NodeKind.SendTask,
        ["serviceTask"] = NodeKind.ServiceTask,
        ["scriptTask"] = NodeKind.ScriptTask,
        ["businessRuleTask"] = NodeKind.BusinessRuleTask,
        ["subProcess"] = NodeKind.SubProcess,
        ["adHocSubProcess"] = NodeKind.AdHocSubProcess,
        ["transaction"] = NodeKind.Transaction,
        ["callActivity"] = NodeKind.CallActivity,
        ["exclusiveGateway"] = NodeKind.ExclusiveGateway,
        ["parallelGateway"] = NodeKind.ParallelGateway,
        ["inclusiveGateway"] = NodeKind.InclusiveGateway,
        ["eventBasedGateway"] = NodeKind.EventBasedGateway,
        ["complexGateway"] = NodeKind.ComplexGateway,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Children of a process that are no flow nodes and need no finding: flows, lanes, data and drawing aids are read elsewhere or only kept.</summary>
    private static readonly FrozenSet<string> Quiet = new[]
    {
        "sequenceFlow",
        "laneSet",
        "association",
        "textAnnotation",
        "group",
        "dataObject",
        "dataObjectReference",
        "dataStoreReference",
        "documentation",
        "extensionElements",
        "ioSpecification",
        "property",
        "auditing",
        "monitoring",
        "incoming",
        "outgoing",
        "dataInputAssociation",
        "dataOutputAssociation",
        "multiInstanceLoopCharacteristics",
        "standardLoopCharacteristics",
        "performer",
        "humanPerformer",
        "potentialOwner",
        "resourceRole",
        "completionCondition",
        "correlationSubscription",
        "supports",
        "supportedInterfaceRef",
        "ioBinding",
        "artifact",
        "categoryValueRef",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static List<Node> Read(Compilation file, XElement container, string processId, Node? parent)
    {
        var direct = new List<Node>();
        foreach (var element in container.Elements())
        {
            if (element.Name.Namespace != Names.Model)
            {
                file.Info(
                    (string?)element.Attribute("id") ?? (string?)container.Attribute("id"),
                    "foreign_element",
                    $"Phần tử '{element.Name.LocalName}' không thuộc BPMN 2.0: được giữ nguyên trong tệp nhưng không ảnh hưởng đến việc chạy.",
                    $"'{element.Name.LocalName}' is not BPMN 2.0: it is kept in the file and has no effect on running."
                );
                continue;
            }
            if (Kinds.TryGetValue(element.Name.LocalName, out var kind))
            {
                if (ReadNode(file, element, kind, processId, parent) is { } node)
                {
                    direct.Add(node);
                }
            }
            else if (!Quiet.Contains(element.Name.LocalName))
            {
                AddUnknown(file, element, processId, parent, direct);
            }
        }
        return direct;
    }

    private static Node? ReadNode(Compilation file, XElement element, NodeKind kind, string processId, Node? parent)
    {
        if (file.Claim(element) is not { } id)
        {
            return null;
        }
        if (kind == NodeKind.SubProcess && (bool?)Flag(element, "triggeredByEvent") == true)
        {
            kind = NodeKind.EventSubProcess;
        }
        var node = new Node(file.Nodes.Count, id, kind)
        {
            Name = Compilation.Name(element),
            ProcessId = processId,
            Parent = parent,
            IsForCompensation = Flag(element, "isForCompensation") == true,
            Refuses = kind == NodeKind.EndEvent && (string?)element.Attribute(Names.Iso + "refused") == "true",
        };
        file.Nodes.Add(node);
        file.NodeById[id] = node;
        EventReader.Read(file, element, node);
        TaskReader.Read(file, element, node);
        ScriptReader.Read(file, element, node);
        node.Behaviour = Instantiates(element) ? null : Nodes.Behaviours.Of(node);
        if (node.IsSubProcess)
        {
            node.Children = [.. Read(file, element, processId, node)];
        }
        return node;
    }

    /// <summary>Gateways and receive tasks that begin a process, and gateways that wait for all their events, are not in the language.</summary>
    private static bool Instantiates(XElement element) =>
        Flag(element, "instantiate") == true || (string?)element.Attribute("eventGatewayType") == "Parallel";

    /// <summary>A BPMN element this product has never heard of, with flows of its own, is a node that cannot run; anything else is only kept.</summary>
    private static void AddUnknown(Compilation file, XElement element, string processId, Node? parent, List<Node> direct)
    {
        var id = (string?)element.Attribute("id");
        file.Warning(
            id,
            "unknown_element",
            $"Phần tử '{element.Name.LocalName}' ({id}) chưa được hiểu: được giữ nguyên trong tệp nhưng không chạy được.",
            $"'{element.Name.LocalName}' ({id}) is not understood: it is kept in the file and cannot run."
        );
        var isNode = element.Elements(Names.Model + "incoming").Any() || element.Elements(Names.Model + "outgoing").Any();
        if (isNode && ReadNode(file, element, NodeKind.Unknown, processId, parent) is { } node)
        {
            direct.Add(node);
        }
    }

    /// <summary>An XML boolean; null when absent or not a boolean.</summary>
    public static bool? Flag(XElement element, string name) =>
        ((string?)element.Attribute(name))?.Trim() switch
        {
            "true" or "1" => true,
            "false" or "0" => false,
            _ => null,
        };
}
