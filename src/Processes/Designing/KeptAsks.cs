using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Designing;

/// <summary>
/// A procedure's card draws its process anew each time. What the buttons asked in the version before stays with those that are still the same: the step of
/// that id and name, the way of that id, condition and goal.
/// </summary>
internal static class KeptAsks
{
    /// <param name="drawn">Drawn anew.</param>
    /// <param name="before">The newest published version; null when there is none.</param>
    public static Diagram Onto(Diagram drawn, Diagram? before)
    {
        if (before is null)
        {
            return drawn;
        }

        var kept = before
            .Nodes.Where(n => n.Asked is not null && drawn.FindNode(n.Id) is { Asked: null } now && now.Name == n.Name)
            .Select(n => (n.Id, Asked: n.Asked!))
            .Concat(
                before
                    .Flows.Where(f => f.Asked is not null && drawn.FindFlow(f.Id) is { Asked: null } now && Same(f, now))
                    .Select(f => (f.Id, Asked: f.Asked!))
            );
        return kept.Aggregate(drawn, (diagram, one) => diagram.WithAsked(one.Id, one.Asked));
    }

    private static bool Same(Flow was, Flow now) =>
        was.Condition == now.Condition
        && was.Source.Id == now.Source.Id
        && was.Target.Id == now.Target.Id
        && was.Target.Name == now.Target.Name;
}
