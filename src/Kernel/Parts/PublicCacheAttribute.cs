using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// Says of a public page that its answer depends on nothing but address, language, theme and day, and on data whose changes call
/// <see cref="PublicCache.Renew()"/> or <see cref="PublicCache.Renew(int)"/>. Such an answer is made once and given to everybody. Never on a page that shows a person's data, sets a cookie
/// or holds a form with an antiforgery field.
/// </summary>
/// <param name="place">Route value that names the one agency the page is about (<see cref="PublicCache.Shows"/>); null for a page over several.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PublicCacheAttribute(string? place = null) : Attribute, IOutputCachePolicy
{
    /// <summary>Route value that names the agency.</summary>
    public string? Place { get; } = place;

    /// <inheritdoc />
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.HttpContext.RequestServices.GetRequiredService<PublicCache>().Decide(context);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>Only a good answer without a cookie is kept: "not found" may be found in the next second, and a cookie is somebody's own.</summary>
    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
        return ValueTask.CompletedTask;
    }
}
