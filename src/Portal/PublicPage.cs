using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
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

    /// <summary>The agency's name in the reader's language, where it has one in it.</summary>
    public static string NameOf(AgencyCard agency) => Language == "en" && agency.NameEn.Length > 0 ? agency.NameEn : agency.Name;

    /// <summary>Reads inside the agency's transaction. A page that names its agency in the address is from then on kept with that agency's pages.</summary>
    protected Task<T> ReadAsync<T>(int agencyId, Func<IsoDbContext, CancellationToken, Task<T>> query, CancellationToken ct)
    {
        HttpContext.RequestServices.GetRequiredService<PublicCache>().Shows(HttpContext, agencyId);
        return HttpContext.RequestServices.GetRequiredService<WorkRunner>().ReadAsync(agencyId, query, ct);
    }

    /// <summary>Reads what all agencies published, for a page over the whole province.</summary>
    protected Task<T> EverywhereAsync<T>(Func<IsoDbContext, CancellationToken, Task<T>> query, CancellationToken ct) =>
        HttpContext.RequestServices.GetRequiredService<WorkRunner>().ReadEverywhereAsync(query, ct);

    /// <summary>Where something found is read, at the section it was found in.</summary>
    public static string HrefOf(AgencyCard agency, PublishedHit hit) =>
        $"/Portal/{(hit.Kind == DocumentKind.Procedure ? "Procedure" : "Document")}/{agency.Slug}/{hit.Slug}"
        + (hit.Anchor is null ? "" : "#" + hit.Anchor);
}
