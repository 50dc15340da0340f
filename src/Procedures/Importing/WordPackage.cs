using System.IO.Compression;
using System.Xml;

namespace IsoDienTu.Procedures.Importing;

/// <summary>Whether a checked archive is a Word document without macros.</summary>
internal static class WordPackage
{
    private const string ContentTypes = "[Content_Types].xml";

    public static ReadingProblem? Problem(ZipArchive zip, string name)
    {
        var types = zip.Entries.FirstOrDefault(e => e.FullName.Equals(ContentTypes, StringComparison.OrdinalIgnoreCase));
        if (types is null)
            return Problems.NotSupported(name, "đây là tệp nén khác, không phải tài liệu Word", "it is some other archive");
        var kinds = Kinds(types);
        if (kinds.Any(IsMacro) || zip.Entries.Any(e => e.Name.StartsWith("vbaProject", StringComparison.OrdinalIgnoreCase)))
            return Problems.Macro(name);
        return kinds.Any(k =>
            k.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase)
            && k.EndsWith(".main+xml", StringComparison.OrdinalIgnoreCase)
        )
            ? null
            : Problems.NotSupported(name, "đây là tệp Office khác, không phải Word", "it is another kind of Office file");
    }

    private static bool IsMacro(string kind) =>
        kind.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
        || kind.Contains("vbaProject", StringComparison.OrdinalIgnoreCase);

    private static List<string> Kinds(ZipArchiveEntry types)
    {
        var kinds = new List<string>();
        using var content = types.Open();
        try
        {
            using var reader = XmlReader.Create(
                content,
                new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null }
            );
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } kind)
                    kinds.Add(kind);
            }
        }
        catch (XmlException)
        {
            // The markup check that follows names the fault; what was read so far still tells a macro file.
            kinds.Add("wordprocessingml.main+xml");
        }
        return kinds;
    }
}
