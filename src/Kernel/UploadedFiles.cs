using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel;

/// <summary>A file that somebody sent and that is in the store.</summary>
/// <param name="Token">
/// By this the same person, acting for the same agency, names the file again: a refused form carries it back, so that nobody has to attach it twice.
/// </param>
/// <param name="Field">Name of the form's input it came by.</param>
/// <param name="Name">As the sender called it, made safe.</param>
/// <param name="MediaType">Under which it is kept.</param>
public sealed record UploadedFile(string Token, string Field, string Name, string MediaType, StoredFile File);

/// <summary>Takes the files of a posted form into the store, each checked by its content before anything refers to it. Thread-safe.</summary>
public sealed class UploadedFiles(FileStore store, IDataProtectionProvider protection)
{
    /// <summary>Name of the hidden field of a file kept from an earlier try.</summary>
    public const string KeptField = "Kept";

    /// <summary>Largest form in bytes.</summary>
    public const long MostFormBytes = 260L * 1024 * 1024;

    /// <summary>The files of a form, and those kept from an earlier try of the same person.</summary>
    /// <param name="problems">Files that were not taken, each with its reason; the others are kept.</param>
    public async Task<IReadOnlyList<UploadedFile>> TakeAsync(HttpContext http, ICollection<RuleException> problems, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        var kept = form[KeptField].OfType<string>().Select(t => Open(http, t)).OfType<UploadedFile>().ToList();
        foreach (var upload in form.Files.Where(f => f.Length > 0))
        {
            if (kept.Count >= UploadRules.MostFiles)
            {
                problems.Add(UploadRules.TooMany(upload.Name));
                break;
            }

            try
            {
                kept.Add(await TakeAsync(http, upload, ct));
            }
            catch (RuleException problem)
            {
                problems.Add(problem);
            }
        }

        return kept;
    }

    /// <summary>Takes one file.</summary>
    /// <exception cref="RuleException">It is too large or of a kind that is not taken.</exception>
    public async Task<UploadedFile> TakeAsync(HttpContext http, IFormFile upload, CancellationToken ct)
    {
        var name = ReceivedFiles.Name(upload.FileName);
        try
        {
            await using var content = upload.OpenReadStream();
            var stored = await store.SaveAsync(content, UploadRules.MostBytes, ct);
            var type = UploadRules.MediaType(name, stored.Kind, () => store.OpenRead(stored.Sha256), upload.Name);
            var file = new UploadedFile("", upload.Name, name, type, stored);
            return file with { Token = For(http.Acting()).Protect(JsonSerializer.Serialize(file)) };
        }
        catch (FileTooLargeException)
        {
            throw UploadRules.TooLarge(name, upload.Name);
        }
    }

    /// <summary>The file of a token; null for one that this person, acting for this agency, was not given.</summary>
    public UploadedFile? Open(HttpContext http, string token)
    {
        try
        {
            var text = For(http.Acting()).Unprotect(token);
            return JsonSerializer.Deserialize<UploadedFile>(text) is { } file ? file with { Token = token } : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(Acting acting) =>
        protection.CreateProtector("IsoDienTu.Kept", $"{acting.AgencyId}", $"{acting.Actor.PersonId:N}");
}
