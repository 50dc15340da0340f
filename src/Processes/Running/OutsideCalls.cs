using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.HandingOver;

namespace IsoDienTu.Processes.Running;

/// <summary>
/// Calls between agencies. Each side writes its own rows in a unit of work of its own, under its own row-level security; the side that asks repeats
/// itself until it has written down the answer, and the other does each thing once. An agency is called only where it has said that it may be.
/// </summary>
internal sealed class OutsideCalls(ProcessEngine engine, WorkRunner runner, Agencies agencies, HandOver handOver)
{
    /// <summary>Kind of subject of work done for another agency: the subject itself stays with the one that called.</summary>
    public const string Kind = "call";

    /// <returns>Why the other agency's process cannot begin; null when it has.</returns>
    public async Task<string?> BeginAsync(IWork work, Loaded caller, CallJob call, int depth, CancellationToken ct)
    {
        var called = await FindAsync(work, call, ct);
        if (called.Card is not { } to)
        {
            return $"{called.Problem} ({called.ProblemEn})";
        }

        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        var node = caller.Diagram.FindNode(caller.State.Token(call.Number)!.At)!;
        var name = node.Name.Length > 0 ? node.Name : caller.SubjectCode;
        if (call is { IsHandOver: true, IsReceived: false })
        {
            var (unsent, due) = await handOver.SendAsync(work, caller, call, name, to, ct);
            if (unsent is null)
            {
                Keep(work, call, node.Id, name, to);
                HandOver.Wait(work, call, due);
            }

            return unsent;
        }

        var from = new OutsideCaller(own.Id, own.Name, call.Instance, call.Number, depth + 1, call.Results);
        var problem = await runner.RunAsync(
            Order(work, own, to.Id, "processes.take_call"),
            (there, token) => TakeAsync(there, call, from, caller.SubjectCode, $"{name} – {own.Name}", token),
            ct
        );
        if (problem is null)
        {
            Keep(work, call, node.Id, name, to);
        }

        return problem;
    }

    /// <summary>Brings an answer to the agency that called.</summary>
    public async Task AnswerAsync(IWork work, int agency, AnswerJob answer, CancellationToken ct)
    {
        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        var order = Order(work, own, agency, "processes.take_answer") with { IdempotencyKey = $"answer-{answer.Id:N}" };
        await runner.RunAsync(order, (there, token) => engine.AnswerAsync(there, answer, token), ct);
        Log.Write(work, "processes.call_answered", "agency", own.Code, null, new { To = agency, answer.Answer });
    }

    /// <summary>Tells the agency that called where its work stands. News of a call that is not written down there is left: writing it down asks again.</summary>
    public async Task NewsAsync(IWork work, NewsJob news, CancellationToken ct)
    {
        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        await runner.RunAsync(
            Order(work, own, news.Agency, "processes.take_news"),
            async (there, token) =>
            {
                // The call itself may still be on its way to its commit: it holds this lock.
                await Calls.LockAsync(there, news.Caller, token);
                there.Batch.Add(
                    """
                    update processes.outside_call set told_version = $3, status = $4, place = $5, due_at = $6, ended_at = $7
                    where agency_id = $1 and id = $2 and told_version < $3
                    """,
                    Sql.P(there.AgencyId),
                    Sql.P(news.Called),
                    Sql.P(news.Version),
                    Sql.P(news.Status),
                    Sql.P(news.Place),
                    Sql.At(news.DueAt),
                    Sql.At(news.Status == "Running" ? (DateTimeOffset?)null : there.Now)
                );
                Log.Write(there, "processes.outside_news", "instance", news.Called.ToString("N"), null, new { news.Status, news.Place });
                return true;
            },
            ct
        );
    }

    /// <summary>Withdraws what a call activity called elsewhere, if it called anything.</summary>
    public async Task WithdrawAsync(IWork work, WithdrawJob withdraw, CancellationToken ct)
    {
        var called = await work.ReadAsync<(Guid Id, int Agency)?>(
            "select id, to_agency from processes.outside_call where agency_id = $1 and instance_id = $2 and number = $3 and status = 'Running'",
            [Sql.P(work.AgencyId), Sql.P(withdraw.Instance), Sql.P(withdraw.Number)],
            async (rows, token) => await rows.ReadAsync(token) ? (rows.GetGuid(0), rows.GetInt32(1)) : null,
            ct
        );
        if (called is not var (id, agency))
        {
            return;
        }

        await CancelAsync(work, agency, id, ct);
        await handOver.TakeBackAsync(work, agency, id, ct);
        work.Batch.Add(
            "update processes.outside_call set status = 'Cancelled', ended_at = $3 where agency_id = $1 and id = $2 and status = 'Running'",
            Sql.P(work.AgencyId),
            Sql.P(id),
            Sql.At(work.Now)
        );
        Log.Write(work, "processes.call_withdrawn", "instance", id.ToString("N"), null, new { withdraw.Number, Agency = agency });
    }

