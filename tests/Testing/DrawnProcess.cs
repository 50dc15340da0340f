using System.Security.Cryptography;
using System.Text;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Testing;

/// <summary>Processes written as BPMN, for what no procedure's text can say. Their steps lie in one lane, those inside sub-processes with them.</summary>
public static class DrawnProcess
{
    /// <summary>Publishes a process of that key, or its next version; its steps are offered to one person's post.</summary>
    /// <param name="nodes">The flow nodes as XML.</param>
    /// <param name="flows">Sequence flows as "a>b", with blanks between.</param>
    /// <param name="roots">Messages, signals and the like as XML.</param>
    /// <param name="withoutLane">A step that is drawn outside the lane.</param>
    public static async Task<Guid> PublishAsync(
        Scene office,
        Player worker,
        string key,
        string nodes,
        string flows,
        string roots = "",
        string? withoutLane = null
    )
    {
        var inLane = BpmnReader
            .Read(Xml(key, nodes, flows, roots, ""))
            .Diagram!.Nodes.Where(n => n.IsActivity && n.Parent is null && n.Id != withoutLane);
        var steps = string.Concat(inLane.Select(n => $"<flowNodeRef>{n.Id}</flowNodeRef>"));
        var xml = Xml(key, nodes, flows, roots, $"<laneSet id=\"ls\"><lane id=\"L1\" name=\"Chuyên viên\">{steps}</lane></laneSet>");
        var draft = await office.DoAsync((work, ct) => DraftAsync(work, key, xml, ct));
        RoleBinding[] roles = [new("L1", "Chuyên viên", [worker.PostId])];
        return (await office.PublishAsync(draft, roles)).Id;
    }

    /// <summary>Starts an instance about a subject of the kind "test", and lets everything happen that follows.</summary>
    /// <returns>The subject.</returns>
    public static async Task<Guid> StartAsync(TestSite site, Scene office, Guid version, string code)
    {
        var subject = Guid.CreateVersion7();
        var start = new StartProcess(version, "test", subject, code, "Việc " + code, null, null);
        var engine = site.Services.GetRequiredService<ProcessEngine>();
        await office.DoAsync((work, ct) => engine.StartAsync(work, start, ct));
        await site.RunJobsAsync();
        return subject;
    }

    /// <summary>What was done about a subject of the kind "test", and what is open.</summary>
    public static Task<IReadOnlyList<StepPass>> HistoryAsync(TestSite site, Scene office, Guid subject) =>
        site.Runner.ReadAsync(office.AgencyId, (db, ct) => ProcessReads.HistoryAsync(db, "test", subject, ct));

    /// <summary>The open task of an element.</summary>
    public static async Task<Guid> OpenAsync(TestSite site, Scene office, Guid subject, string element) =>
        (await HistoryAsync(site, office, subject)).First(p => p.State == "Open" && p.ElementId == element).TaskId;

    /// <summary>Keeps a diagram as the draft of the process of that key.</summary>
    public static async Task<Guid> DraftAsync(IWork work, string key, string xml, CancellationToken ct)
    {
        var version = Guid.CreateVersion7();
        await using var make = work.Command(
            "insert into processes.definition (agency_id, id, key, title) values ($1, $2, $3, $3) on conflict (agency_id, key) do update set title = $3 returning id",
            Sql.P(work.AgencyId),
            Sql.P(Guid.CreateVersion7()),
            Sql.P(key)
        );
        var definition = (Guid)(await make.ExecuteScalarAsync(ct))!;
        work.Batch.Add(
            "delete from processes.definition_version where agency_id = $1 and definition_id = $2 and state = 'Draft'",
            Sql.P(work.AgencyId),
            Sql.P(definition)
        );
        work.Batch.Add(
            "insert into processes.definition_version (agency_id, id, definition_id, state, xml, sha256, process_ids) values ($1, $2, $3, 'Draft', $4, $5, $6)",
            Sql.P(work.AgencyId),
            Sql.P(version),
            Sql.P(definition),
            Sql.P(xml),
            Sql.P(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)))),
            Sql.Array(["p-" + key])
        );
        return version;
    }

    private static string Xml(string key, string nodes, string flows, string roots, string lanes)
    {
        var lines = flows
            .Split(' ')
            .Select(f => f.Split('>'))
            .Select(f => $"<sequenceFlow id=\"{f[0]}-{f[1]}\" sourceRef=\"{f[0]}\" targetRef=\"{f[1]}\"/>");
        return $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:test">{roots}
            <process id="p-{key}" isExecutable="true">{lanes}{nodes}{string.Concat(lines)}</process></definitions>
            """;
    }
}
