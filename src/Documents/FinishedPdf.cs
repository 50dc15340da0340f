using System.Text.Json.Serialization;

namespace IsoDienTu.Documents;

/// <summary>How far a finished PDF has been read.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileState>))]
public enum FileState
{
    /// <summary>Its pages are being read.</summary>
    Waiting,

    /// <summary>All has been read.</summary>
    Read,

    /// <summary>Something could not be read: see <see cref="FinishedPdf.Missing"/>, or pages whose words are unknown.</summary>
    Partly,
}

/// <summary>Where the words of a page come from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PageSource>))]
public enum PageSource
{
    /// <summary>They stand in the file.</summary>
    File,

    /// <summary>A program recognised them in the picture; they may be wrong.</summary>
    Recognised,

    /// <summary>There are none, or nobody could read them.</summary>
    None,
}

/// <summary>A page of a finished PDF.</summary>
/// <param name="Id">By which its picture is asked for.</param>
/// <param name="Picture">SHA-256 of its picture (JPEG); null when none could be made.</param>
/// <param name="Width">Of the picture in pixels; 0 without one.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Paragraphs">Its words.</param>
public sealed record FinishedPage(
    Guid Id,
    int Number,
    string? Picture,
    int Width,
    int Height,
    IReadOnlyList<string> Paragraphs,
    PageSource Source
);

/// <summary>A finished PDF that is the content of an issue or a draft.</summary>
/// <param name="Name">As whoever uploaded it called it.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Pages">How many it has.</param>
/// <param name="IsSigned">Whether it came with digital signatures.</param>
/// <param name="Missing">Package that the machine lacks to read all of it; null when it lacks none.</param>
/// <param name="Shown">The pages that have been read so far.</param>
public sealed record FinishedPdf(
    Guid Id,
    string Name,
    string Sha256,
    long Length,
    int Pages,
    bool IsSigned,
    FileState State,
    string? Missing,
    string UploadedBy,
    DateTimeOffset UploadedAt,
    IReadOnlyList<FinishedPage> Shown
)
{
    /// <summary>The page of a number from 1; null while it has not been read.</summary>
    public FinishedPage? Page(int number) => Shown.FirstOrDefault(p => p.Number == number);

    /// <summary>Whether words of it were recognised in pictures.</summary>
    public bool IsRecognised => Shown.Any(p => p.Source == PageSource.Recognised);
}

/// <summary>A finished PDF as a page shows it.</summary>
/// <param name="Picture">Address of the picture of a page.</param>
public sealed record FilePagesView(FinishedPdf File, Func<FinishedPage, string> Picture)
{
    /// <summary>For whoever may read documents of the agency.</summary>
    public static FilePagesView? Inside(FinishedPdf? file) =>
        file is null ? null : new FilePagesView(file, p => $"/Documents/PagePicture/{p.Id}");
}
