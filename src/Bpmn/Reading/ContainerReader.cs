using System.Collections.Immutable;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads processes, pools, lanes and what is drawn beside the flow.</summary>
internal static class ContainerReader
{
    public static ImmutableArray<Process> Processes(Compilation file)
    {
        var processes = ImmutableArray.CreateBuilder<Process>();
        foreach (var element in file.Definitions.Elements(Names.Model + "process"))
        {
            if (file.Claim(element) is not { } id)
            {
                continue;
            }
            var nodes = NodeReader.Read(file, element, id, parent: null);
            FlowReader.Read(file, element);
            processes.Add(
                new Process(id, Compilation.Name(element), NodeReader.Flag(element, "isExecutable") == true) { Nodes = [.. nodes] }
            );
        }
        FlowReader.Join(file);
        return processes.ToImmutable();
    }

    public static ImmutableArray<Pool> Pools(Compilation file, ImmutableArray<Process> processes)
    {
        var pools = ImmutableArray.CreateBuilder<Pool>();
        var known = processes.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var element in file.Definitions.Elements(Names.Model + "collaboration").Elements(Names.Model + "participant"))
        {
            if (file.Claim(element) is not { } id)
            {
                continue;
            }
            var process = Compilation.Reference((string?)element.Attribute("processRef"));
            if (process is not null && !known.Contains(process))
            {
                file.Dangling(id, "processRef", process);
                process = null;
            }
            pools.Add(new Pool(id, Compilation.Name(element), process));
        }
        return pools.ToImmutable();
    }

    public static ImmutableArray<Lane> Lanes(Compilation file)
    {
        var lanes = ImmutableArray.CreateBuilder<Lane>();
        foreach (var process in file.Definitions.Elements(Names.Model + "process"))
        {
            foreach (var element in process.Descendants(Names.Model + "lane"))
            {
                if (file.Claim(element) is { } id)
                {
                    var outer = element.Ancestors(Names.Model + "lane").FirstOrDefault();
                    var lane = new Lane(
                        id,
                        Compilation.Name(element),
                        (string?)process.Attribute("id") ?? "",
                        (string?)outer?.Attribute("id")
                    );
                    lane.NodeIds = [.. Members(file, element, lane)];
                    lanes.Add(lane);
                }
            }
        }
        return lanes.ToImmutable();
    }

    private static IEnumerable<string> Members(Compilation file, XElement element, Lane lane)
    {
        foreach (var reference in element.Elements(Names.Model + "flowNodeRef"))
        {
            var id = Compilation.Reference(reference.Value);
            if (id is not null && file.NodeById.TryGetValue(id, out var node))
            {
                node.Lane = lane;
                yield return id;
            }
            // Some tools list data objects and notes in lanes; that is harmless.
            else if (id is not null && !file.KnownIds.Contains(id))
            {
                file.Dangling(lane.Id, "flowNodeRef", id);
            }
        }
    }

    public static ImmutableArray<Artifact> Artifacts(Compilation file)
    {
        var artifacts = ImmutableArray.CreateBuilder<Artifact>();
        foreach (var element in file.Definitions.Descendants().Where(e => e.Name.Namespace == Names.Model))
        {
            ArtifactKind? kind = element.Name.LocalName switch
            {
                "textAnnotation" => ArtifactKind.TextAnnotation,
                "group" => ArtifactKind.Group,
                "dataObjectReference" or "dataObject" => ArtifactKind.DataObject,
                "dataStoreReference" => ArtifactKind.DataStore,
                "dataInput" => ArtifactKind.DataInput,
                "dataOutput" => ArtifactKind.DataOutput,
                _ => null,
            };
            if (kind is { } known && (string?)element.Attribute("id") is { } id)
            {
                var text = known == ArtifactKind.TextAnnotation ? element.Element(Names.Model + "text")?.Value.Trim() : null;
                artifacts.Add(new Artifact(id, known, text ?? Compilation.Name(element)));
            }
        }
        return artifacts.ToImmutable();
    }

    public static ImmutableArray<Link> Links(Compilation file)
    {
        var links = ImmutableArray.CreateBuilder<Link>();
        foreach (var element in file.Definitions.Descendants().Where(e => e.Name.Namespace == Names.Model))
        {
            LinkKind? kind = element.Name.LocalName switch
            {
                "messageFlow" => LinkKind.MessageFlow,
                "association" => LinkKind.Association,
                "dataInputAssociation" or "dataOutputAssociation" => LinkKind.DataAssociation,
                _ => null,
            };
            if (kind is { } known)
            {
                var (source, target) = (End(element, "sourceRef"), End(element, "targetRef"));
                var id = (string?)element.Attribute("id") ?? file.ClaimLine(element, source, target)!;
                links.Add(new Link(id, known, Compilation.Name(element), source, target));
            }
        }
        return links.ToImmutable();
    }

    /// <summary>Ends are attributes, or elements in data associations, where the missing one is the activity itself.</summary>
    private static string End(XElement element, string name) =>
        Compilation.Reference((string?)element.Attribute(name))
        ?? Compilation.Reference(element.Element(Names.Model + name)?.Value)
        ?? (string?)element.Parent?.Attribute("id")
        ?? "";
}
