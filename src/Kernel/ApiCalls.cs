using System.Security.Cryptography;
using System.Text.Json;
using IsoDienTu.Kernel.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Kernel;

/// <summary>Runs API calls with the same guarantees as pages: one unit of work, an idempotency key, problem details that carry the rule's key.</summary>
public static class ApiCalls
{
    /// <summary>Name of the header that carries the caller's key; state-changing calls without it are refused.</summary>
    public const string KeyHeader = "Idempotency-Key";

    /// <summary>Runs a state-changing call.</summary>
    /// <param name="input">The call's parsed body, part of the hash under the idempotency key.</param>
    /// <param name="plain">Whether it is ordered as <see cref="WorkOrder.Plain"/>.</param>
    public static async Task<IResult> RunAsync<TInput, T>(
        HttpContext http,
        string command,
        TInput input,
        Func<IWork, CancellationToken, Task<T>> act,
        bool plain = false
    )
    {
        var key = http.Request.Headers[KeyHeader].ToString();
        if (key.Length is < 8 or > 128)
        {
            return Results.Problem(
                statusCode: 400,
                title: $"Thiếu tiêu đề {KeyHeader} (8-128 ký tự). / Header {KeyHeader} (8-128 characters) is missing.",
                extensions: new Dictionary<string, object?> { ["code"] = "api.key.missing" }
            );
        }

        var acting = http.Acting();
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Path = http.Request.Path.Value, input }, JobJson.Options));
        var order = new WorkOrder(acting.Actor, acting.AgencyId, command, key, hash, http.TraceIdentifier, plain);
        var runner = http.RequestServices.GetRequiredService<WorkRunner>();
        return Results.Ok(await runner.RunAsync(order, act, http.RequestAborted));
    }

    /// <summary>
    /// Runs a state-changing call on one thing. A thing that the acting agency has not is not there, whatever else is sent with the call.
    /// </summary>
    /// <param name="exists">Whether the acting agency has it; else the answer is 404.</param>
    /// <param name="input">As of <see cref="RunAsync"/>.</param>
    public static async Task<IResult> RunOnAsync<TInput, T>(
        HttpContext http,
        Func<IsoDbContext, CancellationToken, Task<bool>> exists,
        string command,
        TInput input,
        Func<IWork, CancellationToken, Task<T>> act
    ) =>
        await http.RequestServices.GetRequiredService<WorkRunner>().ReadAsync(http.Acting().AgencyId, exists, http.RequestAborted)
            ? await RunAsync(http, command, input, act)
            : Results.NotFound();

    /// <summary>Runs a reading call for the acting agency; null answers 404.</summary>
    public static async Task<IResult> ReadAsync<T>(HttpContext http, Func<IsoDbContext, CancellationToken, Task<T?>> query)
        where T : class
    {
        var runner = http.RequestServices.GetRequiredService<WorkRunner>();
        var answer = await runner.ReadAsync(http.Acting().AgencyId, query, http.RequestAborted);
        return answer is null ? Results.NotFound() : Results.Ok(answer);
    }
}
