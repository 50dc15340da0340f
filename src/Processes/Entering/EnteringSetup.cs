using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Processes.Entering;

/// <summary>What entering later needs of the host, and its calls behind <c>/api/v1/backdate-rule</c>.</summary>
internal static class EnteringSetup
{
    /// <summary>To say that a step was done earlier than it is entered.</summary>
    public const string Right = "processes.backdate";

    public static ModuleSetup Entering(this ModuleSetup setup)
    {
        setup.Services.AddSingleton<Backdating>();
        return setup
            .Right(
                Right,
                "Nhập sau bước đã làm, trong số ngày cơ quan cho phép",
                Roles.DeskClerk,
                Roles.Specialist,
                Roles.UnitHead,
                Roles.AgencyHead,
                Roles.ProcessOwner
            )
            .Right(BackdateSetting.Right, "Đặt số ngày được nhập sau của cơ quan", Roles.ProcessOwner)
            .Menu("Nhập sau", "/Processes/Entering/Settings", BackdateSetting.Right, "history", 907, "Quản trị")
            .Api(Map);
    }

    private static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/api/v1/backdate-rule", (Delegate)FindAsync).RequireRight(BackdateSetting.Right);
        app.MapPost("/api/v1/backdate-rule", SetAsync).RequireRight(BackdateSetting.Right);
    }

    private static Task<IResult> FindAsync(HttpContext http) =>
        ApiCalls.ReadAsync(
            http,
            async (db, ct) => new BackdateInput((await db.Set<BackdateRow>().FirstOrDefaultAsync(ct))?.Days ?? Backdating.UsualDays)
        );

    private static Task<IResult> SetAsync(HttpContext http, BackdateInput input) =>
        ApiCalls.RunAsync(
            http,
            "processes.set_backdate_rule",
            input,
            async (work, ct) =>
            {
                await BackdateSetting.SaveAsync(work, input, null, ct);
                return input;
            }
        );
}
