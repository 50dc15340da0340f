using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Reading;

/// <summary>What a step leads to when it is left by one of its ways.</summary>
/// <param name="Outcome">Code to complete the step with; null when there is only this way.</param>
/// <param name="Label">Name of the outcome; null when there is only this way.</param>
internal sealed record Following(string? Outcome, string? Label, IReadOnlyList<FollowingPlace> Places);

/// <summary>A place at which the work rests next.</summary>
/// <param name="Depends">Whether it is reached depends on the data of the work or on another branch.</param>
/// <param name="Role">Who does it by the drawing; empty where nobody of the agency does.</param>
/// <param name="Posts">Posts of the role.</param>
internal sealed record FollowingPlace(
    FollowingKind Kind,
    bool Depends,
    string ElementId,
    string Number,
    string Name,
    string Role,
    IReadOnlyList<Guid> Posts
);

/// <summary>What the work does at a place.</summary>
internal enum FollowingKind
{
    /// <summary>Somebody of the agency does a step.</summary>
    Step,

    /// <summary>The applicant does something; the clock rests.</summary>
    Applicant,

    /// <summary>It waits for a time or to hear something.</summary>
    Waits,

    /// <summary>Another process does its part.</summary>
    Calls,

    /// <summary>It is over.</summary>
    Ends,

    /// <summary>It is over by a refusal.</summary>
    Refuses,
}

/// <summary>Looks ahead on the drawing, through everything that goes on by itself.</summary>
internal static class LookingAhead
{
    /// <summary>For each way out of a step, in the order of its buttons.</summary>
    public static IReadOnlyList<Following> From(Diagram diagram, Node step, string? refusedEnd, Func<string?, IReadOnlyList<Guid>> postsOf)
    {
        var outcomes = diagram.OutcomesOf(step.Id);
        return outcomes.IsEmpty
            ?
            [
                new Following(
                    null,
                    null,
                    Places(step.Outgoing, step.Outgoing.Length > 1 && step.Outgoing.Any(f => f.Condition is not null))
                ),
            ]
            : [.. outcomes.Select(o => new Following(o.Code, o.Label, Places([diagram.FindFlow(o.FlowId)!], false)))];

        IReadOnlyList<FollowingPlace> Places(IEnumerable<Flow> flows, bool depends)
        {
            var (found, seen) = (new List<FollowingPlace>(), new HashSet<Node>());
            foreach (var flow in flows)
            {
                Go(flow.Target, depends);
            }

            return found;

            void Go(Node node, bool maybe)
            {
                if (!seen.Add(node))
                {
                    return;
                }

                if (
                    Rests(node, refusedEnd) is { } kind
                    && (node.Parent is null || kind is not (FollowingKind.Ends or FollowingKind.Refuses))
                )
                {
                    var role = kind == FollowingKind.Step ? node.Step?.Role ?? node.RoleLane?.Name ?? "" : "";
                    var posts = kind == FollowingKind.Step ? postsOf(node.RoleLane?.Id) : [];
                    found.Add(new FollowingPlace(kind, maybe, node.Id, node.Step?.Number ?? "", node.Name, role, posts));
                    return;
                }

                var chooses = node is { IsGateway: true, Outgoing.Length: > 1 } and not { Kind: NodeKind.ParallelGateway };
                var joins = node is { Kind: NodeKind.ParallelGateway or NodeKind.InclusiveGateway, Incoming.Length: > 1 };
                foreach (var next in Next(node))
                {
                    Go(next, maybe || chooses || joins);
                }
            }
        }

        IEnumerable<Node> Next(Node node) =>
            node.IsSubProcess ? diagram.Nodes.Where(n => n.Parent == node && n.Kind == NodeKind.StartEvent)
            : node is { Kind: NodeKind.EndEvent, Parent: { } around } ? around.Outgoing.Select(f => f.Target)
            : node.LinkTarget is { } link ? [link]
            : node.Outgoing.Select(f => f.Target);
    }

    /// <summary>What the work does where it rests; null where it goes on by itself.</summary>
    private static FollowingKind? Rests(Node node, string? refusedEnd) =>
        node.Kind switch
        {
            NodeKind.UserTask or NodeKind.ManualTask or NodeKind.AdHocSubProcess => node.Step?.Kind == "applicant"
                ? FollowingKind.Applicant
                : FollowingKind.Step,
            NodeKind.ReceiveTask or NodeKind.IntermediateCatchEvent => FollowingKind.Waits,
            NodeKind.CallActivity => FollowingKind.Calls,
            NodeKind.EndEvent => node.Id == refusedEnd || node.Refuses ? FollowingKind.Refuses : FollowingKind.Ends,
            _ => null,
        };
}
