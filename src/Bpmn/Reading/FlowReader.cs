using System.Collections.Immutable;
using System.Xml.Linq;
using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads the sequence flows of a container (process or sub-process, inner ones included) and joins them to their nodes.</summary>
internal static class FlowReader
{
    public static void Read(Compilation file, XElement container)
    {
        foreach (var element in container.Descendants(Names.Model + "sequenceFlow"))
        {
            ReadFlow(file, element);
        }
        foreach (var element in container.Descendants().Where(e => e.Attribute("default") is not null && e.Name.Namespace == Names.Model))
        {
            ReadDefault(file, element);
        }
        foreach (var element in container.Descendants(Names.Model + "boundaryEvent"))
        {
            Attach(file, element);
        }
    }

    /// <summary>Gives every node its flows and boundary events; called once, when all containers are read.</summary>
    public static void Join(Compilation file)
    {
        var incoming = file.Flows.ToLookup(f => f.Target);
        var outgoing = file.Flows.ToLookup(f => f.Source);
        var boundaries = file.Nodes.Where(n => n.AttachedTo is not null).ToLookup(n => n.AttachedTo!);
        foreach (var node in file.Nodes)
        {
            node.Incoming = [.. incoming[node]];
            node.Outgoing = [.. outgoing[node]];
            node.Boundaries = [.. boundaries[node]];
        }
    }

    private static void ReadFlow(Compilation file, XElement element)
    {
        if (file.ClaimLine(element, Ref(element, "sourceRef"), Ref(element, "targetRef")) is not { } id)
        {
            return;
        }
        if (End(file, element, id, "sourceRef") is not { } source || End(file, element, id, "targetRef") is not { } target)
        {
            return;
        }
        if (source.Parent != target.Parent || source.ProcessId != target.ProcessId)
        {
            file.Error(
                id,
                "flow_crosses_border",
                $"Luồng '{id}' đi xuyên biên của quy trình con hoặc bể ({source.Id} → {target.Id}). Hãy nối trong cùng một quy trình.",
                $"The flow '{id}' crosses the border of a sub-process or pool ({source.Id} -> {target.Id}). Connect within one process."
            );
            return;
        }
        var condition = element.Element(Names.Model + "conditionExpression")?.Value.Trim();
        var flow = new Flow(file.Flows.Count, id, source, target)
        {
            Name = Compilation.Name(element),
            Condition = string.IsNullOrEmpty(condition) ? null : condition,
            Test = string.IsNullOrEmpty(condition) ? null : Test(file, id, condition),
            Asked = AskedReader.Of(file, element, id),
        };
        file.Flows.Add(flow);
        file.FlowById[id] = flow;
    }

    private static string? Ref(XElement element, string attribute) => Compilation.Reference((string?)element.Attribute(attribute));

    /// <summary>The parsed condition. One that is not understood is an error of the flow; the flow is then never taken.</summary>
    private static Expression Test(Compilation file, string id, string condition)
    {
        if (!file.Affords(id, condition.Length))
        {
            return new Literal(Value.False);
        }
        try
        {
            var test = Parser.Read(condition);
            // Several words and nothing else are a sentence for people, which no variable will ever fulfil.
            return test is Variable { Name: var name } && name.Contains(' ', StringComparison.Ordinal)
                ? throw new ExpressionError(null, $"'{name}' là lời văn, không phải điều kiện", $"'{name}' is a sentence, not a condition")
                : test;
        }
        catch (ExpressionError error)
        {
            file.Affords(id, Compilation.Mistake);
            file.Error(
                id,
                "expression",
                $"Điều kiện của luồng '{id}' không đọc được: {error.Vietnamese}. Hãy viết lại, ví dụ: outcome = \"approve\" hoặc ${{soTien > 100}}.",
                $"The condition of the flow '{id}' cannot be read: {error.Message}. Write it anew, e.g. outcome = \"approve\" or ${{amount > 100}}."
            );
            return new Literal(Value.False);
        }
    }

    private static Node? End(Compilation file, XElement element, string id, string attribute)
    {
        var reference = Compilation.Reference((string?)element.Attribute(attribute));
        if (reference is not null && file.NodeById.TryGetValue(reference, out var node))
        {
            return node;
        }
        file.Dangling(id, attribute, reference);
        return null;
    }

    private static void ReadDefault(Compilation file, XElement element)
    {
        var id = (string?)element.Attribute("id");
        if (id is null || !file.NodeById.TryGetValue(id, out var node))
        {
            return;
        }
        var reference = Compilation.Reference((string?)element.Attribute("default"));
        node.Default = reference is not null && file.FlowById.TryGetValue(reference, out var flow) && flow.Source == node ? flow : null;
        if (node.Default is null)
        {
            file.Dangling(id, "default", reference);
        }
    }

    private static void Attach(Compilation file, XElement element)
    {
        if ((string?)element.Attribute("id") is not { } id || !file.NodeById.TryGetValue(id, out var node) || node.AttachedTo is not null)
        {
            return;
        }
        var reference = Compilation.Reference((string?)element.Attribute("attachedToRef"));
        if (
            reference is not null
            && file.NodeById.TryGetValue(reference, out var host)
            && host.IsActivity
            && host.Parent == node.Parent
            && host.ProcessId == node.ProcessId
        )
        {
            node.AttachedTo = host;
        }
        else
        {
            file.Dangling(id, "attachedToRef", reference);
        }
    }
}
