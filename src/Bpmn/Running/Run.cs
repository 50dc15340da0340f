using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Nodes;

namespace IsoDienTu.Bpmn.Running;

/// <summary>A token on the move: the scope it lives in, the flow it comes by, the outcome it carries and, after a return, where it goes back to.</summary>
internal readonly record struct Mover(long ScopeId, string? Outcome = null, string? Via = null, string? BackTo = null);

/// <summary>
/// The working copy of one step. Nodes change it only through its verbs; what is to happen next waits in a queue of small operations, so
/// that no diagram, however long, deepens the call stack.
/// </summary>
internal sealed partial class Run
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
        Called = state.Called;
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
    public bool Called { get; set; }
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
            Called = Called,
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

    /// <summary>Puts the changed token in the place of the one of the same number, and gives it.</summary>
    public Token Replace(Token token, Func<Token, Token> change)
    {
        var at = Tokens.FindIndex(t => t.Id == token.Id);
        return Tokens[at] = change(Tokens[at]);
    }

    public void Replace(Scope scope, Func<Scope, Scope> change)
    {
        var at = Scopes.FindIndex(s => s.Id == scope.Id);
        Scopes[at] = change(Scopes[at]);
    }

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
    public void Stick(Node node, Mover mover, Trouble trouble, TokenPhase phase = TokenPhase.Stuck) =>
        Report(Rest(node, mover, phase), trouble);

    /// <summary>Tells of trouble at a token that stays as it is.</summary>
    public void Report(Token token, Trouble trouble) => Report(token.Id, NodeOf(token.At), trouble);

    public void Report(long number, Node node, Trouble trouble) =>
        Tell(new Effect.Incident(number, node.Id, trouble.Kind, trouble.Message, trouble.MessageEn));

    /// <summary>Remembers a completed step as one that work may be sent back to.</summary>
    public void NoteDone(Node node, long scopeId) => Replace(ScopeOf(scopeId)!, s => s with { Done = s.Done.Remove(node.Id).Add(node.Id) });

    /// <summary>Takes a resting token up again, with its events and whatever runs inside it.</summary>
    public Mover Lift(Token token)
    {
        Tokens.RemoveAll(t => t.Id == token.Id);
        foreach (var wait in Waits.Where(w => w.TokenId == token.Id).ToList())
        {
            Events.Disarm(this, wait);
        }
        foreach (var scope in Scopes.Where(s => s.TokenId == token.Id).ToList())
        {
            Empty(scope);
            Remove(scope);
        }
        return new Mover(token.ScopeId, token.Outcome, token.Via, token.BackTo);
    }

    /// <summary>Lifts a token whose work is not wanted any more.</summary>
    public Mover Withdraw(Token token)
    {
        if (
            token is { Repeat: null, Phase: TokenPhase.Open or TokenPhase.Inside }
            && NodeOf(token.At).Behaviour is { IsKnownOutside: true }
        )
        {
            Tell(new Effect.CancelTask(token.Id, token.At));
        }
        return Lift(token);
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
        } while (left-- > 0 && Status == InstanceStatus.Running && Settling.Settle(this));
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
