using System.Globalization;
using System.Xml.Linq;
using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads how an activity repeats: standard BPMN, and how other products write the list and the item.</summary>
internal static class RepeatReader
{
    public static void Read(Compilation file, XElement element, Node node)
    {
        if (element.Element(Names.Model + "multiInstanceLoopCharacteristics") is { } many)
        {
            node.Loop = NodeReader.Flag(many, "isSequential") == true ? LoopKind.Sequential : LoopKind.Parallel;
            node.Repeats = Many(file, element, many, node.Id);
        }
        else if (element.Element(Names.Model + "standardLoopCharacteristics") is { } loop)
        {
            node.Loop = LoopKind.Standard;
            node.Repeats = new(null, null, null, null)
            {
                While = Child(file, loop, "loopCondition", node.Id),
                TestBefore = NodeReader.Flag(loop, "testBefore") == true,
                Maximum = int.TryParse(
                    (string?)loop.Attribute("loopMaximum"),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var maximum
                )
                    ? maximum
                    : null,
            };
        }
    }

    private static RepeatFacts Many(Compilation file, XElement element, XElement many, string id)
    {
        var zeebe = many.Element(Names.Model + "extensionElements")?.Element(Names.Zeebe + "loopCharacteristics");
        var list =
            (string?)many.Attribute(Names.Iso + "collection")
            ?? TaskReader.Vendor(many, "collection")
            ?? TaskReader.Text(zeebe, "inputCollection")
            ?? InputList(file, element, many);
        var item =
            (string?)many.Attribute(Names.Iso + "item")
            ?? TaskReader.Vendor(many, "elementVariable")
            ?? TaskReader.Text(zeebe, "inputElement")
            ?? DataName(many.Element(Names.Model + "inputDataItem"));
        var result = TaskReader.Text(zeebe, "outputElement");
        return new(
            Child(file, many, "loopCardinality", id),
            list is null ? null : file.Understand(id, list),
            item,
            Child(file, many, "completionCondition", id)
        )
        {
            Output =
                TaskReader.Text(zeebe, "outputCollection") is { } output && result is not null && file.Understand(id, result) is { } value
                    ? (output, value)
                    : null,
        };
    }

    private static Expression? Child(Compilation file, XElement parent, string name, string id) =>
        parent.Element(Names.Model + name)?.Value.Trim() is { Length: > 0 } text ? file.Understand(id, text) : null;

    /// <summary>The list behind loopDataInputRef: a data input of the activity stands for the variable that is handed to it.</summary>
    private static string? InputList(Compilation file, XElement element, XElement many)
    {
        if (Compilation.Reference(many.Element(Names.Model + "loopDataInputRef")?.Value) is not { } id)
        {
            return null;
        }
        var handed = element
            .Elements(Names.Model + "dataInputAssociation")
            .FirstOrDefault(a => Compilation.Reference(a.Element(Names.Model + "targetRef")?.Value) == id)
            ?.Element(Names.Model + "sourceRef")
            ?.Value;
        return DataNameOf(file, Compilation.Reference(handed) ?? id);
    }

    private static string DataNameOf(Compilation file, string id)
    {
        var data = file.ElementById(id);
        var behind = Compilation.Reference((string?)data?.Attribute("dataObjectRef"));
        return TaskReader.Text(data, "name") ?? (behind is null ? id : DataName(file.ElementById(behind)) ?? id);
    }

    private static string? DataName(XElement? data) => TaskReader.Text(data, "name") ?? TaskReader.Text(data, "id");
}
