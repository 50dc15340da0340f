using System.Xml.Linq;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn.Building;

/// <summary>The one way a diagram changes: copy its XML, change the copy, compile it again.</summary>
internal static class Edits
{
    public static Diagram Change(Diagram diagram, Action<XElement> change)
    {
        var copy = new XDocument(diagram.Source);
        change(copy.Root!);
        return Compile(copy);
    }

    public static Diagram Compile(XDocument document) =>
        Compiler.Compile(document).Diagram ?? throw new InvalidOperationException("A change left no readable diagram.");

    /// <summary>The model element (not its drawing) of that id.</summary>
    /// <exception cref="ArgumentException">The diagram has no such element.</exception>
    public static XElement Find(XElement root, string id) =>
        root.Descendants().FirstOrDefault(e => e.Name.Namespace == Names.Model && (string?)e.Attribute("id") == id)
        ?? throw new ArgumentException($"The diagram has no element '{id}'.", nameof(id));

    /// <summary>Gives a namespace a readable prefix when the file has none for it and the prefix is free.</summary>
    public static void Declare(XElement root, string prefix, XNamespace ns)
    {
        if (root.GetPrefixOfNamespace(ns) is null && root.GetNamespaceOfPrefix(prefix) is null)
        {
            root.SetAttributeValue(XNamespace.Xmlns + prefix, ns.NamespaceName);
        }
    }
}
