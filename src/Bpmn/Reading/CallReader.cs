using System.Collections.Immutable;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads what a call activity calls and which variables are handed over.</summary>
internal static class CallReader
{
    public static void Read(XElement element, Node node)
    {
        if (node.Kind != NodeKind.CallActivity)
        {
            return;
        }
        var extensions = element.Element(Names.Model + "extensionElements");
        var zeebe = extensions?.Element(Names.Zeebe + "calledElement");
        var mapping = extensions?.Element(Names.Zeebe + "ioMapping");
        node.Call = new CallFacts(
            TaskReader.Text(zeebe, "processId") ?? Called(TaskReader.Text(element, "calledElement")),
            [.. Vendor(extensions, "in"), .. Zeebe(mapping, "input")],
            [.. Vendor(extensions, "out"), .. Zeebe(mapping, "output")]
        )
        {
            Owner = ((string?)element.Attribute(Names.Iso + "owner"))?.Trim() is { Length: > 0 } owner ? owner : null,
            IsHandOver = (string?)element.Attribute(Names.Iso + "handOver") == "true",
        };
    }

    /// <summary>A name may carry a namespace prefix; in an expression a colon means something else.</summary>
    private static string? Called(string? text) =>
        text is null || text.StartsWith('=') || text.Contains('{', StringComparison.Ordinal) ? text : Compilation.Reference(text);

    private static IEnumerable<Passing> Vendor(XElement? extensions, string name) =>
        (extensions?.Elements() ?? [])
            .Where(e => e.Name.LocalName == name && Names.TaskAttributes.Contains(e.Name.Namespace))
            .Select(e =>
                TaskReader.Text(e, "variables") == "all" ? new Passing("", null)
                : (TaskReader.Text(e, "sourceExpression") ?? TaskReader.Text(e, "source")) is { } source
                    ? new Passing(source, TaskReader.Text(e, "target") ?? source)
                : null
            )
            .OfType<Passing>();

    private static ImmutableArray<Passing> Zeebe(XElement? mapping, string name) =>
        [
            .. (mapping?.Elements(Names.Zeebe + name) ?? [])
                .Select(e =>
                    TaskReader.Text(e, "source") is { } source ? new Passing(source, TaskReader.Text(e, "target") ?? source) : null
                )
                .OfType<Passing>(),
        ];
}