    /// <summary>Ends what a call has begun in another agency although it was never written down here; there is none as a rule.</summary>
    public async Task TakeBackAsync(IWork work, CallJob call, CancellationToken ct)
    {
        if (call.Agency is not null && await FindAsync(work, call, ct) is { Card: { } to })
        {
            await CancelAsync(work, to.Id, call.Called, ct);
            if (call.IsHandOver)
            {
                await handOver.TakeBackAsync(work, to.Id, call.Called, ct);
            }
        }
    }

    /// <summary>After each step of an instance that another agency called.</summary>
    /// <param name="version">Of the instance after the step.</param>
    public static void Tell(IWork work, Loaded instance, OutsideCaller caller, long version, string status)
    {
        var open = instance.Open.Values.OrderBy(t => t.Number).ToList();
        var place = string.Join("; ", open.Select(t => Place(instance.Diagram.FindNode(t.ElementId), t.Name)));
        work.Enqueue(
            "processes.outside_news",
            new NewsJob(caller.Agency, caller.Instance, instance.Id, version, status, place, open.Min(t => t.DueAt))
        );
    }

    private static string Place(Node? node, string name) => node?.RoleLane?.Name is { Length: > 0 } role ? $"{name} ({role})" : name;

    private async Task<string?> TakeAsync(
        IWork work,
        CallJob call,
        OutsideCaller from,
        string subjectCode,
        string title,
        CancellationToken ct
    )
    {
        if (await StatusAsync(work, call.Called, ct) is { } status)
        {
            // The news of it came before the caller had written the call down.
            var begun = (await InstanceReader.ByIdAsync(work, call.Called, ct))!;
            Tell(work, begun, begun.Outside!, begun.Version, status);
            return null;
        }

        if (await Callable.FindAsync(work, call.Process, from.Agency, ct) is not { } version)
        {
            return NotOffered(call);
        }

        var called = new StartProcess(version, Kind, call.Called, subjectCode, title, null, null);
        var problem = await engine.StartCalledAsync(work, called, call, from, ct);
        if (problem is null)
        {
            Log.Write(work, "processes.call_taken", "instance", call.Called.ToString("N"), null, new { call.Process, From = from.Name });
        }

        return problem;
    }

    public static string NotOffered(CallJob call) =>
        $"cơ quan '{call.Agency}' không có quy trình '{call.Process}' đã ban hành và cho cơ quan này gọi (agency '{call.Agency}' has no published process '{call.Process}' that this agency may call)";

    private static Task<string?> StatusAsync(IWork work, Guid instance, CancellationToken ct) =>
        work.ReadAsync(
            "select status from processes.instance where agency_id = $1 and id = $2",
            [Sql.P(work.AgencyId), Sql.P(instance)],
            async (rows, token) => await rows.ReadAsync(token) ? rows.GetString(0) : null,
            ct
        );

    private Task<CalledAgency> FindAsync(IWork work, CallJob call, CancellationToken ct) =>
        CalledAgency.FindAsync(agencies, call.Agency!, work.AgencyId, work.Now.VietnamDay(), ct);

    /// <summary>Ends, in another agency, an instance that this one called; one that is over or is not there is left.</summary>
    private async Task CancelAsync(IWork work, int agency, Guid called, CancellationToken ct)
    {
        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        await runner.RunAsync(
            Order(work, own, agency, "processes.take_withdrawal"),
            async (there, token) =>
            {
                if (
                    await InstanceReader.ByIdAsync(there, called, token) is { State.Status: InstanceStatus.Running, Outside: { } caller }
                    && caller.Agency == work.AgencyId
                )
                {
                    await engine.CancelAsync(there, called, token);
                    Log.Write(there, "processes.call_withdrawn", "instance", called.ToString("N"), null, new { By = own.Code });
                }

                return true;
            },
            ct
        );
    }

    private static void Keep(IWork work, CallJob call, string element, string name, AgencyCard to) =>
        work.Batch.Add(
            """
            insert into processes.outside_call (agency_id, id, instance_id, number, element_id, name, to_agency, to_name, called_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (agency_id, id) do nothing
            """,
            Sql.P(work.AgencyId),
            Sql.P(call.Called),
            Sql.P(call.Instance),
            Sql.P(call.Number),
            Sql.P(element),
            Sql.P(name),
            Sql.P(to.Id),
            Sql.P(to.Name),
            Sql.At(work.Now)
        );

    /// <summary>The person who acts here is named there too, with the agency: their own people have no such colleague.</summary>
    internal static WorkOrder Order(IWork work, AgencyCard own, int agency, string command)
    {
        var actor = work.Actor with { Post = work.Actor.Post.Length > 0 ? $"{work.Actor.Post}, {own.Name}" : own.Name, Principals = [] };
        return new WorkOrder(actor, agency, command, RequestId: work.RequestId);
    }
}
