using System.IO.Compression;
using System.Text;
using System.Xml;

namespace IsoDienTu.Procedures.Importing;

/// <summary>
/// Reads every XML part of a Word file once as a stream before a tree is built of it: no DTD, well formed, bounded depth and size.
/// A tree builder recurses with the nesting, and a stack overflow cannot be caught.
/// </summary>
internal static class MarkupCheck
{
    public static ReadingProblem? Inspect(ZipArchive word, string fileName, ReadingLimits limits)
    {
        foreach (var part in word.Entries)
        {
            if (
                !part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
                && !part.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)
            )
                continue;
            try
            {
                if (part.Length > limits.PartBytes || !IsBounded(part, limits))
                    return Problems.TooComplex(fileName);
            }
            catch (XmlException)
            {
                return DeclaresDtd(part) ? Problems.Dtd(fileName, part.FullName) : Problems.Broken(fileName);
            }
        }
        return null;
    }

    private static bool IsBounded(ZipArchiveEntry part, ReadingLimits limits)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        using var content = part.Open();
        using var reader = XmlReader.Create(content, settings);
        var elements = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && (++elements > limits.Elements || reader.Depth > limits.MarkupDepth))
                return false;
        }
        return true;
    }

    // The reader refuses a DTD with the same exception as any other fault, so the beginning is looked at for the answer's sake only.
    // Zero bytes are left out, which makes UTF-16 readable here without knowing its byte order.
    private static bool DeclaresDtd(ZipArchiveEntry part)
    {
        const int enough = 16_384;
        using var content = part.Open();
        var start = new byte[enough];
        var length = content.ReadAtLeast(start, enough, throwOnEndOfStream: false);
        var letters = start.Take(length).Where(b => b != 0).ToArray();
        return Encoding.Latin1.GetString(letters).Contains("<!DOCTYPE", StringComparison.Ordinal);
    }
}
