using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using IsoDienTu.Processes.Running;

namespace IsoDienTu.Processes.Incidents;

/// <summary>A step to which stuck work may be moved.</summary>
internal sealed record MoveTarget(string ElementId, string Number, string Name, bool IsEnd);

/// <summary>What may be done about an incident, as its instance stands now.</summary>
/// <param name="MayRetry">The element can be tried again.</param>
/// <param name="MaySkip">The step may be treated as done.</param>
/// <param name="Outcomes">With which outcome; empty when there is one way on.</param>
/// <param name="Targets">Where the work may be moved.</param>
internal sealed record Cures(bool MayRetry, bool MaySkip, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<MoveTarget> Targets)
{
    /// <summary>Nothing is left to cure: the branch was withdrawn, or the step goes on without what failed.</summary>
    public bool MayOnlyClose => !MayRetry && !MaySkip && Targets.Count == 0;

    /// <param name="number">The token's number; for a timer whose text nobody understood, the timer's.</param>
    public static Cures Of(Diagram diagram, InstanceState state, long number)
    {
        var timer = state.Waits.FirstOrDefault(w => w.Id == number);
        var token = state.Token(timer?.TokenId ?? number);
        if (token is null)
        {
            return new Cures(false, false, [], []);
        }

        var targets = Engine.MoveTargets(diagram, state, token.Id).Select(id => diagram.FindNode(id)!);
        var outcomes = Engine.SkipOutcomes(diagram, state, token.Id);
        return new Cures(
            Engine.MayRetry(diagram, state, number),
            outcomes is not null || IsWaitedFor(diagram, timer),
            outcomes ?? [],
            [
                .. targets
                    .Where(n => n.Step?.Kind != "applicant")
                    .Select(n => new MoveTarget(n.Id, n.Step?.Number ?? "", n.Name, n.Kind == NodeKind.EndEvent)),
            ]
        );
    }

    public static (Input Input, string? End) Retry(long number) => (new Input.Retry(number), null);

    /// <exception cref="RuleException">Nothing waits there any more.</exception>
    public static (Input Input, string? End) Skip(Diagram diagram, InstanceState state, long number, string? outcome)
    {
        if (state.Waits.FirstOrDefault(w => w.Id == number) is { } timer)
        {
            return IsWaitedFor(diagram, timer)
                ? (new Input.FireTimer(number), Ways.EndAlong(diagram.FindNode(timer.At)!.Outgoing.FirstOrDefault()))
                : throw NotHere();
        }

        var chosen = Engine.SkipOutcomes(diagram, state, number)?.FirstOrDefault(o => o.Code == outcome);
        var at = state.Token(number) is { } token ? diagram.FindNode(token.At) : null;
        var flow = chosen is null ? at?.Outgoing.FirstOrDefault() : diagram.FindFlow(chosen.FlowId);
        return (new Input.Skip(number, outcome), Ways.EndAlong(flow));
    }

    public static (Input Input, string? End) Move(Diagram diagram, InstanceState state, long number, string target)
    {
        var token = state.Waits.FirstOrDefault(w => w.Id == number)?.TokenId ?? number;
        return (new Input.Relocate(token, target), diagram.FindNode(target) is { Kind: NodeKind.EndEvent } end ? end.Id : null);
    }

    /// <summary>A timer on the way, not one at the border of a step that goes on without it.</summary>
    private static bool IsWaitedFor(Diagram diagram, Wait? timer) =>
        timer is not null && diagram.FindNode(timer.At) is { Kind: NodeKind.IntermediateCatchEvent };

    private static RuleException NotHere() =>
        new(
            typeof(Texts),
            "processes.incident.no_skip",
            "Hẹn giờ gắn vào một bước đang làm thì không bỏ qua được; bước đó vẫn làm bình thường."
        );
}
