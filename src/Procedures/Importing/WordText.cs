using System.Text;
using DocumentFormat.OpenXml;

namespace IsoDienTu.Procedures.Importing;

/// <summary>The visible text of a Word paragraph: inserted text counts, deleted and hidden text and field codes do not.</summary>
internal sealed class WordText(WordNumbering numbering, ReadingLimits limits)
{
    private int _left = limits.Characters;

    public ReadingLimits Limits => limits;

    /// <param name="boxes">Contents of text boxes anchored in the paragraph, to be read after it.</param>
    public string Of(OpenXmlElement paragraph, out List<OpenXmlElement> boxes)
    {
        var text = new StringBuilder();
        boxes = [];
        Add(paragraph, text, boxes);
        var label = numbering.Label(paragraph);
        var clean = Fold.Clean(text.ToString());
        var line =
            label.Length == 0 ? clean
            : clean.Length == 0 ? label
            : $"{label} {clean}";
        _left -= line.Length;
        return _left >= 0 ? line : throw new TooComplexException();
    }

    private static void Add(OpenXmlElement element, StringBuilder text, List<OpenXmlElement> boxes)
    {
        foreach (var child in element.ChildElements)
        {
            switch (child.LocalName)
            {
                case "t":
                    text.Append(child.InnerText);
                    break;
                case "tab" or "ptab":
                    text.Append(' ');
                    break;
                case "br" or "cr":
                    text.Append('\n');
                    break;
                case "noBreakHyphen":
                    text.Append('-');
                    break;
                case "txbxContent":
                    boxes.Add(child);
                    break;
                case "pPr" or "rPr" or "del" or "moveFrom" or "instrText" or "delInstrText" or "delText" or "Fallback":
                    break;
                case "r" when IsHidden(child):
                    break;
                default:
                    Add(child, text, boxes);
                    break;
            }
        }
    }

    private static bool IsHidden(OpenXmlElement run) =>
        run.ChildElements.FirstOrDefault(c => c.LocalName == "rPr")?.ChildElements.Any(c => c.LocalName == "vanish" && !IsOff(c)) == true;

    private static bool IsOff(OpenXmlElement mark) =>
        mark.GetAttributes().Any(a => a.LocalName == "val" && a.Value is "0" or "false" or "off");
}
