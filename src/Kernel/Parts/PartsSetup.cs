using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IsoDienTu.Kernel.Parts;

/// <summary>The three calls a host makes to have the look: services, headers and files before routing, and one endpoint.</summary>
public static class PartsSetup
{
    /// <summary>Components, texts, bundle addresses, and an encoder that leaves Vietnamese letters as they are.</summary>
    public static IServiceCollection AddParts(this IServiceCollection services)
    {
        services.AddLocalization();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Assets>();
        services.AddSingleton<PartServices>();
        PublicCompression.Add(services);
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>Security headers, the bundle, compression of public pages and the language of the request. First in the pipeline, before error handling.</summary>
    public static IApplicationBuilder UseParts(this IApplicationBuilder app)
    {
        app.Use(SecurityHeaders.Add);
        app.Use(BundleFiles.Serve);
        app.UseResponseCompression();
        app.UseRequestLocalization(Preferences.Localization());
        return app;
    }

    /// <summary>The endpoint that keeps language, theme and rail.</summary>
    public static IEndpointRouteBuilder MapParts(this IEndpointRouteBuilder routes)
    {
        Preferences.Map(routes);
        return routes;
    }
}
