using System.Reflection;
using IsoDienTu.Kernel;
using IsoDienTu.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Guards;

/// <summary>One page or call as the running product maps it.</summary>
/// <param name="Route">Its route as written, e.g. <c>Dossiers/Show/{id:guid}</c>.</param>
/// <param name="Right">Key of the right it asks for; null when it is open to everybody.</param>
/// <param name="Methods">Verbs it answers.</param>
/// <param name="Handlers">Names of a page's further post handlers; the unnamed one is the empty text.</param>
internal sealed record EveryAddress(string Route, string? Right, bool IsPage, IReadOnlyList<string> Methods, IReadOnlyList<string> Handlers)
{
    /// <summary>Whether the route names one thing by its identifier.</summary>
    public bool IsOfOneThing => Route.Contains('{', StringComparison.Ordinal);

    public override string ToString() => Route;

    /// <summary>Reads the routes of the product itself, so that a new page is under guard the day it is added.</summary>
    public static async Task<IReadOnlyList<EveryAddress>> ListAsync(TestSite site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var found = new List<EveryAddress>();
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var route = endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
            {
                var verbs = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
                found.Add(new EveryAddress(route, Asked(endpoint.Metadata, route), IsPage: false, [.. verbs], []));
                continue;
            }

            var compiled = await loader.LoadAsync(page, endpoint.Metadata);
            var posts = compiled.HandlerMethods.Where(h => h.HttpMethod == "Post").Select(h => h.Name ?? "").ToList();
            var right = Asked(new EndpointMetadataCollection(compiled.ModelTypeInfo!.GetCustomAttributes()), route);
            found.Add(new EveryAddress(route, right, IsPage: true, posts.Count > 0 ? ["GET", "POST"] : ["GET"], posts));
        }

        return [.. found.DistinctBy(a => (a.Route, string.Join(',', a.Methods))).OrderBy(a => a.Route, StringComparer.Ordinal)];
    }

    private static string? Asked(EndpointMetadataCollection statements, string route) =>
        statements.GetMetadata<PublicAttribute>() is not null ? null
        : statements.GetMetadata<RightAttribute>()?.Key is { } key ? key
        : throw new InvalidOperationException($"{route} names neither a right nor a reason to be public.");
}
