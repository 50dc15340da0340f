using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>A call activity asks for an instance of another process.</summary>
/// <param name="Process">Key of a published procedure's process, or the id of a process in a published diagram.</param>
/// <param name="Variables">What it begins with.</param>
internal sealed record CallJob(Guid Instance, long Number, string Process, JsonElement Variables);

/// <summary>A called instance is over, or lets an escalation out.</summary>
internal sealed record AnswerJob(Guid Instance, long Number, CallAnswer Answer, string? Code, JsonElement Variables);

internal enum CallAnswer
{
    Ended,
    Failed,
    Escalated,
}

/// <summary>A call activity was withdrawn: what it called is not wanted any more.</summary>
internal sealed record WithdrawJob(Guid Instance, long Number);

/// <summary>A signal was given by an instance, or from outside.</summary>
/// <param name="From">The instance that gave it and has heard it already; null from outside.</param>
internal sealed record SignalJob(Guid? From, string Name, JsonElement Variables);

/// <summary>One instance is to hear a signal.</summary>
internal sealed record HearJob(Guid Instance, string Name, JsonElement Variables);

/// <summary>
/// What instances have to say to one another. It goes by the outbox: each side is a step of its own, done at least once and with effect once, so
/// that neither waits for the other and a machine that dies in between loses nothing.
/// </summary>
internal sealed class Calls(ProcessEngine engine)
{
    /// <summary>Deeper than any procedure; a chain of calls that data make endless stops here.</summary>
    private const int MaxDepth = 20;

    public static JsonElement Json(IReadOnlyDictionary<string, Value> variables)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in variables)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return JsonDocument.Parse(buffer.ToArray()).RootElement;
    }

    public async Task BeginAsync(IWork work, CallJob call, CancellationToken ct)
    {
        if (await FindAsync(work, call, ct) is not { } found || found.Existing)
        {
            return;
        }

        var problem =
            found.Depth >= MaxDepth ? $"quá {MaxDepth} lần gọi lồng nhau (more than {MaxDepth} calls within one another)"
            : found.Version is null ? $"cơ quan chưa ban hành quy trình '{call.Process}' (no published process '{call.Process}')"
            : null;
        if (problem is not null)
        {
            await engine.TellAsync(work, call.Instance, new Input.ServiceFailed(call.Number, problem), ct);
        }
        else
        {
            await engine.StartCalledAsync(work, found.Version!.Value, call, ct);
        }

        Log.Write(work, "processes.called", "instance", call.Instance.ToString("N"), null, new { call.Process, call.Number });
    }

    public async Task AnswerAsync(IWork work, AnswerJob answer, CancellationToken ct)
    {
        Input input = answer.Answer switch
        {
            CallAnswer.Ended => new Input.CalledEnded(answer.Number) { Variables = Value.Variables(answer.Variables) },
            CallAnswer.Failed => new Input.CalledFailed(answer.Number, answer.Code),
            _ => new Input.CalledEscalated(answer.Number, answer.Code),
        };
        await engine.TellAsync(work, answer.Instance, input, ct);
        Log.Write(work, "processes.call_answered", "instance", answer.Instance.ToString("N"), null, new { answer.Number, answer.Answer });
    }

    public async Task WithdrawAsync(IWork work, WithdrawJob withdraw, CancellationToken ct)
    {
        var called = await work.ReadAsync(
            "select id from processes.instance where agency_id = $1 and caller_instance = $2 and caller_number = $3 and status = 'Running'",
            [Sql.P(work.AgencyId), Sql.P(withdraw.Instance), Sql.P(withdraw.Number)],
            async (rows, token) => await rows.ReadAsync(token) ? rows.GetGuid(0) : (Guid?)null,
            ct
        );
        if (called is { } id)
        {
            await engine.CancelAsync(work, id, ct);
            Log.Write(work, "processes.call_withdrawn", "instance", id.ToString("N"), null, new { withdraw.Number });
        }
    }

    public static async Task SpreadAsync(IWork work, SignalJob signal, CancellationToken ct)
    {
        foreach (var instance in await Listeners.FindAsync(work, EventKind.Signal, signal.Name, null, null, ct))
        {
            if (instance != signal.From)
            {
                work.Enqueue("processes.hear", new HearJob(instance, signal.Name, signal.Variables));
            }
        }

        foreach (var start in await Starts.FindAsync(work, EventKind.Signal, signal.Name, ct))
        {
            work.Enqueue("processes.begin", new BeginJob(start.DefinitionId, start.ElementId, signal.Variables));
        }
    }

    public async Task HearAsync(IWork work, HearJob hear, CancellationToken ct)
    {
        var input = new Input.Signal(hear.Name) { Variables = Value.Variables(hear.Variables) };
        await engine.TellAsync(work, hear.Instance, input, ct);
        Log.Write(work, "processes.signal_heard", "instance", hear.Instance.ToString("N"), null, new { hear.Name });
    }

    /// <summary>The version that is called now, how deep the calls are, and whether this call was made already; null when the caller is gone.</summary>
    private static Task<(Guid? Version, int Depth, bool Existing)?> FindAsync(IWork work, CallJob call, CancellationToken ct) =>
        work.ReadAsync<(Guid?, int, bool)?>(
            """
            with recursive up as (
              select id, caller_instance, 0 depth from processes.instance where agency_id = $1 and id = $2 and status = 'Running'
              union all
              select i.id, i.caller_instance, up.depth + 1 from up join processes.instance i on i.agency_id = $1 and i.id = up.caller_instance where up.depth < 100)
            select
              (select v.id from processes.definition d join processes.definition_version v on v.agency_id = d.agency_id and v.definition_id = d.id
               where d.agency_id = $1 and v.state = 'Published' and (d.key = $3 or $3 = any (v.process_ids)) order by d.key = $3 desc, v.published_at desc limit 1),
              (select max(depth) from up),
              exists (select 1 from processes.instance where agency_id = $1 and caller_instance = $2 and caller_number = $4)
            where exists (select 1 from up)
            """,
            [Sql.P(work.AgencyId), Sql.P(call.Instance), Sql.P(call.Process), Sql.P(call.Number)],
            async (rows, token) =>
                await rows.ReadAsync(token) ? (rows.IsDBNull(0) ? null : rows.GetGuid(0), rows.GetInt32(1), rows.GetBoolean(2)) : null,
            ct
        );
}
