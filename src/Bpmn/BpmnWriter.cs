using System.Text;
using System.Xml;

namespace IsoDienTu.Bpmn;

/// <summary>
/// Writes a diagram as BPMN 2.0 XML in UTF-8. What came from a file is written back as it was, with vendor extensions, unknown elements,
/// comments and drawing; what was changed or built in code is valid BPMN 2.0 that other tools open.
/// </summary>
public static class BpmnWriter
{
    public static byte[] Write(Diagram diagram)
    {
        using var stream = new MemoryStream();
        // Entitize: a carriage return in a name or note comes back as one.
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            NewLineHandling = NewLineHandling.Entitize,
        };
        using (var writer = XmlWriter.Create(stream, settings))
        {
            diagram.Source.Save(writer);
        }
        return stream.ToArray();
    }

    public static string WriteText(Diagram diagram) => Encoding.UTF8.GetString(Write(diagram));
}
