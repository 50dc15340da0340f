using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Steps that people pick, in any order and as often as they want, until a condition or a person says that it is enough.</summary>
internal sealed class AdHocSubProcess : SubProcess
{
    public override bool IsKnownOutside => true;

    public override bool ClosesWhenEmpty(Scope inside) => inside.Enough || inside.Closing;

    protected override void Begin(Run run, Node node, Token token)
    {
        run.OpenScope(node.Children, token);
        run.Tell(new Effect.OfferSteps(token.Id, node.Id));
    }

    public override void InsideDone(Run run, Node node, Token token, Scope inside)
    {
        run.Tell(new Effect.CloseTask(token.Id, node.Id));
        base.InsideDone(run, node, token, inside);
    }

    public static ImmutableArray<string> Pickable(Diagram diagram, InstanceState state, long taskId)
    {
        if (
            state.Token(taskId) is not { } token
            || diagram.FindNode(token.At) is not { AdHoc: { } facts } node
            || state.Scopes.FirstOrDefault(s => s.TokenId == taskId) is not { Enough: false, Closing: false } scope
            // The token of all runs together has scopes in which this activity runs, not its steps.
            || token.Repeat is not null
            || (facts.Sequential && state.Tokens.Any(t => t.ScopeId == scope.Id))
        )
        {
            return [];
        }
        return [.. node.Children.Where(MayBePicked).Select(n => n.Id)];
    }

    public static bool MayBePicked(Node node) =>
        node.IsActivity && node.Kind != NodeKind.EventSubProcess && node.Incoming.IsEmpty && !node.IsForCompensation;

    /// <summary>A step inside was done: perhaps that is enough.</summary>
    public static void StepDone(Run run, Scope scope, Mover mover)
    {
        if (run.HostOf(scope) is not { Repeat: null } token || run.NodeOf(token.At) is not { AdHoc.Done: { } done } node)
        {
            return;
        }
        try
        {
            if (!scope.Enough && done.Holds(run.Names(mover)))
            {
                Finish(run, node, scope);
            }
        }
        catch (ExpressionError error)
        {
            run.Report(token, Trouble.Expression(node, error));
        }
    }

    /// <summary>Takes up nothing new; what is open is withdrawn or finished first, as the diagram says.</summary>
    public static void Finish(Run run, Node node, Scope scope)
    {
        if (node.AdHoc!.CancelRemaining)
        {
            run.Empty(scope);
        }
        run.Replace(scope, s => s with { Enough = true });
    }
}
