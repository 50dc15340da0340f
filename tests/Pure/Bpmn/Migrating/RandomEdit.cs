using System.Xml.Linq;
using IsoDienTu.Bpmn;
using IsoDienTu.Pure.Bpmn.Running;

namespace IsoDienTu.Pure.Bpmn.Migrating;

/// <summary>Edits a drawn process as people do between two versions: renames a step, puts one in, takes one out, lets something be done beside one.</summary>
internal sealed class RandomEdit(int seed)
{
    private readonly Random _random = new(seed);
    private int _count;

    public static Diagram Apply(string content, int seed, int edits)
    {
        var process = XElement.Parse($"<process>{content}</process>");
        var edit = new RandomEdit(seed);
        for (var i = 0; i < edits; i++)
        {
            edit.One(process);
        }
        return Drafts.Diagram(string.Concat(process.Nodes()), RandomProcess.Roots);
    }

    private void One(XElement process)
    {
        switch (_random.Next(4))
        {
            case 0:
                Pick(process.Descendants("userTask"))?.SetAttributeValue("name", $"Bước {_count++}");
                break;
            case 1
                when Pick(process.Descendants("sequenceFlow").Where(f => Kind(process, f, "sourceRef") != "eventBasedGateway")) is { } flow:
                Insert(flow, New("userTask"), null);
                break;
            case 2 when Pick(process.Descendants("userTask").Where(t => MayGo(process, t))) is { } task:
                Remove(process, task);
                break;
            case 3 when Pick(process.Descendants("userTask").Where(t => Plain(process, t))) is { } task:
                Beside(process, task);
                break;
        }
    }

    private XElement? Pick(IEnumerable<XElement> from) => from.ToList() is { Count: > 0 } all ? all[_random.Next(all.Count)] : null;

    private XElement New(string kind) => new(kind, new XAttribute("id", $"new{_count++}"));

    private static string Id(XElement element) => element.Attribute("id")!.Value;

    private static string Kind(XElement process, XElement flow, string end) =>
        process.Descendants().First(e => (string?)e.Attribute("id") == flow.Attribute(end)!.Value).Name.LocalName;

    private XElement Flow(string from, string to) =>
        new("sequenceFlow", new XAttribute("id", $"newf{_count++}"), new XAttribute("sourceRef", from), new XAttribute("targetRef", to));

    /// <summary>The flow keeps its beginning, as in a drawing into whose line something is dropped.</summary>
    private void Insert(XElement flow, XElement first, XElement? last)
    {
        var target = flow.Attribute("targetRef")!.Value;
        flow.SetAttributeValue("targetRef", Id(first));
        flow.AddAfterSelf(first, Flow(Id(last ?? first), target));
    }

    private static List<XElement> Flows(XElement process, string end, XElement node) =>
        [.. process.Descendants("sequenceFlow").Where(f => f.Attribute(end)!.Value == Id(node))];

    private static bool Plain(XElement process, XElement task) =>
        task.Attribute("isForCompensation") is null
        && Flows(process, "sourceRef", task).Count == 1
        && Flows(process, "targetRef", task).Count == 1;

    /// <summary>Taking out the person in a loop would leave a loop that waits for nobody.</summary>
    private static bool MayGo(XElement process, XElement task) =>
        Plain(process, task)
        && process.Descendants("boundaryEvent").All(b => b.Attribute("attachedToRef")!.Value != Id(task))
        && !Kind(process, Flows(process, "sourceRef", task)[0], "targetRef").EndsWith("Gateway", StringComparison.Ordinal);

    private static void Remove(XElement process, XElement task)
    {
        var next = Flows(process, "sourceRef", task)[0];
        Flows(process, "targetRef", task)[0].SetAttributeValue("targetRef", next.Attribute("targetRef")!.Value);
        next.Remove();
        task.Remove();
    }

    private void Beside(XElement process, XElement task)
    {
        var (split, join, other) = (New("parallelGateway"), New("parallelGateway"), New("userTask"));
        Flows(process, "targetRef", task)[0].SetAttributeValue("targetRef", Id(split));
        Flows(process, "sourceRef", task)[0].SetAttributeValue("sourceRef", Id(join));
        task.AddAfterSelf(
            split,
            join,
            other,
            Flow(Id(split), Id(task)),
            Flow(Id(split), Id(other)),
            Flow(Id(task), Id(join)),
            Flow(Id(other), Id(join))
        );
    }
}
