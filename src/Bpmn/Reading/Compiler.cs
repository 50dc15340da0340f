using System.Collections.Immutable;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Compiles a BPMN tree: what can be used becomes the diagram, what cannot becomes findings that name the element.</summary>
internal static class Compiler
{
    public static ReadResult Compile(XDocument document)
    {
        var root = document.Root!;
        if (root.Name != Names.Model + "definitions")
        {
            return new(
                null,
                [
                    new(
                        (string?)root.Attribute("id"),
                        FindingLevel.Error,
                        "not_bpmn",
                        $"Phần tử gốc là '{root.Name.LocalName}', không phải 'definitions' của BPMN 2.0. Hãy xuất tệp dạng BPMN 2.0 XML.",
                        $"The root element is '{root.Name.LocalName}', not BPMN 2.0 'definitions'. Export the file as BPMN 2.0 XML."
                    ),
                ]
            );
        }
        var file = new Compilation(root);
        var processes = ContainerReader.Processes(file);
        if (file.Nodes.Count + file.Flows.Count > Compilation.MaxNodes)
        {
            var id = file.Nodes.Count > 0 ? file.Nodes[^1].Id : null;
            return new(
                null,
                [
                    new(
                        id,
                        FindingLevel.Error,
                        "too_many_elements",
                        $"Sơ đồ có hơn {Compilation.MaxNodes:N0} nút và luồng (tới '{id}'). Hãy tách quy trình thành nhiều tệp.",
                        $"The diagram has more than {Compilation.MaxNodes:N0} nodes and flows (up to '{id}'). Split it into several files."
                    ),
                ]
            );
        }
        var links = ContainerReader.Links(file);
        Partners.Join(file, links);
        var parts = new DiagramParts
        {
            Id = (string?)root.Attribute("id") ?? "",
            Processes = processes,
            Pools = ContainerReader.Pools(file, processes),
            Lanes = ContainerReader.Lanes(file),
            Nodes = [.. file.Nodes],
            Flows = [.. file.Flows],
            Artifacts = ContainerReader.Artifacts(file),
            Links = links,
            Planes = DrawingReader.Read(file),
        };
        return new(new Diagram(document, parts), [.. file.Findings]);
    }
}
