using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Processes.Waiting;

/// <summary>The call behind <c>/api/v1/process-loads</c>: where the agency's open work waits.</summary>
internal static class LoadApi
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/v1/process-loads", ListAsync).RequireRight("processes.oversee");

    /// <param name="process">Of one process; all when not said.</param>
    public static Task<IResult> ListAsync(HttpContext http, TimeProvider clock, Guid? process) =>
        ApiCalls.ReadAsync(http, async (db, ct) => (await LoadQuery.RunAsync(db, process, clock.GetUtcNow(), ct)).ToList());
}
