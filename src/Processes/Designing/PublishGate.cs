using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Designing;

/// <summary>What a diagram asks for that lies outside it: services of this build, published processes here, processes other agencies let be called.</summary>
internal sealed class PublishGate(IEnumerable<IAutomaticStep> services, Agencies agencies, WorkRunner runner)
{
    /// <summary>What is called may call on; no agency has so many processes in one chain.</summary>
    private const int MostCalled = 200;

    public async Task<IReadOnlyList<Finding>> FaultsAsync(IWork work, DefinitionVersion version, Diagram diagram, CancellationToken ct) =>
        [
            .. Services(diagram),
            .. CallChecks.Faults(diagram, await CalledAsync(work, version, diagram, ct)),
            .. await OutsideAsync(work, diagram, ct),
        ];

    private IEnumerable<Finding> Services(Diagram diagram)
    {
        var known = services.Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        return diagram
            .Nodes.Where(n => n.Service is { } service && !known.Contains(service))
            .Select(n =>
                Error(
                    n,
                    "service_unknown",
                    $"Bước '{Title(n)}' dùng dịch vụ '{n.Service}' mà phần mềm này không có. Hãy chọn một trong: {string.Join(", ", known.Order(StringComparer.Ordinal))}.",
                    $"The step '{Title(n)}' asks for the service '{n.Service}', which this software does not have. Choose one of: {string.Join(", ", known.Order(StringComparer.Ordinal))}."
                )
            );
    }

    /// <summary>All published diagrams that the diagram calls, and that those call, by the names under which they are called.</summary>
    private static async Task<IReadOnlyDictionary<string, Diagram>> CalledAsync(
        IWork work,
        DefinitionVersion version,
        Diagram diagram,
        CancellationToken ct
    )
    {
        var known = new Dictionary<string, Diagram>(StringComparer.Ordinal);
        var asked = new HashSet<string>(CallChecks.Called(diagram), StringComparer.Ordinal);
        var open = new Queue<string>(asked);
        while (open.TryDequeue(out var name) && known.Count < MostCalled)
        {
            var found = await work.ReadAsync<(Guid Definition, Guid Version)?>(
                """
                select d.id, v.id from processes.definition d
                join processes.definition_version v on v.agency_id = d.agency_id and v.definition_id = d.id
                where d.agency_id = $1 and (v.state = 'Published' or v.id = $3) and (d.key = $2 or $2 = any (v.process_ids))
                order by d.key = $2 desc, v.published_at desc limit 1
                """,
                [Sql.P(work.AgencyId), Sql.P(name), Sql.P(version.Id)],
                async (rows, token) => await rows.ReadAsync(token) ? (rows.GetGuid(0), rows.GetGuid(1)) : null,
                ct
            );
            if (found is not var (definition, published))
            {
                continue;
            }

            // What is about to be published takes the place of the version before it.
            known[name] = definition == version.DefinitionId ? diagram : (await PublishedVersions.FindAsync(work, published, ct))!.Diagram;
            foreach (var further in CallChecks.Called(known[name]).Where(asked.Add))
            {
                open.Enqueue(further);
            }
        }

        return known;
    }

    private async Task<List<Finding>> OutsideAsync(IWork work, Diagram diagram, CancellationToken ct)
    {
        var faults = new List<Finding>();
        foreach (var call in CallChecks.Outside(diagram))
        {
            if (await agencies.FindByCodeAsync(call.Owner, ct) is not { } agency)
            {
                faults.Add(
                    Error(
                        call.Node,
                        "agency_unknown",
                        $"Bước '{Title(call.Node)}' gọi cơ quan mang mã '{call.Owner}' nhưng không có cơ quan này. Hãy ghi đúng mã cơ quan.",
                        $"The step '{Title(call.Node)}' calls an agency with the code '{call.Owner}', which does not exist. Write the agency's code."
                    )
                );
            }
            else if (
                await runner.LookAsync(
                    agency.Id,
                    Offers.Query,
                    Offers.Parameters(agency.Id, call.Process, work.AgencyId),
                    Offers.ReadAsync,
                    ct
                )
                is null
            )
            {
                faults.Add(
                    Error(
                        call.Node,
                        "calls_not_offered",
                        $"Bước '{Title(call.Node)}' gọi quy trình '{call.Process}' của {agency.Name}, nhưng cơ quan đó chưa ban hành hoặc chưa cho cơ quan này gọi. Hãy đề nghị cơ quan đó mở quy trình.",
                        $"The step '{Title(call.Node)}' calls the process '{call.Process}' of {agency.Name}, which has not published it or does not let this agency call it. Ask them to offer it."
                    )
                );
            }
        }

        return faults;
    }

    private static string Title(Node node) => node.Name.Length > 0 ? node.Name : node.Id;

    private static Finding Error(Node node, string kind, string message, string messageEn) =>
        new(node.Id, FindingLevel.Error, kind, message, messageEn);
}
