using System.Collections.Immutable;
using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Reading;

/// <summary>Reads what a button asks (iso:outcome); what cannot be understood is a finding, and the rest is kept.</summary>
internal static class AskedReader
{
    /// <summary>Of a sequence flow or a task; null where nothing is said.</summary>
    public static Asked? Of(Compilation file, XElement element, string id) =>
        element.Element(Names.Model + "extensionElements")?.Element(Names.Iso + "outcome") is not { } said
            ? null
            : new Asked
            {
                Comment = Said(file, id, said, "comment", "required"),
                CommentLabel = TaskReader.Text(said, "commentLabel"),
                Confirm = Said(file, id, said, "confirm", "true"),
                Forms = List(TaskReader.Text(said, "forms")),
                Papers = [.. said.Elements(Names.Iso + "paper").Select(p => TaskReader.Text(p, "name") ?? "")],
                Fields = [.. said.Elements(Names.Iso + "field").Select(f => Field(file, id, f))],
            };

    private static AskedField Field(Compilation file, string id, XElement field)
    {
        var name = TaskReader.Text(field, "name") ?? "";
        return new(name, TaskReader.Text(field, "label") ?? name, Kind(file, id, field, name), Said(file, id, field, "required", "true"))
        {
            Choices = List(TaskReader.Text(field, "choices")),
        };
    }

    private static AskedKind Kind(Compilation file, string id, XElement field, string name)
    {
        switch (TaskReader.Text(field, "kind"))
        {
            case null or "text":
                return AskedKind.Text;
            case "date":
                return AskedKind.Date;
            case "number":
                return AskedKind.Number;
            case "choice":
                return AskedKind.Choice;
            case var other:
                file.Error(
                    id,
                    "outcome_kind",
                    $"Trường '{name}' của '{id}' có loại '{other}', không có loại này; chỉ có text, date, number và choice.",
                    $"The field '{name}' of '{id}' is of the kind '{other}', which there is not; there are text, date, number and choice."
                );
                return AskedKind.Text;
        }
    }

    /// <summary>Whether an attribute says the one thing it can say; anything else but its opposite is a finding.</summary>
    private static bool Said(Compilation file, string id, XElement element, string attribute, string yes)
    {
        var text = TaskReader.Text(element, attribute);
        if (text is not (null or "false" or "optional") && text != yes)
        {
            file.Error(
                id,
                "outcome_word",
                $"'{id}': {attribute}=\"{text}\" không có nghĩa; chỉ ghi \"{yes}\" hoặc bỏ đi.",
                $"'{id}': {attribute}=\"{text}\" means nothing; write \"{yes}\" or leave it out."
            );
        }
        return text == yes;
    }

    private static ImmutableArray<string> List(string? text) =>
        [.. (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
