using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Web.Pages.Jobs;

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

        // Statements carry data; only their failures are worth a line.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // Half a dozen lines for each request cost more than many a request, and name who looked at what.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // What it alone would say is said above; while anyone listens to it, every request opens a scope and an activity.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddKernel(connections, options, AllModules.Create());
        builder.Services.AddKernelWeb(options);
        builder.Services.AddParts(TimeSpan.FromSeconds(builder.Configuration.GetValue("IsoDienTu:PublicCacheSeconds", 30)));
        // What a field's own check says is looked up among the texts of the module the page stands in.
        builder
            .Services.AddRazorPages()
            .AddMvcOptions(o => o.ModelBinderProviders.Insert(0, new NumberBinder()))
            .AddDataAnnotationsLocalization(o =>
                o.DataAnnotationLocalizerProvider = (page, factory) =>
                    factory.Create(page.Assembly.GetType($"{page.Assembly.GetName().Name}.{nameof(Texts)}") ?? typeof(Texts))
            );
        builder.Services.AddSingleton<IHomePart, JobsHome>();
        var app = builder.Build();
        app.UseParts();
        app.UseRouting();
        app.UseKeptAnswers();
        app.UseExceptionHandler("/Error");
        app.UseStatusCodePagesWithReExecute("/Error", "?status={0}");
        // An address that is no page is "not found" for everybody, not "sign in first": refusal by default is for pages that exist.
        app.Use(
            (http, next) =>
            {
                if (http.GetEndpoint() is not null)
                {
                    return next(http);
                }

                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }
        );
        app.UseAuthentication();
        app.UsePublicAnswers();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapParts();
        app.MapKernel();
        return app;
    }
}
