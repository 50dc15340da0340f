using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Portal;

/// <summary>Base of the public pages: a day, a language, and reads for an agency the address names.</summary>
public abstract class PublicPage : PageModel
{
    /// <summary>Today in Vietnam.</summary>
    protected DateOnly Today => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().VietnamDay();

    /// <summary>vi or en.</summary>
    protected static string Language => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Reads inside the agency's transaction.</summary>
    protected Task<T> ReadAsync<T>(int agencyId, Func<IsoDbContext, CancellationToken, Task<T>> query, CancellationToken ct) =>
        HttpContext.RequestServices.GetRequiredService<WorkRunner>().ReadAsync(agencyId, query, ct);
}
