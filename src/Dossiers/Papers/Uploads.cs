using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Dossiers.Papers;

/// <summary>A file of a form with the token by which a refused form carries it back, so that nobody has to attach it twice.</summary>
internal sealed record Kept(string Token, ReceivedFile File);

/// <summary>Takes the files of a posted form, and says to which part of the dossier each belongs.</summary>
internal sealed class Uploads(UploadedFiles files)
{
    /// <inheritdoc cref="UploadedFiles.KeptField"/>
    public const string KeptField = UploadedFiles.KeptField;

    /// <inheritdoc cref="UploadedFiles.MostFormBytes"/>
    public const long MostFormBytes = UploadedFiles.MostFormBytes;
    private const string PartField = "PartFile-";

    /// <summary>Files of the fields <c>PartFile-3</c> and <c>Files</c>, and those kept from an earlier try of the same person.</summary>
    /// <param name="problems">Files that were not taken, each with its reason; the others are kept.</param>
    public async Task<IReadOnlyList<Kept>> TakeAsync(HttpContext http, ICollection<RuleException> problems, CancellationToken ct) =>
        [.. (await files.TakeAsync(http, problems, ct)).Select(f => new Kept(f.Token, new ReceivedFile(PartOf(f.Field), f.Name, f.File)))];

    private static int? PartOf(string field) =>
        field.StartsWith(PartField, StringComparison.Ordinal)
        && int.TryParse(field.AsSpan(PartField.Length), System.Globalization.NumberStyles.None, null, out var no)
            ? no
            : null;
}
