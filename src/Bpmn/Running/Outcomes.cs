using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Running;

/// <summary>The buttons of a task, read off the exclusive gateway behind it.</summary>
internal static class Outcomes
{
    /// <summary>
    /// The outcome a flow stands for: the code its condition asks for; for a flow without a condition its id. A flow with another condition
    /// is chosen by data, not by a person, and stands for none.
    /// </summary>
    public static string? CodeOf(Flow flow) => flow.Condition is null ? flow.Id : flow.Test?.OutcomeCode;

    public static ImmutableArray<Outcome> Of(Node task)
    {
        if (
            task.Kind is not (NodeKind.UserTask or NodeKind.ManualTask)
            || task.Outgoing is not [{ Condition: null, Target: { Kind: NodeKind.ExclusiveGateway, Outgoing.Length: > 1 } gateway }]
        )
        {
            return [];
        }
        var byData = gateway.Outgoing.Any(f => f.Condition is not null && f.Test?.OutcomeCode is null);
        var byOutcome = gateway.Outgoing.Any(f => f.Test?.OutcomeCode is not null);
        return byData && !byOutcome
            ? []
            :
            [
                .. gateway
                    .Outgoing.Where(f => CodeOf(f) is not null)
                    .Select(f => new Outcome(CodeOf(f)!, LabelOf(f), f.Id) { Asked = f.Asked ?? Asked.Nothing }),
            ];
    }

    /// <summary>A flow without words is called by where it leads; its id or code, which nobody has chosen for readers, is the last resort.</summary>
    private static string LabelOf(Flow flow) =>
        flow.Name.Length > 0 ? flow.Name
        : flow.Target.Name.Length > 0 ? flow.Target.Name
        : CodeOf(flow)!;
}
