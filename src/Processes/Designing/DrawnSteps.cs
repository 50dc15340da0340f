using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Designing;

/// <summary>Tells a drawing as a list of steps with their ways.</summary>
internal static class DrawnSteps
{
    /// <summary>The steps officials do, the first one first.</summary>
    public static IReadOnlyList<DrawnStep> Of(DefinitionVersion version)
    {
        var diagram = Diagrams.Of(version);
        var roles = version.RoleList;
        var first = diagram.Nodes.FirstOrDefault(n => n.Kind == NodeKind.StartEvent)?.Outgoing.FirstOrDefault()?.Target;
        return
        [
            .. diagram
                .Nodes.Where(IsStep)
                .OrderBy(n => n == first ? 0 : 1)
                .Select(n => new DrawnStep(
                    n.Id,
                    n.Step?.Number ?? "",
                    n.Name,
                    n.Step?.Minutes,
                    roles.FirstOrDefault(r => r.LaneId == n.Lane?.Id)?.PostIds ?? [],
                    Ways(diagram, n, version.RefusedEnd)
                )
                {
                    Power = n.Step?.Kind,
                }),
        ];
    }

    private static IReadOnlyList<DrawnWay> Ways(Diagram diagram, Node step, string? refusedEnd)
    {
        var outcomes = diagram.OutcomesOf(step.Id);
        return outcomes.IsEmpty
            ? [.. step.Outgoing.Take(1).Select(f => Way(null, f.Target, refusedEnd))]
            : [.. outcomes.Select(o => Way(o.Code, diagram.FindFlow(o.FlowId)!.Target, refusedEnd))];
    }

    private static DrawnWay Way(string? code, Node target, string? refusedEnd) =>
        new(
            code,
            target.Step?.Kind == "applicant" ? DrawnWayKind.Supplement
                : target.Id == refusedEnd ? DrawnWayKind.Refuse
                : DraftDiagram.IsBack(code) ? DrawnWayKind.Back
                : DrawnWayKind.Forward,
            IsStep(target) ? target.Id : null
        );

    private static bool IsStep(Node node) => node.Kind is NodeKind.UserTask or NodeKind.ManualTask && node.Step?.Kind != "applicant";
}
