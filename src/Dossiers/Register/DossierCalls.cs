using IsoDienTu.Dossiers.Codes;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Dossiers.Register;

/// <summary>Calls that act on one dossier, named by its code in any known pattern.</summary>
internal static class DossierCalls
{
    /// <summary>Does the work on it; 404 when the acting agency has no such dossier.</summary>
    public static async Task<IResult> OnAsync<TInput, TAnswer>(
        HttpContext http,
        string name,
        string code,
        TInput input,
        Func<IWork, Guid, CancellationToken, Task<TAnswer>> act
    )
    {
        var clean = DossierCodes.Read(code) ?? "";
        var runner = http.RequestServices.GetRequiredService<WorkRunner>();
        var id = await runner.ReadAsync(
            http.Acting().AgencyId,
            (db, ct) => db.Set<Dossier>().Where(d => d.Code == clean).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct),
            http.RequestAborted
        );
        return id is { } dossier ? await ApiCalls.RunAsync(http, name, input, (work, ct) => act(work, dossier, ct)) : Results.NotFound();
    }
}
