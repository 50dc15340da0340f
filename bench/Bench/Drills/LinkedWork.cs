using System.Security.Cryptography;
using System.Text;
using IsoDienTu.Bench.Shared;
using Npgsql;

namespace IsoDienTu.Bench.Drills;

/// <summary>
/// Work that needs nobody: begun by a message, it waits, calls a process of another agency that waits too and answers, waits again and calls one of
/// its own agency. Every step of it is a job or a timer, and each may be cut off by a kill.
/// </summary>
internal static class LinkedWork
{
    public const string Message = "diễn tập";

    /// <summary>Ids of the published versions.</summary>
    public const string Versions =
        "select v.id from processes.definition_version v join processes.definition d on d.id = v.definition_id where d.key like 'DIEN-TAP%'";

    /// <summary>How many instances there are: three for each message.</summary>
    public const string Instances = $"select count(*) from processes.instance where definition_version_id in ({Versions})";

    private const string Caller = "H99.02";
    private const string Called = "H99.03.23";
    private static readonly TimeSpan longest = TimeSpan.FromMinutes(3);

    public static async Task PublishAsync(string data, CancellationToken ct)
    {
        await using var source = WebProcess.OpenDatabase(data);
        var caller = await PublishAsync(
            source,
            Caller,
            "DIEN-TAP",
            "<startEvent id=\"s\"><messageEventDefinition messageRef=\"m\"/></startEvent><intermediateCatchEvent id=\"wait\"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent>"
                + $"<callActivity id=\"ask\" calledElement=\"DIEN-TAP-KHAC\" i:owner=\"{Called}\"><extensionElements><c:in source=\"&quot;đất&quot;\" target=\"matter\"/><c:out source=\"answer\" target=\"answer\"/></extensionElements></callActivity>"
                + "<intermediateCatchEvent id=\"again\"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent><callActivity id=\"own\" calledElement=\"DIEN-TAP-RIENG\"/><endEvent id=\"e\"/>",
            "s>wait wait>ask ask>again again>own own>e",
            ct
        );
        await ExecuteAsync(
            source,
            $"insert into processes.start_event (agency_id, definition_id, version_id, process_id, element_id, kind, name) select agency_id, definition_id, id, 'DIEN-TAP', 's', 'Message', '{Message}' from processes.definition_version where id = $1",
            ct,
            caller
        );
        await PublishAsync(
            source,
            Called,
            "DIEN-TAP-KHAC",
            "<startEvent id=\"s\"/><intermediateCatchEvent id=\"wait\"><timerEventDefinition><timeDuration>PT1S</timeDuration></timerEventDefinition></intermediateCatchEvent><scriptTask id=\"set\"><script>answer = matter + \" được\"</script></scriptTask><endEvent id=\"e\"/>",
            "s>wait wait>set set>e",
            ct
        );
        await ExecuteAsync(source, "update processes.definition set offered_to = '{0}' where key = 'DIEN-TAP-KHAC'", ct);
        await PublishAsync(
            source,
            Caller,
            "DIEN-TAP-RIENG",
            "<startEvent id=\"s\"/><scriptTask id=\"set\"><script>seen = true</script></scriptTask><endEvent id=\"e\"/>",
            "s>set set>e",
            ct
        );
    }

    /// <summary>Waits until nothing of it is on its way; what never ends is left to be counted.</summary>
    public static async Task SettleAsync(string data, CancellationToken ct)
    {
        await using var source = WebProcess.OpenDatabase(data);
        var end = TimeProvider.System.GetUtcNow() + longest;
        while (TimeProvider.System.GetUtcNow() < end)
        {
            await using var open = source.CreateCommand(
                $"select (select count(*) from processes.instance where status = 'Running' and definition_version_id in ({Versions})) + (select count(*) from kernel.job where kind like 'processes.%' and dead_at is null)"
            );
            if ((long)(await open.ExecuteScalarAsync(ct))! == 0)
            {
                return;
            }

            await Task.Delay(500, ct);
        }
    }

    private static async Task<Guid> PublishAsync(
        NpgsqlDataSource source,
        string agency,
        string key,
        string nodes,
        string flows,
        CancellationToken ct
    )
    {
        var lines = flows
            .Split(' ')
            .Select(f => f.Split('>'))
            .Select(f => $"<sequenceFlow id=\"{f[0]}-{f[1]}\" sourceRef=\"{f[0]}\" targetRef=\"{f[1]}\"/>");
        var xml =
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:i=\"urn:isodientu:bpmn:1\" xmlns:c=\"http://camunda.org/schema/1.0/bpmn\" id=\"d\" targetNamespace=\"urn:drill\">"
            + $"<message id=\"m\" name=\"{Message}\"/><process id=\"{key}\" isExecutable=\"true\">{nodes}{string.Concat(lines)}</process></definitions>";
        var (definition, version) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ExecuteAsync(
            source,
            "insert into processes.definition (agency_id, id, key, title) select agency_id, $2, $3, $3 from organisation.agency_code where code = $1",
            ct,
            agency,
            definition,
            key
        );
        await ExecuteAsync(
            source,
            "insert into processes.definition_version (agency_id, id, definition_id, number, state, xml, sha256, process_ids, published_at) select agency_id, $2, id, 1, 'Published', $3, $4, array[key], now() from processes.definition where id = $1",
            ct,
            definition,
            version,
            xml,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(xml)))
        );
        return version;
    }

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        if (await command.ExecuteNonQueryAsync(ct) != 1)
        {
            throw new InvalidOperationException($"The drill could not be set up: {sql}");
        }
    }
}
