using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IsoDienTu.Kernel.Parts;

/// <summary>The calls a host makes to have the look: services, headers and files before routing, kept answers right after it, public answers after authentication, and one endpoint.</summary>
public static class PartsSetup
{
    /// <summary>Components, texts, bundle addresses, public pages, and an encoder that leaves Vietnamese letters as they are.</summary>
    /// <param name="keepPublicFor">Longest time a public answer is kept; zero keeps none.</param>
    public static IServiceCollection AddParts(this IServiceCollection services, TimeSpan keepPublicFor)
    {
        services.AddLocalization();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Assets>();
        services.AddSingleton<PartServices>();
        PublicCompression.Add(services);
        services.AddOutputCache(PublicCache.Limit);
        services.AddSingleton(p => new PublicCache(
            keepPublicFor,
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<IResponseCompressionProvider>()
        ));
        services.AddSingleton<LastAnswers>();
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>Security headers and the bundle. First in the pipeline, before routing.</summary>
    public static IApplicationBuilder UseParts(this IApplicationBuilder app)
    {
        app.Use(SecurityHeaders.Add);
        app.Use(EmbeddedPages.ForgetPerson);
        app.Use(BundleFiles.Serve);
        return app;
    }

    /// <summary>
    /// Public pages given from memory, then the language of whoever gets none from there. After routing, which knows the page; before everything
    /// else, since an answer that is there can neither fail nor be refused, and half of what a kept answer costs was asking.
    /// </summary>
    public static IApplicationBuilder UseKeptAnswers(this IApplicationBuilder app)
    {
        app.UseOutputCache();
        app.UseRequestLocalization(Preferences.Localization());
        return app;
    }

    /// <summary>
    /// Public pages that are to be kept, tagged and compressed; compressed before they are kept, so that it is done once; the last ones made stand
    /// in while the database is away. After authentication, which knows for whom an answer is not shared.
    /// </summary>
    public static IApplicationBuilder UsePublicAnswers(this IApplicationBuilder app)
    {
        app.Use(EntityTags.Add);
        app.UseResponseCompression();
        app.Use(LastAnswers.Serve);
        return app;
    }

    /// <summary>The endpoint that keeps language, theme and rail.</summary>
    public static IEndpointRouteBuilder MapParts(this IEndpointRouteBuilder routes)
    {
        Preferences.Map(routes);
        return routes;
    }
}
