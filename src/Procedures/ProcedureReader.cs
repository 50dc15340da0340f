using System.Diagnostics.CodeAnalysis;
using IsoDienTu.Procedures.Importing;

namespace IsoDienTu.Procedures;

/// <summary>
/// Reads an approved procedure from a Word (.docx) or HTML file. Pure: no database, no network, no clock; safe to call from several threads.
/// A bad file never throws; it gives a <see cref="ReadingProblem"/>.
/// </summary>
public static class ProcedureReader
{
    /// <param name="file">The file's bytes; read once from the current position, never beyond the size limit, and not closed.</param>
    /// <param name="fileName">Name as given by the person; used for the id and in messages, never for deciding what the file is.</param>
    /// <param name="limits">Bounds for hostile files; null takes the defaults.</param>
    public static ReadingOutcome Read(Stream file, string fileName, ReadingLimits? limits = null) =>
        FileReading.Read(file, fileName, limits ?? new ReadingLimits());
}

/// <summary>Either a reading or the reason why there is none.</summary>
public sealed record ReadingOutcome(ProcedureReading? Reading, ReadingProblem? Problem)
{
    [MemberNotNullWhen(true, nameof(Reading))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Understood => Reading is not null;
}

/// <summary>Why a file was not read. The sentences name the rule and the mend.</summary>
/// <param name="Key">Stable key such as procedure.file.encrypted; also the API error code.</param>
/// <param name="Message">Vietnamese sentence.</param>
/// <param name="MessageEn">English sentence.</param>
public sealed record ReadingProblem(string Key, string Message, string MessageEn);

/// <summary>Bounds within which a file is read. The defaults fit every procedure seen and keep a hostile file cheap.</summary>
public sealed record ReadingLimits
{
    /// <summary>Largest file, in bytes.</summary>
    public long FileBytes { get; init; } = 50L << 20;

    /// <summary>Largest number of entries in an archive, nested archives included.</summary>
    public int Entries { get; init; } = 1_000;

    /// <summary>Largest sum of unpacked bytes, nested archives included.</summary>
    public long UnpackedBytes { get; init; } = 200L << 20;

    /// <summary>Largest ratio of unpacked to packed bytes of an entry over one megabyte.</summary>
    public int Ratio { get; init; } = 100;

    /// <summary>How deep archives may lie inside archives; a Word file itself is depth 1.</summary>
    public int ArchiveDepth { get; init; } = 3;

    /// <summary>How deep elements may be nested in XML or HTML.</summary>
    public int MarkupDepth { get; init; } = 256;

    /// <summary>Largest HTML file, in bytes; its text is all there is to it.</summary>
    public int HtmlBytes { get; init; } = 10 << 20;

    /// <summary>Largest number of elements in an HTML file.</summary>
    public int HtmlElements { get; init; } = 100_000;

    /// <summary>Largest number of XML elements in one part of a Word file.</summary>
    public int Elements { get; init; } = 600_000;

    /// <summary>Largest XML part of a Word file, in unpacked bytes.</summary>
    public long PartBytes { get; init; } = 64L << 20;

    /// <summary>Largest number of rows of one table.</summary>
    public int Rows { get; init; } = 20_000;

    /// <summary>Largest number of characters of text.</summary>
    public int Characters { get; init; } = 5_000_000;
}
