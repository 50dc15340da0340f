using System.Security.Cryptography;
using System.Text.Json;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Dossiers.Papers;

/// <summary>A file of a form with the token by which a refused form carries it back, so that nobody has to attach it twice.</summary>
internal sealed record Kept(string Token, ReceivedFile File);

/// <summary>Takes the files of a posted form into the store, each checked by its content before anything refers to it.</summary>
internal sealed class Uploads(FileStore store, IDataProtectionProvider protection)
{
    /// <summary>Name of the hidden field of a kept file.</summary>
    public const string KeptField = "Kept";

    /// <summary>Largest form in bytes.</summary>
    public const long MostFormBytes = 260L * 1024 * 1024;
    private const string PartField = "PartFile-";

    /// <summary>Files of the fields <c>PartFile-3</c> and <c>Files</c>, and those kept from an earlier try of the same person.</summary>
    /// <param name="problems">Files that were not taken, each with its reason; the others are kept.</param>
    public async Task<IReadOnlyList<Kept>> TakeAsync(HttpContext http, ICollection<RuleException> problems, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var protector = For(http.Acting());
        var kept = form[KeptField].OfType<string>().Select(t => Open(protector, t)).OfType<Kept>().ToList();
        foreach (var upload in form.Files.Where(f => f.Length > 0))
        {
            if (kept.Count >= PaperRules.MostFiles)
            {
                problems.Add(PaperRules.TooMany());
                break;
            }

            try
            {
                var file = new ReceivedFile(PartOf(upload.Name), ReceivedFiles.Name(upload.FileName), await SaveAsync(upload, ct));
                kept.Add(new Kept(protector.Protect(JsonSerializer.Serialize(file)), file));
            }
            catch (RuleException problem)
            {
                problems.Add(problem);
            }
        }

        return kept;
    }

    private async Task<StoredFile> SaveAsync(IFormFile upload, CancellationToken ct)
    {
        try
        {
            await using var content = upload.OpenReadStream();
            var stored = await store.SaveAsync(content, PaperRules.MostBytes, ct);
            PaperRules.MediaType(ReceivedFiles.Name(upload.FileName), stored.Kind, () => store.OpenRead(stored.Sha256));
            return stored;
        }
        catch (FileTooLargeException)
        {
            throw PaperRules.TooLarge(ReceivedFiles.Name(upload.FileName));
        }
    }

    private static int? PartOf(string field) =>
        field.StartsWith(PartField, StringComparison.Ordinal)
        && int.TryParse(field.AsSpan(PartField.Length), System.Globalization.NumberStyles.None, null, out var no)
            ? no
            : null;

    private static Kept? Open(IDataProtector protector, string token)
    {
        try
        {
            return JsonSerializer.Deserialize<ReceivedFile>(protector.Unprotect(token)) is { } file ? new Kept(token, file) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(Acting acting) =>
        protection.CreateProtector("IsoDienTu.Dossiers.Kept", $"{acting.AgencyId}", $"{acting.Actor.PersonId:N}");
}
