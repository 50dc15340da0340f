using System.IO.Compression;
using System.Xml;
using AngleSharp.Dom;
using DocumentFormat.OpenXml.Packaging;

namespace IsoDienTu.Procedures.Importing;

/// <summary>From bytes to a reading: decides by content what the file is, lets only safe files through, and turns every failure into a problem.</summary>
internal static class FileReading
{
    public static ReadingOutcome Read(Stream file, string fileName, ReadingLimits limits)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        try
        {
            var bytes = Bytes(file, limits.FileBytes);
            return bytes is null ? Refuse(Problems.TooLarge(name, limits.FileBytes)) : Read(bytes, name, limits);
        }
        catch (Exception fault) when (IsBadFile(fault))
        {
            return Refuse(Problems.Broken(name));
        }
        catch (TooComplexException)
        {
            return Refuse(Problems.TooComplex(name));
        }
    }

    private static ReadingOutcome Read(byte[] bytes, string name, ReadingLimits limits)
    {
        var kind = FileKind.Of(bytes, name);
        if (kind.Problem is not null)
            return Refuse(kind.Problem);
        if (kind.IsWord && WordProblem(bytes, name, limits) is { } problem)
            return Refuse(problem);
        var source = kind.IsWord ? WordSource.Read(bytes, limits) : HtmlSource.Read(bytes, limits);
        var reading = Understanding.Of(source, name);
        return reading is null ? Refuse(Problems.NoSteps(name)) : new ReadingOutcome(reading, null);
    }

    private static ReadingProblem? WordProblem(byte[] bytes, string name, ReadingLimits limits)
    {
        using var archive = new MemoryStream(bytes, writable: false);
        var fault = ArchiveCheck.Inspect(archive, limits);
        if (fault is not null)
            return Problems.Archive(name, fault);
        archive.Position = 0;
        using var zip = new ZipArchive(archive, ZipArchiveMode.Read);
        return WordPackage.Problem(zip, name) ?? MarkupCheck.Inspect(zip, name, limits);
    }

    // Null when there is more than allowed; at most one byte more than the limit is ever read.
    private static byte[]? Bytes(Stream file, long limit)
    {
        if (file.CanSeek && file.Length - file.Position > limit)
            return null;
        using var kept = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = file.Read(buffer)) > 0)
        {
            if (kept.Length + read > limit)
                return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static ReadingOutcome Refuse(ReadingProblem problem) => new(null, problem);

    // What the zip, XML, Word and HTML readers throw on damaged input; anything else is a fault of ours and must be seen.
    private static bool IsBadFile(Exception fault) =>
        fault
            is InvalidDataException
                or XmlException
                or OpenXmlPackageException
                or FileFormatException
                or DomException
                or EndOfStreamException
                or FormatException
                or ArgumentException
                or InvalidOperationException
                or NotSupportedException
                or KeyNotFoundException;
}
