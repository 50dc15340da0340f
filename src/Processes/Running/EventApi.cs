using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Processes.Running;

/// <summary>A message for one running piece of work.</summary>
/// <param name="Name">The message's name as the diagram has it.</param>
/// <param name="SubjectCode">Code of the dossier it is about; null for whatever waits longest.</param>
/// <param name="InstanceId">The instance itself, where the sender knows it.</param>
/// <param name="Variables">What it brings: an object of values by name.</param>
internal sealed record ApiMessage(string? Name = null, string? SubjectCode = null, Guid? InstanceId = null, JsonElement? Variables = null);

/// <summary>A signal for everything of the agency that waits for it.</summary>
internal sealed record ApiSignal(string? Name = null, JsonElement? Variables = null);

/// <param name="InstanceId">The instance that took the message.</param>
internal sealed record ApiDelivery(Guid InstanceId);

/// <param name="Instances">How many instances wait for the signal; they hear it one by one.</param>
/// <param name="Processes">How many processes begin by it.</param>
internal sealed record ApiSpread(int Instances, int Processes);

/// <summary>The calls behind <c>/api/v1/messages</c> and <c>/api/v1/signals</c>.</summary>
internal static class EventApi
{
    /// <summary>Where the calls are and which right each needs.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/messages", MessageAsync).RequireRight("processes.events");
        app.MapPost("/api/v1/signals", SignalAsync).RequireRight("processes.events");
    }

    public static Task<IResult> MessageAsync(HttpContext http, ApiMessage input, ProcessEngine engine, Beginnings beginnings) =>
        ApiCalls.RunAsync(
            http,
            "processes.message",
            input,
            async (work, ct) =>
            {
                var name = Named(input.Name);
                var message = new Input.Message(name) { Variables = Read(input.Variables) };
                foreach (var instance in await Listeners.FindAsync(work, EventKind.Message, name, input.InstanceId, input.SubjectCode, ct))
                {
                    if (await engine.TellAsync(work, instance, message, ct))
                    {
                        Log.Write(work, "processes.message_delivered", "instance", instance.ToString("N"), null, new { name });
                        return new ApiDelivery(instance);
                    }
                }

                if (input.InstanceId is null && await Starts.FindAsync(work, EventKind.Message, name, ct) is [var start, ..])
                {
                    return new ApiDelivery(await beginnings.BeginAsync(work, start, input.SubjectCode, message.Variables, ct));
                }

                throw new RuleException(
                    typeof(Texts),
                    "processes.message.nobody",
                    "Không có việc nào đang chờ thông điệp «{0}». Hãy kiểm tra tên thông điệp, mã hồ sơ, hoặc gửi lại khi việc tới bước chờ.",
                    "Name",
                    name
                );
            }
        );

    public static Task<IResult> SignalAsync(HttpContext http, ApiSignal input) =>
        ApiCalls.RunAsync(
            http,
            "processes.signal",
            input,
            async (work, ct) =>
            {
                var name = Named(input.Name);
                var waiting = await Listeners.FindAsync(work, EventKind.Signal, name, null, null, ct);
                var begun = await Starts.FindAsync(work, EventKind.Signal, name, ct);
                work.Enqueue("processes.signal", new SignalJob(null, name, Calls.Json(Read(input.Variables)), 0));
                Log.Write(work, "processes.signal_given", "signal", name, null, new { waiting.Count, Processes = begun.Count });
                return new ApiSpread(waiting.Count, begun.Count);
            }
        );

    private static string Named(string? name) =>
        string.IsNullOrWhiteSpace(name)
            ? throw new RuleException(
                typeof(Texts),
                "processes.event.name",
                "Thiếu tên thông điệp hoặc tín hiệu. Hãy ghi đúng tên trong sơ đồ.",
                "Name"
            )
            : name.Trim();

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, Value> Read(JsonElement? variables) =>
        variables switch
        {
            null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => InstanceState.New.Variables,
            { ValueKind: JsonValueKind.Object } some => Value.Variables(some),
            _ => throw new RuleException(
                typeof(Texts),
                "processes.event.variables",
                "Dữ liệu kèm theo phải là một đối tượng JSON, ví dụ: {{\"soTien\": 100}}.",
                "Variables"
            ),
        };
}
