using System.Collections.Immutable;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Joins what belongs together without a sequence flow: links of one name, and activities with what undoes them.</summary>
internal static class Partners
{
    public static void Join(Compilation file, ImmutableArray<Link> links)
    {
        var catches = file
            .Nodes.Where(n => n is { Kind: NodeKind.IntermediateCatchEvent, Event: EventKind.Link, EventName: not null })
            .ToLookup(n => (n.ProcessId, n.Parent, n.EventName));
        foreach (var node in file.Nodes.Where(n => n is { Kind: NodeKind.IntermediateThrowEvent, Event: EventKind.Link }))
        {
            node.LinkTarget = catches[(node.ProcessId, node.Parent, node.EventName)].FirstOrDefault();
        }
        foreach (var link in links.Where(l => l.Kind == LinkKind.Association))
        {
            var one = file.NodeById.GetValueOrDefault(link.SourceId);
            var other = file.NodeById.GetValueOrDefault(link.TargetId);
            Attach(one, other);
            Attach(other, one);
        }
    }

    private static void Attach(Node? boundary, Node? handler)
    {
        if (boundary is { Kind: NodeKind.BoundaryEvent, Event: EventKind.Compensation } && handler is { IsActivity: true })
        {
            boundary.Handler ??= handler.Parent == boundary.Parent && handler.ProcessId == boundary.ProcessId ? handler : null;
        }
    }
}
