using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Reception;
using IsoDienTu.Processes.Running;
using IsoDienTu.Processes.Standard;
using Npgsql;

namespace IsoDienTu.Processes.HandingOver;

/// <summary>
/// Hands work over to another agency: those who receive there get a step of their own, due by the close of the day, and after 15:00 at the
/// start of the next working day (NĐ 309/2026, art. 18.2). Received, the process that was called begins there; refused, the call fails with the
/// error of the diagram and the reason is kept with it. Each side writes its own rows, by jobs that are done at least once and with effect once.
/// </summary>
internal sealed class HandOver(ProcessEngine engine, Errands errands, WorkRunner runner, Receivers receivers, WorkSchedules schedules)
    : IErrandAnswer
{
    /// <summary>Kind of subject of the step in which it is received.</summary>
    public const string Kind = "handover";

    /// <summary>Under which the step in which it is received is told the process that would begin.</summary>
    public const string Process = "iso:process";

    public IReadOnlyList<string> Processes => [StandardProcess.Receipt.Key];

    /// <param name="name">What is handed over, as lists over there show it.</param>
    /// <returns>Why it cannot be sent, or until when it is to be received; the caller writes down that it waits.</returns>
    public async Task<(string? Problem, DateTimeOffset Due)> SendAsync(
        IWork work,
        Loaded caller,
        CallJob call,
        string name,
        AgencyCard to,
        CancellationToken ct
    )
    {
        if (await Callable.LookAsync(runner, to.Id, call.Process, work.AgencyId, ct) is null)
        {
            return (OutsideCalls.NotOffered(call), default);
        }

        var posts = await receivers.OfAsync(to.Id, ct);
        if (posts.Count == 0)
        {
            return (
                $"{to.Name} ({to.Code}) chưa chỉ định chức danh nhận việc từ cơ quan khác ({to.Name} ({to.Code}) has not said who receives what other agencies send)",
                default
            );
        }

        var due = (await schedules.ForAsync(to.Id, ct)).HandOverBy(work.Now);
        var handed = Value.Variables(call.Variables).SetItem(Process, Value.Of(call.Process));
        await errands.BeginAsync(
            work,
            to.Id,
            new Errand(StandardProcess.Receipt, ReceiptOf(call.Called), call.Called, Kind, caller.SubjectCode, name, due, null, handed),
            posts,
            ct
        );
        return (null, due);
    }

    /// <summary>Ends the receiving of what is not wanted any more, if it was handed over and not received yet.</summary>
    public Task TakeBackAsync(IWork work, int agency, Guid called, CancellationToken ct) =>
        errands.CancelAsync(work, agency, ReceiptOf(called), "Bên chuyển rút lại", ct);

    /// <inheritdoc />
    public async Task TakeAsync(IWork work, ErrandDone done, CancellationToken ct)
    {
        // Whoever sent it may still be on the way to the commit: then this is tried again.
        var (instance, number, status, call) =
            await FindAsync(work, done.For, ct)
            ?? throw new InvalidOperationException($"The hand-over {done.For} is not written down yet.");
        await Calls.LockAsync(work, instance, ct);
        if (status == "Running" && done.Outcome == Receipts.Accept)
        {
            Note(work, done, "Running", null);
            work.Enqueue("processes.call", call with { IsReceived = true, Chain = call.Chain + 1 });
        }
        else if (status == "Running")
        {
            var refused = done.Outcome == Receipts.Refuse;
            var reason = done.Comment ?? "";
            Note(work, done, refused ? "Refused" : "Failed", reason);
            Input answer = refused
                ? new Input.CalledFailed(number, CallFacts.Refused)
                : new Input.ServiceFailed(number, "bước tiếp nhận ở cơ quan kia đã bị kết thúc (receiving was ended over there)");
            await engine.TellAsync(work, instance, answer, ct, null, call.Chain + 1);
        }

        Log.Write(
            work,
            "processes.hand_over_answered",
            "instance",
            instance.ToString("N"),
            null,
            new { done.Outcome, done.ByName },
            done.Comment
        );
    }

    /// <summary>The id of the step's work over there: another one than that of the process which then begins, and always the same for it.</summary>
    private static Guid ReceiptOf(Guid called)
    {
        var bytes = called.ToByteArray(bigEndian: true);
        bytes[^1] ^= 1;
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Writes down with the call that it waits to be received.</summary>
    public static void Wait(IWork work, CallJob call, DateTimeOffset due) =>
        work.Batch.Add(
            "update processes.outside_call set handed = $3, transfer_due = $4, due_at = $4, place = $5 where agency_id = $1 and id = $2",
            Sql.P(work.AgencyId),
            Sql.P(call.Called),
            Sql.Jsonb(JsonSerializer.Serialize(call, JsonSerializerOptions.Web)),
            Sql.At(due),
            Sql.P("chờ tiếp nhận")
        );

    private static void Note(IWork work, ErrandDone done, string status, string? reason) =>
        work.Batch.Add(
            """
            update processes.outside_call set status = $3, reason = $4, received_at = $5, received_by = $6, place = '', due_at = null,
              ended_at = case when $3 = 'Running' then null else $5 end
            where agency_id = $1 and id = $2
            """,
            Sql.P(work.AgencyId),
            Sql.P(done.For),
            Sql.P(status),
            Sql.Text(reason),
            Sql.At(done.At),
            Sql.P(done.ByPost.Length > 0 ? $"{done.ByName}, {done.ByPost}" : done.ByName)
        );

    private static Task<(Guid Instance, long Number, string Status, CallJob Call)?> FindAsync(IWork work, Guid id, CancellationToken ct) =>
        work.ReadAsync<(Guid, long, string, CallJob)?>(
            "select instance_id, number, status, handed::text from processes.outside_call where agency_id = $1 and id = $2 and handed is not null",
            [Sql.P(work.AgencyId), Sql.P(id)],
            async (NpgsqlDataReader row, CancellationToken token) =>
                await row.ReadAsync(token)
                    ? (
                        row.GetGuid(0),
                        row.GetInt64(1),
                        row.GetString(2),
                        JsonSerializer.Deserialize<CallJob>(row.GetString(3), JsonSerializerOptions.Web)!
                    )
                    : null,
            ct
        );
}
