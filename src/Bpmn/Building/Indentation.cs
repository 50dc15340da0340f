using System.Xml.Linq;

namespace IsoDienTu.Bpmn.Building;

/// <summary>Puts line breaks and two spaces a level into an element made in code; text and what came from a file are left alone.</summary>
internal static class Indentation
{
    public static void Apply(XElement element, int level)
    {
        if (!element.HasElements || element.Nodes().OfType<XText>().Any())
        {
            return;
        }
        foreach (var child in element.Elements().ToList())
        {
            child.AddBeforeSelf(new XText(Break(level + 1)));
            Apply(child, level + 1);
        }
        element.Add(new XText(Break(level)));
    }

    public static string Break(int level) => "\n" + new string(' ', 2 * level);
}
