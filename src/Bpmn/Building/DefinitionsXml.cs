using System.Xml.Linq;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn.Building;

/// <summary>The frame of a BPMN file made by this product, written with line breaks so that people can read and compare it.</summary>
internal static class DefinitionsXml
{
    public static XDocument Document(string id, params XElement[] content)
    {
        var root = new XElement(
            Names.Model + "definitions",
            new XAttribute("xmlns", Names.Model.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "bpmndi", Names.Di.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dc", Names.Dc.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "di", Names.DdDi.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "xsi", Names.Xsi.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "iso", Names.Iso.NamespaceName),
            new XAttribute("id", id),
            new XAttribute("targetNamespace", "urn:isodientu:process"),
            new XAttribute("exporter", "IsoDienTu"),
            content
        );
        Indentation.Apply(root, 0);
        return new XDocument(new XDeclaration("1.0", "UTF-8", null), root);
    }
}
