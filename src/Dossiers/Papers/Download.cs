using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Dossiers.Papers;

/// <summary>Hands out a dossier's file: only to its agency, always as an attachment, never run or shown by the browser inside our site.</summary>
internal static class Download
{
    public static async Task<IResult> GetAsync(HttpContext http, Guid id, WorkRunner runner, FileStore store)
    {
        var file = await runner.ReadAsync(
            http.Acting().AgencyId,
            (db, ct) => db.Set<DossierFile>().FirstOrDefaultAsync(f => f.Id == id, ct),
            http.RequestAborted
        );
        if (file is null || !store.Has(file.Sha256))
        {
            return Results.NotFound();
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        return Results.File(store.OpenRead(file.Sha256), file.MediaType, file.Name);
    }
}
