using IsoDienTu.Kernel;
using IsoDienTu.Processes.Holding;
using IsoDienTu.Processes.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Lateness;

/// <summary>The caller's notices of the last days, the newest first.</summary>
/// <param name="Notices">The first 200.</param>
internal sealed record ApiNotices(int Total, int Unread, IReadOnlyList<NoticeLine> Notices);

/// <param name="Ids">Which have been read; all when missing.</param>
internal sealed record ApiRead(IReadOnlyList<Guid>? Ids = null);

/// <summary>The calls behind <c>/api/v1/notices</c>, <c>/api/v1/lateness</c> and <c>/api/v1/near-rule</c>, under the rules of the pages.</summary>
internal static class LatenessApi
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/notices", NoticesAsync).RequireRight("processes.work");
        app.MapPost("/api/v1/notices/read", ReadAsync).RequireRight("processes.work");
        app.MapGet("/api/v1/lateness", LoadAsync).RequireRight(LatenessSetup.Right);
        app.MapGet("/api/v1/near-rule", (Delegate)NearAsync).RequireRight(NearSetting.Right);
        app.MapPost("/api/v1/near-rule", SetNearAsync).RequireRight(NearSetting.Right);
    }

    public static Task<IResult> NoticesAsync(HttpContext http, TimeProvider clock, bool? unread) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) =>
            {
                var (actor, now) = (http.Acting().Actor, clock.GetUtcNow());
                return new ApiNotices(
                    await NoticeList.CountAsync(db, actor, now, false, ct),
                    await NoticeList.CountAsync(db, actor, now, true, ct),
                    await NoticeList.ReadAsync(db, actor, now, unread ?? false, 0, Most, ct)
                );
            }
        );

    public static Task<IResult> ReadAsync(HttpContext http, ApiRead input) =>
        ApiCalls.RunAsync(
            http,
            "processes.read_notices",
            input,
            async (work, ct) => new { Read = await NoticeList.ReadAsync(work, input.Ids, ct) }
        );

    public static async Task<IResult> LoadAsync(HttpContext http, Offices offices, WorkLists lists)
    {
        var acting = http.Acting();
        var list = await lists.OfAsync(acting, Load.ListOf(acting).ToString(), http.RequestAborted);
        var staffed = await offices.StaffedAsync(acting, http.RequestAborted);
        return await ApiCalls.ReadAsync(http, async (db, ct) => await Load.ReadAsync(db, staffed, list, ct));
    }

    public static Task<IResult> NearAsync(HttpContext http) =>
        ApiCalls.ReadAsync(http, async (db, ct) => (await db.Set<NearRow>().FirstOrDefaultAsync(ct))?.Rules ?? NearDueRules.Usual);

    public static Task<IResult> SetNearAsync(HttpContext http, NearInput input, NearSetting setting) =>
        ApiCalls.RunAsync(
            http,
            "processes.set_near_rule",
            input,
            async (work, ct) =>
            {
                await setting.SaveAsync(work, input, null, ct);
                return input;
            }
        );
}
