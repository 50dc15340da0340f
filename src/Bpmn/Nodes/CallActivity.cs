using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Nodes;

/// <summary>Calls another process and waits for its end. The called instance is the host's; here is only what goes in and out.</summary>
internal sealed class CallActivity : WaitingActivity
{
    protected override Trouble? Check(Run run, Node node, Mover mover)
    {
        try
        {
            var names = run.Names(mover);
            _ = Hand(node.Call!, node.Call!.In, names, run.All(mover.ScopeId));
            _ = Results(node.Call);
            return Called(node, names).Length == 0 || Owner(node, names) is "" ? Trouble.NothingToCall(node) : null;
        }
        catch (ExpressionError error)
        {
            return Trouble.Expression(node, error);
        }
    }

    protected override void Begin(Run run, Node node, Token token)
    {
        var names = run.Names(new Mover(token.ScopeId, token.Outcome));
        var variables = Hand(node.Call!, node.Call!.In, names, run.All(token.ScopeId));
        run.Tell(
            new Effect.CallProcess(token.Id, node.Id, Called(node, names), variables)
            {
                Owner = Owner(node, names),
                IsHandOver = node.Call.IsHandOver,
                Results = Results(node.Call),
            }
        );
    }

    /// <summary>Hands the results back.</summary>
    /// <exception cref="ExpressionError">One of them cannot be worked out.</exception>
    public static void TakeBack(Run run, Node node, Token token, ImmutableSortedDictionary<string, Value> results)
    {
        foreach (var (name, value) in Hand(node.Call!, node.Call!.Out, results.GetValueOrDefault, results))
        {
            run.Set(name, value, token.ScopeId);
        }
    }

    private static ImmutableArray<string> Results(CallFacts call) =>
        [.. call.Out.SelectMany(l => Parser.Names(l.Source)).Distinct(StringComparer.Ordinal)];

    private static string Called(Node node, Lookup names) => Template.Fill(node.Call!.Process ?? "", names).Trim();

    private static string? Owner(Node node, Lookup names) => node.Call!.Owner is { } owner ? Template.Fill(owner, names).Trim() : null;

    private static ImmutableSortedDictionary<string, Value> Hand(
        CallFacts call,
        ImmutableArray<Passing> lines,
        Lookup names,
        ImmutableSortedDictionary<string, Value> all
    )
    {
        // What somebody else may know is said line by line, never by leaving the lines out.
        var handed = (lines.IsEmpty && call.Owner is null) || lines.Any(l => l.Target is null) ? all : InstanceState.NoVariables;
        foreach (var line in lines.Where(l => l.Target is not null))
        {
            handed = handed.SetItem(line.Target!, Parser.Read(line.Source).Work(names));
        }
        return handed;
    }
}
