using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Running;

/// <summary>A token on the move: the scope it lives in, the flow it comes by, the outcome it carries and, after a return, where it goes back to.</summary>
internal readonly record struct Mover(long ScopeId, string? Outcome = null, string? Via = null, string? BackTo = null);

/// <summary>
/// The working copy of one step. Nodes change it only through its verbs; what is to happen next waits in a queue of small operations, so
/// that no diagram, however long, deepens the call stack.
/// </summary>
internal sealed class Run
{
    /// <summary>A step of a real procedure takes some dozens of operations; more than this is a loop that waits for nobody.</summary>
    public const int MaxOperations = 10_000;
    public const int MaxTokens = 2_000;

    private readonly Queue<Operation> _queue = new();
    private readonly ImmutableArray<Effect>.Builder _effects = ImmutableArray.CreateBuilder<Effect>();
    private long _sequence;

    public Run(Diagram diagram, InstanceState state, DateTimeOffset now)
    {
        Diagram = diagram;
        Now = now;
        Status = state.Status;
        ProcessId = state.ProcessId;
        Variables = state.Variables;
        Scopes = [.. state.Scopes];
        Tokens = [.. state.Tokens];
        Waits = [.. state.Waits];
        _sequence = state.Sequence;
    }

    public Diagram Diagram { get; }
    public DateTimeOffset Now { get; }
    public InstanceStatus Status { get; set; }
    public string ProcessId { get; set; }
    public ImmutableSortedDictionary<string, Value> Variables { get; set; }
    public List<Scope> Scopes { get; }
    public List<Token> Tokens { get; }
    public List<Wait> Waits { get; }
    public ImmutableArray<Effect> Effects => _effects.ToImmutable();

    public InstanceState State() =>
        new()
        {
            Status = Status,
            ProcessId = ProcessId,
            Sequence = _sequence,
            Scopes = [.. Scopes],
            Tokens = [.. Tokens],
            Waits = [.. Waits],
            Variables = Variables,
        };

    public long NextNumber() => ++_sequence;

    public void Tell(Effect effect) => _effects.Add(effect);

    public void Queue(Operation operation) => _queue.Enqueue(operation);

    public void Arrive(Node node, Mover mover) => Queue(new Arrive(node, mover));

    public void Leave(Node node, Mover mover) => Queue(new Leave(node, mover with { Via = null, BackTo = null }));

    public void Take(Flow flow, Mover mover) => Arrive(flow.Target, mover with { Via = flow.Id });

    public Node NodeOf(string id) =>
        Diagram.FindNode(id)
        ?? throw new InvalidOperationException($"The state names the element '{id}', which this diagram does not have.");

    public Scope? ScopeOf(long id) => Scopes.Find(s => s.Id == id);

    /// <summary>How conditions and templates see variables on this mover's way.</summary>
    public Lookup Names(Mover mover) =>
        name => name == Comparison.OutcomeName && mover.Outcome is { } outcome ? Value.Of(outcome) : Variables.GetValueOrDefault(name);

    /// <summary>Lets a token come to rest.</summary>
    public Token Rest(Node node, Mover mover, TokenPhase phase)
    {
        var token = new Token(NextNumber(), mover.ScopeId, node.Id, phase)
        {
            Outcome = mover.Outcome,
            BackTo = mover.BackTo,
            Via = phase is TokenPhase.Joining or TokenPhase.Stuck ? mover.Via : null,
        };
        Tokens.Add(token);
        return token;
    }

    /// <summary>Stops a token where it is, with the cause; a retry lets it arrive again.</summary>
    public void Stick(Node node, Mover mover, Trouble trouble, TokenPhase phase = TokenPhase.Stuck)
    {
        var token = Rest(node, mover, phase);
        Tell(new Effect.Incident(token.Id, node.Id, trouble.Kind, trouble.Message, trouble.MessageEn));
    }

    /// <summary>Takes a resting token up again, with its timers and whatever runs inside it.</summary>
    public Mover Lift(Token token)
    {
        Tokens.Remove(token);
        foreach (var wait in Waits.Where(w => w.TokenId == token.Id).ToList())
        {
            Waits.Remove(wait);
            Tell(new Effect.CancelTimer(wait.Id, wait.At));
        }
        foreach (var scope in Scopes.Where(s => s.TokenId == token.Id).ToList())
        {
            Empty(scope);
            Scopes.Remove(scope);
        }
        return new Mover(token.ScopeId, token.Outcome, token.Via, token.BackTo);
    }

    /// <summary>Lifts a token whose work is not wanted any more.</summary>
    public Mover Withdraw(Token token)
    {
        if (token.Phase == TokenPhase.Open && NodeOf(token.At).IsActivity)
        {
            Tell(new Effect.CancelTask(token.Id, token.At));
        }
        return Lift(token);
    }

    /// <summary>Withdraws every token of a scope; those on the move in it or deeper are dropped because their scope is gone or closing.</summary>
    public void Empty(Scope scope)
    {
        foreach (var token in Tokens.Where(t => t.ScopeId == scope.Id).ToList())
        {
            Withdraw(token);
        }
    }

    /// <summary>Runs operations until every token rests and nothing more follows from where they rest.</summary>
    public void Work()
    {
        var left = MaxOperations;
        do
        {
            while (_queue.TryDequeue(out var operation))
            {
                if (--left < 0 || Tokens.Count + _queue.Count > MaxTokens)
                {
                    Park(operation);
                }
                else if (ScopeOf(operation.Mover.ScopeId) is not null)
                {
                    operation.Do(this);
                }
            }
        } while (left > 0 && Settling.Next(this) is { } next && Enqueued(next));
    }

    private bool Enqueued(Operation next)
    {
        Queue(next);
        return true;
    }

    /// <summary>The bound is passed: what is on the move stops where it is, with an incident, instead of running for ever.</summary>
    private void Park(Operation operation)
    {
        if (ScopeOf(operation.Mover.ScopeId) is not null)
        {
            Stick(
                operation.Node,
                operation.Mover,
                Trouble.Runaway(operation.Node),
                operation is Leave ? TokenPhase.Blocked : TokenPhase.Stuck
            );
        }
    }
}
