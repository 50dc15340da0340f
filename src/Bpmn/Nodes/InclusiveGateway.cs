using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>
/// Sends a token by every flow whose condition holds (else the default); as a join it waits until no token that could still come would fill
/// an empty incoming flow. BPMN 2.0, 13.4.3: a token on its way blocks the join when it can reach an empty incoming flow without passing the
/// gateway, unless it can also reach one that already has a token.
/// </summary>
internal sealed class InclusiveGateway : Behaviour
{
    public override void Arrive(Run run, Node node, Mover mover)
    {
        if (node.Incoming.Length > 1 && mover.Via is not null)
        {
            run.Rest(node, mover, TokenPhase.Joining);
        }
        else
        {
            Split(run, node, mover);
        }
    }

    public static bool IsComplete(Run run, Node join, long scopeId)
    {
        var filled = Here(run, join, scopeId).Select(t => t.Via!).ToHashSet(StringComparer.Ordinal);
        var reach = run.Diagram.ReachOf(join);
        foreach (var token in run.Tokens.Where(t => t.ScopeId == scopeId && t.At != join.Id))
        {
            var node = run.NodeOf(token.At);
            if (reach.CanFill(node, f => !filled.Contains(f.Id)) && !reach.CanFill(node, f => filled.Contains(f.Id)))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Uses up one token from each incoming flow that has one, and goes on.</summary>
    public static void Merge(Run run, Node join, Mover mover)
    {
        foreach (var token in Here(run, join, mover.ScopeId).DistinctBy(t => t.Via).ToList())
        {
            run.Lift(token);
        }
        Split(run, join, mover);
    }

    private static IEnumerable<Token> Here(Run run, Node join, long scopeId) =>
        run.Tokens.Where(t => t.Phase == TokenPhase.Joining && t.At == join.Id && t.ScopeId == scopeId);

    private static void Split(Run run, Node node, Mover mover)
    {
        var choice = Ways.Open(run, node, mover);
        if (choice.Trouble is { } trouble)
        {
            // The branches have met already: a retry only looks for the way out.
            run.Stick(node, mover with { Via = null }, trouble, TokenPhase.Blocked);
        }
        foreach (var flow in choice.Flows)
        {
            run.Take(flow, mover);
        }
    }
}
