using IsoDienTu.Bpmn.Nodes;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Migrating;

/// <summary>
/// Arms what the new diagram waits for and disarms what it does not. An event that both have goes on as it is, a timer with its instant; one that has
/// come already, and cannot come again, is not armed a second time.
/// </summary>
internal static class Rearming
{
    public static Refusal? Apply(Mapping mapping, Run old, Run run)
    {
        var kept = new Dictionary<long, Wait>();
        var begun = new List<(Node Event, Wait Wait, string? Outcome)>();
        foreach (var token in run.Tokens.Where(t => t.Phase is TokenPhase.Open or TokenPhase.Inside))
        {
            var was = old.Tokens.Find(t => t.Id == token.Id)!;
            var (before, after) = (old.NodeOf(was.At), run.NodeOf(token.At));
            // The border of a repeating activity is that of all its runs together.
            if (!run.IsOneRun(after, token.ScopeId))
            {
                var waits = old.Waits.Where(w => w.TokenId == token.Id).ToList();
                Compare(Awaited(before), Awaited(after), waits, new Wait(0, "", token.Id, token.ScopeId), token.Outcome);
            }
        }
        foreach (var scope in run.Scopes.Where(s => !s.Closing))
        {
            var waits = old.Waits.Where(w => w.TokenId is null && w.ScopeId == scope.Id).ToList();
            var before = Events.Triggers(old.Container(old.ScopeOf(scope.Id)!));
            Compare(before, Events.Triggers(run.Container(scope)), waits, new Wait(0, "", null, scope.Id), null);
        }
        run.Waits.Clear();
        foreach (var wait in old.Waits.ToList())
        {
            if (kept.TryGetValue(wait.Id, out var carried))
            {
                run.Waits.Add(carried);
            }
            else
            {
                Events.Disarm(old, wait);
            }
        }
        foreach (var (node, wait, outcome) in begun)
        {
            if (Events.Check(run, [node], new Mover(wait.ScopeId, outcome)) is { } trouble)
            {
                return MigrationRefusals.CannotBegin(node, trouble);
            }
            Events.Arm(run, node, wait, outcome);
        }
        return null;

        void Compare(IEnumerable<Node> before, IEnumerable<Node> after, List<Wait> waits, Wait fresh, string? outcome)
        {
            var known = before.ToList();
            foreach (var node in after)
            {
                if (known.Find(k => mapping.Of(k) == node && Same(k, node)) is not { } same)
                {
                    begun.Add((node, fresh with { At = node.Id }, outcome));
                }
                else if (waits.Find(w => w.At == same.Id) is { } wait)
                {
                    kept[wait.Id] = wait with { At = node.Id };
                }
            }
        }
    }

    /// <summary>What a token resting at the node waits for beside what the node itself does.</summary>
    private static IEnumerable<Node> Awaited(Node node) =>
        node.Behaviour switch
        {
            CatchEvent => [node],
            EventBasedGateway => node.Outgoing.Select(f => f.Target),
            _ => node.Boundaries,
        };

    /// <summary>The same timer has its instant, however it is written now, unless it only now repeats; a message or signal of another name is another one.</summary>
    private static bool Same(Node old, Node node) =>
        Events.KindOf(old) == Events.KindOf(node)
        && (
            Events.KindOf(old) == EventKind.Timer
                ? old.Timer?.Kind == node.Timer?.Kind && (node.Timer?.Kind != TimerKind.Cycle || old.Interrupting == node.Interrupting)
                : old.EventName == node.EventName
        );
}
