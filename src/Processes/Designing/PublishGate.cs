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

    /// <param name="key">Of the process that is to be published.</param>
    public async Task<IReadOnlyList<Finding>> FaultsAsync(IWork work, string key, Diagram diagram, CancellationToken ct) =>
        [
            .. Services(diagram),
            .. CallChecks.Faults(diagram, await CalledAsync(work, key, diagram, ct)),
            .. await OutsideAsync(work, diagram, ct),
            .. await OpinionsAsync(work, diagram, ct),
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
        string key,
        Diagram diagram,
        CancellationToken ct
    )
    {
        var known = new Dictionary<string, Diagram>(StringComparer.Ordinal);
        var asked = new HashSet<string>(CallChecks.Called(diagram), StringComparer.Ordinal);
        var open = new Queue<string>(asked);
        while (open.TryDequeue(out var name) && known.Count < MostCalled)
        {
            // What is about to be published takes the place of the version before it.
            if (name == key || diagram.Processes.Any(p => p.Id == name))
            {
                known[name] = diagram;
            }
            else if (await Callable.FindAsync(work, name, ct) is { } published)
            {
                known[name] = (await PublishedVersions.FindAsync(work, published, ct))!.Diagram;
            }
            else
            {
                continue;
            }

            foreach (var further in CallChecks.Called(known[name]).Where(asked.Add))
            {
                open.Enqueue(further);
            }
        }

        return known;
    }

    /// <summary>Opinions are asked for by officials, of agencies that exist; whether those receive shows when they are asked.</summary>
    private async Task<List<Finding>> OpinionsAsync(IWork work, Diagram diagram, CancellationToken ct)
    {
        var faults = new List<Finding>();
        foreach (var node in diagram.Nodes.Where(n => n.Step?.Consult is not null))
        {
            if (node.Step!.Kind == "applicant")
            {
                faults.Add(
                    Error(
                        node,
                        "consult_applicant",
                        $"Bước '{Title(node)}' do người nộp hồ sơ làm nên không lấy ý kiến được. Hãy bỏ lấy ý kiến khỏi bước.",
                        $"The step '{Title(node)}' is done by the applicant, so nobody can ask for opinions there. Take them out of the step."
                    )
                );
            }

            foreach (var code in node.Step.Consult!.With)
            {
                if (await CalledAgency.FindAsync(agencies, code, work.AgencyId, work.Now.VietnamDay(), ct) is { Card: null } unknown)
                {
                    faults.Add(
                        Error(
                            node,
                            "consult_agency",
                            $"Bước '{Title(node)}' lấy ý kiến: {unknown.Problem}.",
                            $"The step '{Title(node)}' asks for an opinion: {unknown.ProblemEn}."
                        )
                    );
                }
            }
        }

        return faults;
    }

    private async Task<List<Finding>> OutsideAsync(IWork work, Diagram diagram, CancellationToken ct)
    {
        var faults = new List<Finding>();
        foreach (var call in CallChecks.Outside(diagram))
        {
            var called = await CalledAgency.FindAsync(agencies, call.Owner, work.AgencyId, work.Now.VietnamDay(), ct);
            if (called.Card is not { } agency)
            {
                faults.Add(
                    Error(
                        call.Node,
                        "agency_unknown",
                        $"Bước '{Title(call.Node)}': {called.Problem}.",
                        $"The step '{Title(call.Node)}': {called.ProblemEn}."
                    )
                );
            }
            else if (await Callable.LookAsync(runner, agency.Id, call.Process, work.AgencyId, ct) is null)
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
