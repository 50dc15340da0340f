namespace IsoDienTu.Bpmn.Playing;

/// <summary>What an instance on the stage asked for or told, and when.</summary>
internal sealed record Happening(DateTimeOffset At, Actor Actor, Effect Effect);

/// <summary>A timer of an instance on the stage; without a due instant it never fires.</summary>
internal sealed record Alarm(Actor Actor, long TimerId, DateTimeOffset? Due);

/// <summary>One instance on the stage.</summary>
internal sealed class Actor(Diagram diagram)
{
    public Diagram Diagram { get; } = diagram;
    public InstanceState State { get; set; } = InstanceState.New;
    public Dictionary<long, Assignment> People { get; } = [];

    /// <summary>When each token came to where it rests.</summary>
    public Dictionary<long, DateTimeOffset> Since { get; } = [];

    /// <summary>The instance and the call activity's number that called it; null when nobody did.</summary>
    public (Actor Actor, long TaskId)? Caller { get; init; }

    public bool IsRunning => State.Status == InstanceStatus.Running;

    /// <summary>Open user, manual and receive tasks, longest open first.</summary>
    public IEnumerable<Token> OpenTasks =>
        State.Tokens.Where(t => t.Phase == TokenPhase.Open && Diagram.FindNode(t.At)?.Behaviour is { IsHuman: true });

    /// <summary>The ad-hoc sub-processes that are open, with the steps that may be picked in them.</summary>
    public IEnumerable<(Token Token, IReadOnlyList<string> Steps)> Offers =>
        State
            .Tokens.Where(t => t is { Phase: TokenPhase.Inside, Repeat: null } && Diagram.FindNode(t.At)?.AdHoc is not null)
            .Select(t => (t, (IReadOnlyList<string>)Engine.Pickable(Diagram, State, t.Id)));
}
