using System.Xml.Linq;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn.Building;

/// <summary>Writes what a button asks as iso:outcome; AskedReader reads it.</summary>
internal static class AskedXml
{
    public static XElement Write(Asked asked) =>
        new(
            Names.Iso + "outcome",
            asked.Comment ? new XAttribute("comment", "required") : null,
            asked.CommentLabel is null ? null : new XAttribute("commentLabel", asked.CommentLabel),
            asked.Confirm ? new XAttribute("confirm", "true") : null,
            asked.Forms.IsEmpty ? null : new XAttribute("forms", string.Join(';', asked.Forms)),
            asked.Fields.Select(Field),
            asked.Papers.Select(p => new XElement(Names.Iso + "paper", new XAttribute("name", p)))
        );

    private static XElement Field(AskedField field) =>
        new(
            Names.Iso + "field",
            new XAttribute("name", field.Name),
            new XAttribute("label", field.Label),
            new XAttribute("kind", field.Kind.ToString().ToLowerInvariant()),
            field.Required ? new XAttribute("required", "true") : null,
            field.Choices.IsEmpty ? null : new XAttribute("choices", string.Join(';', field.Choices))
        );
}
