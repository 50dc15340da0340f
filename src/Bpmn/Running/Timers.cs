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
    public static void Arm(Run run, Node timer, Token token)
    {
        if (Work(run, timer, new Mover(token.ScopeId, token.Outcome)) is { } alarm)
        {
            var wait = new Wait(run.NextNumber(), timer.Id, token.Id) { Left = alarm.Times };
            run.Waits.Add(wait);
            run.Tell(new Effect.StartTimer(wait.Id, timer.Id, alarm.Kind, alarm.Text, alarm.Due));
        }
    }

    /// <summary>The timer fired: it is gone, or armed again when it repeats and the event does not interrupt.</summary>
    public static void Fire(Run run, Wait wait)
    {
        var node = run.NodeOf(wait.At);
        var token = run.Tokens.Find(t => t.Id == wait.TokenId)!;
        run.Waits.Remove(wait);
        if (node.Kind != NodeKind.BoundaryEvent)
        {
            run.Leave(node, run.Lift(token));
        }
        else if (node.Interrupting)
        {
            run.Leave(node, run.Withdraw(token));
        }
        else
        {
            run.Leave(node, new Mover(token.ScopeId, token.Outcome));
            Rearm(run, node, wait, token);
        }
    }

    private static void Rearm(Run run, Node node, Wait wait, Token token)
    {
        if (wait.Left is { } left and not 1 && Work(run, node, new Mover(token.ScopeId, token.Outcome)) is { } alarm)
        {
            run.Waits.Add(wait with { Left = left < 0 ? left : left - 1 });
            var interval = Iso8601.Cycle(alarm.Text, run.Now)!.Value.Interval;
            run.Tell(new Effect.StartTimer(wait.Id, node.Id, alarm.Kind, alarm.Text, Iso8601.After(run.Now, interval)));
        }
    }

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
                return new(timer.Kind, text, cycle.First, node.Kind == NodeKind.BoundaryEvent && !node.Interrupting ? cycle.Times : null);
            default:
                return timer.Kind != TimerKind.Cycle && !Iso8601.Claims(text) ? new(timer.Kind, text, null, null) : null;
        }
    }
}
