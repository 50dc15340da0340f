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
            return TooMany(file.Nodes.Count > 0 ? file.Nodes[^1].Id : null);
        }
        var links = ContainerReader.Links(file);
        Partners.Join(file, links);
        if (Weight.TooHeavy(file) is { } heavy)
        {
            return TooMany(heavy.Id);
        }
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

    private static ReadResult TooMany(string? id) =>
        new(
            null,
            [
                new(
                    id,
                    FindingLevel.Error,
                    "too_many_elements",
                    $"Sơ đồ có hơn {Compilation.MaxNodes:N0} nút và luồng, hoặc quá nhiều nhánh nhập lại (tới '{id}'). Hãy tách quy trình thành nhiều tệp.",
                    $"The diagram has more than {Compilation.MaxNodes:N0} nodes and flows, or too many branches that join (up to '{id}'). Split it into several files."
                ),
            ]
        );
}
