using System.Globalization;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Localization;

namespace IsoDienTu.Web;

/// <summary>Puts the whole product together; used by the program and by the tests, so that both run the same thing.</summary>
public static class Product
{
    /// <summary>Registers services and builds the request pipeline.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, DatabaseConnections connections, KernelOptions options)
    {
        if (builder.Environment.IsProduction())
        {
            builder.Logging.ClearProviders().AddJsonConsole();
        }

        builder.Services.AddKernel(connections, options, AllModules.Create());
        builder.Services.AddKernelWeb(options);
        builder.Services.AddRazorPages();
        builder.Services.Configure<RouteOptions>(o => o.LowercaseUrls = false);
        builder.Services.Configure<RequestLocalizationOptions>(Languages);
        var app = builder.Build();
        app.UseExceptionHandler("/Error");
        app.UseStatusCodePagesWithReExecute("/Error", "?status={0}");
        app.UseStaticFiles();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapKernel();
        return app;
    }

    /// <summary>Vietnamese is the language of the product; English only by the person's own choice, never by the browser's header.</summary>
    private static void Languages(RequestLocalizationOptions options)
    {
        var vi = CultureInfo.GetCultureInfo("vi-VN");
        var en = CultureInfo.GetCultureInfo("en-GB");
        options.DefaultRequestCulture = new RequestCulture(vi);
        options.SupportedCultures = [vi, en];
        options.SupportedUICultures = [vi, en];
        options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "language" }];
    }
}
