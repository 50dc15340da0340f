using System.Collections.Immutable;
using System.Text;
using IsoDienTu.Bpmn.Reading;

namespace IsoDienTu.Bpmn;

/// <summary>What came out of reading a file.</summary>
/// <param name="Diagram">The compiled diagram; null when the file cannot be read at all (not XML, DTD, too large, not BPMN).</param>
/// <param name="Findings">What was noticed, in document order; an error means an element was left out and the diagram must not be published.</param>
public sealed record ReadResult(Diagram? Diagram, ImmutableArray<Finding> Findings)
{
    public bool HasErrors => Findings.Any(f => f.Level == FindingLevel.Error);
}

/// <summary>
/// Reads BPMN 2.0 XML from any tool. Never throws for what the file holds: DTDs, entities and outside files are refused, and at most
/// 10 MB, 50,000 XML elements, 100 levels and 10,000 nodes and flows are accepted.
/// </summary>
public static class BpmnReader
{
    /// <summary>Longer files are refused unread.</summary>
    public const int MaxBytes = SafeXml.MaxBytes;

    /// <summary>The answer for a file that is not even to be loaded.</summary>
    public static ReadResult TooLarge(long size) => new(null, [SafeXml.TooLarge(size)]);

    public static ReadResult Read(byte[] file)
    {
        var (document, problem) = SafeXml.Load(file);
        return document is null ? new(null, [problem!]) : Compiler.Compile(document);
    }

    /// <summary>Reads XML text; an encoding named in its first line is ignored.</summary>
    public static ReadResult Read(string xml)
    {
        var start = xml.StartsWith("<?xml", StringComparison.Ordinal) ? xml.IndexOf("?>", StringComparison.Ordinal) + 2 : 0;
        return Read(Encoding.UTF8.GetBytes(xml[Math.Max(start, 0)..].TrimStart()));
    }
}
