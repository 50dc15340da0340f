using IsoDienTu.Kernel;
using IsoDienTu.Processes.Standard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.HandingOver;

/// <summary>What handing work to other agencies needs of the host, and the call behind <c>/api/v1/hand-overs</c>.</summary>
internal static class HandOverSetup
{
    private const int Most = 200;

    public static ModuleSetup HandingOver(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<HandOver>();
        setup.Services.AddSingleton<IErrandAnswer>(s => s.GetRequiredService<HandOver>());
        setup.Services.AddSingleton<ISubjectPanel, HandOverPanel>();
        return setup
            .Menu("Chuyển cơ quan khác", "/Processes/HandingOver", "processes.oversee", "share", 16)
            .Api(app => app.MapGet("/api/v1/hand-overs", (Delegate)ListAsync).RequireRight("processes.oversee"));
    }

    /// <param name="state">Only these; all when not said.</param>
    public static Task<IResult> ListAsync(HttpContext http, TimeProvider clock, HandOverState? state, int? skip) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var (total, rows) = await HandedOver.ListAsync(db, state, "", clock.GetUtcNow(), Math.Max(0, skip ?? 0), Most, ct);
                return new { Total = total, HandOvers = rows };
            }
        );
}
