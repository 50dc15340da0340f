using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Running;

/// <summary>
/// What instances have to say to one another. It goes by the outbox: each side is a step of its own, done at least once and with effect once, so
/// that neither waits for the other and a machine that dies in between loses nothing.
/// </summary>
internal sealed class Calls(ProcessEngine engine, OutsideCalls outside)
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
        // Locked: a call that is withdrawn at this moment is withdrawn before it begins, or after it can be found.
        await LockAsync(work, call.Instance, ct);
        if (
            await InstanceReader.ByIdAsync(work, call.Instance, ct) is not { State.Status: InstanceStatus.Running } caller
            || caller.State.Token(call.Number) is not { Phase: TokenPhase.Open }
        )
        {
            // Nobody waits any more; a machine that died after the other agency had begun has left work there that nobody wants.
            await outside.TakeBackAsync(work, call, ct);
            return;
        }

        var (depth, exists) = await LookAsync(work, call, ct);
        if (exists)
        {
            return;
        }

        var problem =
            depth >= MaxDepth ? $"quá {MaxDepth} lần gọi lồng nhau (more than {MaxDepth} calls within one another)"
            : call.Chain > Stepper.MostServices ? Stepper.Endless
            : call.Agency is not null ? await outside.BeginAsync(work, caller, call, depth, ct)
            : await Callable.FindAsync(work, call.Process, ct) is { } version
                ? await engine.StartCalledAsync(work, version, caller, call, ct)
            : $"cơ quan chưa ban hành quy trình '{call.Process}' (no published process '{call.Process}')";
        if (problem is not null)
        {
            await engine.TellAsync(work, call.Instance, new Input.ServiceFailed(call.Number, problem), ct);
        }

        Log.Write(
            work,
            "processes.called",
            "instance",
            call.Instance.ToString("N"),
            null,
            new
            {
                call.Process,
                call.Agency,
                call.Number,
            }
        );
    }

    public Task AnswerAsync(IWork work, AnswerJob answer, CancellationToken ct) =>
        answer.Agency is { } agency ? outside.AnswerAsync(work, agency, answer, ct) : engine.AnswerAsync(work, answer, ct);

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
        else
        {
            await outside.WithdrawAsync(work, withdraw, ct);
        }
    }

    /// <exception cref="RuleException">Signals lead to signals without end: nothing is stuck by that, so it is the job that waits for a person.</exception>
    public static async Task SpreadAsync(IWork work, SignalJob signal, CancellationToken ct)
    {
        if (signal.Chain > Stepper.MostServices)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.signal.endless",
                "Tín hiệu «{0}» không được phát tiếp: các quy trình phát tín hiệu cho nhau quá {1} lần liên tiếp mà không có người hay hẹn giờ nào ở giữa. Hãy sửa sơ đồ để vòng này dừng.",
                null,
                signal.Name,
                Stepper.MostSignals
            );
        }

        foreach (var instance in await Listeners.FindAsync(work, EventKind.Signal, signal.Name, null, null, ct))
        {
            if (instance != signal.From)
            {
                work.Enqueue("processes.hear", new HearJob(instance, signal.Name, signal.Variables, signal.Chain));
            }
        }

        foreach (var start in await Starts.FindAsync(work, EventKind.Signal, signal.Name, ct))
        {
            work.Enqueue("processes.begin", new BeginJob(start.DefinitionId, start.ElementId, signal.Variables, signal.Chain));
        }
    }

    public async Task HearAsync(IWork work, HearJob hear, CancellationToken ct)
    {
        var input = new Input.Signal(hear.Name) { Variables = Value.Variables(hear.Variables) };
        await engine.TellAsync(work, hear.Instance, input, ct, null, hear.Chain);
        Log.Write(work, "processes.signal_heard", "instance", hear.Instance.ToString("N"), null, new { hear.Name });
    }

    /// <summary>Holds an instance until the work is committed.</summary>
    public static async Task LockAsync(IWork work, Guid instance, CancellationToken ct)
    {
        await using var take = work.Command(
            "select 1 from processes.instance where agency_id = $1 and id = $2 for update",
            Sql.P(work.AgencyId),
            Sql.P(instance)
        );
        await take.ExecuteScalarAsync(ct);
    }

    /// <summary>How deep the calls are, and whether this call was made already.</summary>
    private static Task<(int Depth, bool Exists)> LookAsync(IWork work, CallJob call, CancellationToken ct) =>
        work.ReadAsync(
            """
            with recursive up as (
              select id, caller_instance, outside, 0 depth from processes.instance where agency_id = $1 and id = $2
              union all
              select i.id, i.caller_instance, i.outside, up.depth + 1
              from up join processes.instance i on i.agency_id = $1 and i.id = up.caller_instance where up.depth < 100)
            select (select max(depth) + max(coalesce((outside ->> 'depth')::int, 0)) from up),
              exists (select 1 from processes.instance where agency_id = $1 and id = $3)
            """,
            [Sql.P(work.AgencyId), Sql.P(call.Instance), Sql.P(call.Called)],
            async (rows, token) =>
            {
                await rows.ReadAsync(token);
                return (rows.GetInt32(0), rows.GetBoolean(1));
            },
            ct
        );
}
