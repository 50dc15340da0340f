using IsoDienTu.AuditLog;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Processes.Running;

/// <summary>
/// Calls between agencies. Each side writes its own rows in a unit of work of its own, under its own row-level security; the side that asks repeats
/// itself until it has written down the answer, and the other does each thing once. An agency is called only where it has said that it may be.
/// </summary>
internal sealed class OutsideCalls(ProcessEngine engine, WorkRunner runner, Agencies agencies)
{
    /// <summary>Kind of subject of work done for another agency: the subject itself stays with the one that called.</summary>
    public const string Kind = "call";

    /// <returns>Why the other agency's process cannot begin; null when it has.</returns>
    public async Task<string?> BeginAsync(IWork work, Loaded caller, CallJob call, int depth, CancellationToken ct)
    {
        var (to, problem) = await AgencyAsync(call.Agency!, work.Now, ct);
        if (to is null)
        {
            return problem;
        }

        if (to.Id == work.AgencyId)
        {
            return $"'{call.Agency}' là mã của chính cơ quan này, hãy bỏ mã cơ quan khỏi bước ('{call.Agency}' is this very agency: take the code out of the step)";
        }

        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        var node = caller.Diagram.FindNode(caller.State.Token(call.Number)!.At)!;
        var name = node.Name.Length > 0 ? node.Name : caller.SubjectCode;
        var from = new OutsideCaller(own.Id, own.Name, call.Instance, call.Number, depth + 1, call.Results);
        problem = await runner.RunAsync(
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

    /// <summary>Tells the agency that called where its work stands.</summary>
    public async Task NewsAsync(IWork work, NewsJob news, CancellationToken ct)
    {
        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        await runner.RunAsync(
            Order(work, own, news.Agency, "processes.take_news"),
            async (there, token) =>
            {
                // The call itself may still be on its way to its commit: it holds this lock.
                await Calls.LockAsync(there, news.Caller, token);
                await using var tell = there.Command(
                    """
                    update processes.outside_call set told_version = greatest(told_version, $3),
                      status = case when told_version < $3 then $4 else status end, place = case when told_version < $3 then $5 else place end,
                      due_at = case when told_version < $3 then $6 else due_at end, ended_at = case when told_version < $3 then $7 else ended_at end
                    where agency_id = $1 and id = $2
                    """,
                    Sql.P(there.AgencyId),
                    Sql.P(news.Called),
                    Sql.P(news.Version),
                    Sql.P(news.Status),
                    Sql.P(news.Place),
                    Sql.At(news.DueAt),
                    Sql.At(news.Status == "Running" ? (DateTimeOffset?)null : there.Now)
                );
                if (await tell.ExecuteNonQueryAsync(token) == 0)
                {
                    throw new InvalidOperationException($"The call of {news.Called} is not written down yet by agency {there.AgencyId}.");
                }

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

        var own = (await agencies.FindAsync(work.AgencyId, ct))!;
        await runner.RunAsync(
            Order(work, own, agency, "processes.take_withdrawal"),
            async (there, token) =>
            {
                var running =
                    await InstanceReader.ByIdAsync(there, id, token) is { State.Status: InstanceStatus.Running, Outside.Agency: var caller }
                    && caller == work.AgencyId;
                if (running)
                {
                    await engine.CancelAsync(there, id, token);
                }

                Log.Write(there, "processes.call_withdrawn", "instance", id.ToString("N"), null, new { By = own.Code, running });
                return true;
            },
            ct
        );
        work.Batch.Add(
            "update processes.outside_call set status = 'Cancelled', ended_at = $3 where agency_id = $1 and id = $2 and status = 'Running'",
            Sql.P(work.AgencyId),
            Sql.P(id),
            Sql.At(work.Now)
        );
        Log.Write(work, "processes.call_withdrawn", "instance", id.ToString("N"), null, new { withdraw.Number, Agency = agency });
    }

    /// <summary>After each step of an instance that another agency called.</summary>
    public static void Tell(IWork work, Loaded instance, OutsideCaller caller, string status)
    {
        var open = instance.Open.Values.OrderBy(t => t.Number).ToList();
        var place = string.Join("; ", open.Select(t => Place(instance.Diagram.FindNode(t.ElementId), t.Name)));
        work.Enqueue(
            "processes.outside_news",
            new NewsJob(caller.Agency, caller.Instance, instance.Id, instance.Version + 1, status, place, open.Min(t => t.DueAt))
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
        var exists = await work.ReadAsync(
            "select exists (select 1 from processes.instance where agency_id = $1 and id = $2)",
            [Sql.P(work.AgencyId), Sql.P(call.Called)],
            async (rows, token) => await rows.ReadAsync(token) && rows.GetBoolean(0),
            ct
        );
        if (exists)
        {
            return null;
        }

        var offered = Offers.Parameters(work.AgencyId, call.Process, from.Agency);
        if (await work.ReadAsync(Offers.Query, offered, Offers.ReadAsync, ct) is not { } version)
        {
            return Offers.Missing(call.Agency!, call.Process);
        }

        var called = new StartProcess(version, Kind, call.Called, subjectCode, title, null, null);
        var problem = await engine.StartCalledAsync(work, called, call, from, ct);
        if (problem is null)
        {
            Log.Write(work, "processes.call_taken", "instance", call.Called.ToString("N"), null, new { call.Process, From = from.Name });
        }

        return problem;
    }

    private async Task<(AgencyCard? Agency, string? Problem)> AgencyAsync(string code, DateTimeOffset now, CancellationToken ct)
    {
        if (await agencies.FindByCodeAsync(code, ct) is not { } found)
        {
            return (null, $"không có cơ quan nào mang mã '{code}' (no agency has the code '{code}')");
        }

        // After a merger the work goes to whoever carries it on.
        return await agencies.SuccessorsAsync(found.Id, now.VietnamDay(), ct) switch
        {
            [var one] => (one, null),
            [] => (null, $"cơ quan '{code}' đã giải thể (the agency '{code}' is dissolved)"),
            _ => (null, $"cơ quan '{code}' đã chia thành nhiều cơ quan, hãy ghi mã mới (the agency '{code}' was split: write a new code)"),
        };
    }

    private static void Keep(IWork work, CallJob call, string element, string name, AgencyCard to) =>
        work.Batch.Add(
            """
            insert into processes.outside_call (agency_id, id, instance_id, number, element_id, name, to_agency, to_name, called_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
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
    private static WorkOrder Order(IWork work, AgencyCard own, int agency, string command)
    {
        var actor = work.Actor with { Post = work.Actor.Post.Length > 0 ? $"{work.Actor.Post}, {own.Name}" : own.Name, Principals = [] };
        return new WorkOrder(actor, agency, command, RequestId: work.RequestId);
    }
}
