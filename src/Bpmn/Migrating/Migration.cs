using System.Collections.Immutable;
using IsoDienTu.Bpmn.Expressions;
using IsoDienTu.Bpmn.Nodes;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn.Migrating;

/// <summary>
/// Carries an instance over: first every place is carried or refused, then it is proved that the instance can still end, then events are armed and
/// disarmed, and what now follows by itself is done.
/// </summary>
internal static class Migration
{
    public static StepResult Apply(Diagram from, Diagram to, InstanceState state, MigrationPlan plan, DateTimeOffset now)
    {
        if (state.Status != InstanceStatus.Running)
        {
            return new StepResult(state, [], Refusals.NotRunning());
        }
        var mapping = new Mapping(from, to, state.ProcessId, plan);
        if (mapping.Process is null)
        {
            return new StepResult(state, [], MigrationRefusals.NoProcess(state.ProcessId));
        }
        var carried = Carrying.Carry(mapping, state, out var refused);
        refused ??= StillEnds.Check(mapping, state, carried);
        if (refused is not null)
        {
            return new StepResult(state, [], refused);
        }
        var old = new Run(from, state, now);
        var run = new Run(to, carried, now);
        refused = Tasks(mapping, old, run) ?? Rearming.Apply(mapping, old, run);
        if (refused is not null)
        {
            return new StepResult(state, [], refused);
        }
        Meet(run);
        run.Work();
        var effects = old.Effects.AddRange(run.Effects);
        // A migration that at once needs an operator is none.
        return effects.OfType<Effect.Incident>().FirstOrDefault() is { } trouble
            ? new StepResult(state, [], new Refusal("migration_event", trouble.ElementId, trouble.Message, trouble.MessageEn))
            : new StepResult(run.State(), effects);
    }

    /// <summary>Says of each open task what it is now.</summary>
    private static Refusal? Tasks(Mapping mapping, Run old, Run run)
    {
        foreach (var token in run.Tokens.Where(t => t is { Repeat: null, Phase: TokenPhase.Open or TokenPhase.Inside }).ToList())
        {
            var node = run.NodeOf(token.At);
            var was = old.Tokens.Find(t => t.Id == token.Id)!.At;
            var mover = new Mover(token.ScopeId, token.Outcome);
            try
            {
                switch (node.Behaviour)
                {
                    case UserTask:
                        run.Tell(new Effect.CarryTask(token.Id, was, node.Id, UserTask.People(run, node, mover), null));
                        break;
                    case ReceiveTask:
                        var name = node.EventName is { } written ? Template.Fill(written, run.Names(mover)) : "";
                        run.Tell(new Effect.CarryTask(token.Id, was, node.Id, Assignment.None, name));
                        break;
                    case AdHocSubProcess:
                        run.Tell(new Effect.CarryTask(token.Id, was, node.Id, Assignment.None, null));
                        break;
                }
            }
            catch (ExpressionError error)
            {
                return MigrationRefusals.CannotBegin(node, Trouble.Expression(node, error));
            }
        }
        return null;
    }

    /// <summary>A parallel join that lost a branch may have all that it waits for: it goes on. Inclusive joins settle by themselves.</summary>
    private static void Meet(Run run)
    {
        foreach (
            var group in run
                .Tokens.Where(t => t.Phase == TokenPhase.Joining && run.NodeOf(t.At).Kind == NodeKind.ParallelGateway)
                .GroupBy(t => (t.ScopeId, t.At))
                .ToList()
        )
        {
            var join = run.NodeOf(group.Key.At);
            var filled = group.Select(t => t.Via).ToHashSet();
            if (join.Incoming.All(f => filled.Contains(f.Id)))
            {
                run.Arrive(join, run.Lift(group.First()));
            }
        }
    }
}
