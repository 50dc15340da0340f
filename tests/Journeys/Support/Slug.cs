using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Journeys.Support;

/// <summary>The last part of an agency's public address.</summary>
internal static class Slug
{
    public static async Task<string> OfAsync(TestSite site, int agencyId) =>
        (await site.Services.GetRequiredService<Agencies>().FindAsync(agencyId))!.Slug;
}
