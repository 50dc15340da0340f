using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Published;

/// <summary>A form to download; only files that a procedure in force names are given out.</summary>
[Public("Forms of a published procedure")]
[PublicCache("agency")]
internal sealed class FormFile(Agencies agencies, FileStore files) : PublicPage
{
    public async Task<IActionResult> OnGetAsync(string agency, string procedure, string sha, CancellationToken ct)
    {
        if (await agencies.FindBySlugAsync(agency, ct) is not { } card)
        {
            return NotFound();
        }

        var found = await ReadAsync(card.Id, (db, token) => PublishedProcedures.FindAsync(db, procedure, Today, token), ct);
        return found?.Forms.FirstOrDefault(f => f.Sha256 == sha) is { } form && files.Has(sha)
            ? File(files.OpenRead(sha), form.MediaType ?? FileKind.Unknown.MediaType, form.FileName ?? form.Code)
            : NotFound();
    }
}
