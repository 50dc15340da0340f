using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Running;

/// <summary>Arms, fires and re-arms timers.</summary>
internal static class Timers
{
    /// <summary>When a timer event is due, seen from now.</summary>
    private sealed record Alarm(TimerKind Kind, string Text, DateTimeOffset? Due, int? Times);

    /// <summary>Why the timer cannot be armed; null when it can.</summary>
    public static Trouble? Check(Run run, Node timer, Mover mover)
    {
        try
        {
            return Work(run, timer, mover) is null ? Trouble.Timer(timer, timer.Timer?.Text ?? "") : null;
        }
        catch (ExpressionError error)
        {
            return Trouble.Expression(timer, error);
        }
    }

    /// <summary>Arms a timer that passed <see cref="Check"/>.</summary>
    public static void Arm(Run run, Node timer, Wait wait, Mover mover)
    {
        if (Work(run, timer, mover) is { } alarm)
        {
            var armed = wait with { Id = run.NextNumber(), Left = alarm.Times };
            run.Waits.Add(armed);
            run.Tell(new Effect.StartTimer(armed.Id, timer.Id, alarm.Kind, alarm.Text, alarm.Due));
        }
    }

    /// <summary>The timer fired: it is gone, or armed again when it repeats and the event does not interrupt.</summary>
    public static void Fire(Run run, Wait wait)
    {
        var node = run.NodeOf(wait.At);
        run.Waits.Remove(wait);
        Events.Trigger(run, wait);
        if (IsBeside(node) && wait.Left is { } left and not 1 && Work(run, node, new Mover(wait.ScopeId)) is { } alarm)
        {
            var again = wait with { Id = run.NextNumber(), Left = left < 0 ? left : left - 1 };
            run.Waits.Add(again);
            var interval = Iso8601.Cycle(alarm.Text, run.Now)!.Value.Interval;
            run.Tell(new Effect.StartTimer(again.Id, node.Id, alarm.Kind, alarm.Text, Iso8601.After(run.Now, interval)));
        }
    }

    /// <summary>Only an event that lets the other work go on can come again.</summary>
    private static bool IsBeside(Node node) => node is { Kind: NodeKind.BoundaryEvent or NodeKind.StartEvent, Interrupting: false };

    private static Alarm? Work(Run run, Node node, Mover mover)
    {
        if (node.Timer is not { } timer)
        {
            return null;
        }
        var text = Template.Fill(timer.Text, run.Names(mover)).Trim();
        switch (timer.Kind)
        {
            case TimerKind.Date when Iso8601.Instant(text, run.Now) is { } instant:
                return new(timer.Kind, text, instant, null);
            case TimerKind.Duration when Iso8601.After(run.Now, text) is { } due:
                return new(timer.Kind, text, due, null);
            case TimerKind.Cycle when Iso8601.Cycle(text, run.Now) is { } cycle:
                return new(timer.Kind, text, cycle.First, IsBeside(node) ? cycle.Times : null);
            default:
                return timer.Kind != TimerKind.Cycle && !Iso8601.Claims(text) ? new(timer.Kind, text, null, null) : null;
        }
    }
}
