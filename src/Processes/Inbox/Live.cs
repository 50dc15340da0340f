using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace IsoDienTu.Processes.Inbox;

/// <summary>A stream of server-sent events: one whenever work is offered or given to whoever listens or opinions asked for at it have come in, or with <c>of=notices</c> whenever there is a new notice. It says that there is some, not what.</summary>
internal static class Live
{
    public const string Address = "/Processes/Inbox/Live";
    public const string OfNotices = Address + "?of=notices";

    // Short enough that neither a proxy nor a session that has ended keeps it for long; the browser comes again by itself.
    private static readonly TimeSpan breath = TimeSpan.FromSeconds(20);
    private const int Breaths = 15;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Address, StreamAsync).RequireRight("processes.work");

    public static async Task StreamAsync(HttpContext http, NewWork work, IHostApplicationLifetime host, string? of)
    {
        if (!http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            // Whoever does not ask for a stream would wait for its end.
            http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
            return;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, host.ApplicationStopping);
        var (acting, ct) = (http.Acting(), end.Token);
        using var ear = await work.ListenAsync(acting.AgencyId, [.. acting.Actor.Hears], ct, ofNotices: of == "notices");
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await SayAsync(": listening\n\n");
            for (var i = 0; i < Breaths; i++)
            {
                await SayAsync(await ear.WaitAsync(breath, ct) ? "data: new\n\n" : ": nothing\n\n");
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left, or the product is stopping.
        }

        async Task SayAsync(string words)
        {
            await http.Response.WriteAsync(words, ct);
            await http.Response.Body.FlushAsync(ct);
        }
    }
}
