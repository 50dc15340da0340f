using System.Collections.Immutable;
using IsoDienTu.Bpmn.Migrating;
using IsoDienTu.Bpmn.Nodes;
using IsoDienTu.Bpmn.Running;

namespace IsoDienTu.Bpmn;

/// <summary>
/// The interpreter: a pure function. The same diagram, state, input and instant always give the same result; nothing is read or written
/// outside its arguments, so it can be tested, simulated and replayed. Safe for any number of threads.
/// </summary>
public static class Engine
{
    /// <summary>Takes one input to its end: until every token rests again. Never loops for ever: a runaway becomes an incident.</summary>
    /// <param name="now">The instant of the input; only used to work out when timers are due.</param>
    public static StepResult Step(Diagram diagram, InstanceState state, Input input, DateTimeOffset now)
    {
        var run = new Run(diagram, state, now);
        if (Inputs.Apply(run, input) is { } refused)
        {
            return new StepResult(state, [], refused);
        }
        run.Work();
        return new StepResult(run.State(), run.Effects);
    }

    /// <summary>
    /// The completed tasks to which an open task may be sent back, latest first. Only those are offered from which the instance can
    /// provably go on to its end, so that a return never leaves a join waiting.
    /// </summary>
    public static ImmutableArray<ReturnTarget> ReturnTargets(Diagram diagram, InstanceState state, long taskId) =>
        Returns.Targets(diagram, state, taskId);

    /// <summary>The steps that may be picked now in an open ad-hoc sub-process, in the order of the diagram; empty when it is none.</summary>
    public static ImmutableArray<string> Pickable(Diagram diagram, InstanceState state, long taskId) =>
        AdHocSubProcess.Pickable(diagram, state, taskId);

    /// <summary>Whether <see cref="Input.Retry"/> would be taken: a token is stuck there, or a condition could not be worked out.</summary>
    /// <param name="number">The number an incident names: of a token, or of an armed event.</param>
    public static bool MayRetry(Diagram diagram, InstanceState state, long number) => Cures.MayRetry(diagram, state, number);

    /// <summary>
    /// The outcomes with which a stuck token may be let go on: the ways out of the choice at which it stands or that follows its step; empty
    /// when there is one way on. Null when it may not be skipped: it is not stuck, or a person has to do the step.
    /// </summary>
    public static ImmutableArray<Outcome>? SkipOutcomes(Diagram diagram, InstanceState state, long tokenId) =>
        Cures.SkipOutcomes(diagram, state.Token(tokenId));

    /// <summary>
    /// The activities and events to which a stuck token may be moved, in the order of the diagram. Only those from which the instance, with its
    /// other tokens where they are, can provably go on to its end, so that no join is left waiting.
    /// </summary>
    public static ImmutableArray<string> MoveTargets(Diagram diagram, InstanceState state, long tokenId) =>
        Cures.MoveTargets(diagram, state, tokenId);

    /// <summary>
    /// Carries a running instance over to another diagram, with everything that is open, armed, done and to be undone in it. Refused, naming the
    /// element, is what cannot be carried as it is, and what could then wait for ever.
    /// </summary>
    /// <returns>The state on the new diagram and what the host has to do; a refusal leaves everything as it was.</returns>
    public static StepResult Migrate(Diagram from, Diagram to, InstanceState state, MigrationPlan plan, DateTimeOffset now) =>
        Migrating.Migration.Apply(from, to, state, plan, now);

    /// <summary>The elements of the old diagram that lie at one of the new: under their ids stands what was done before.</summary>
    public static ImmutableArray<string> MigrationSources(Diagram from, Diagram to, MigrationPlan plan, string elementId) =>
        Places.Before(from, to, plan, elementId);

    /// <summary>The places at which these instances rest, with where each lies in another diagram and where else it may go.</summary>
    public static ImmutableArray<MigrationPlace> MigrationPlaces(Diagram from, Diagram to, IEnumerable<InstanceState> states) =>
        Places.Of(from, to, states);

    /// <summary>
    /// The state before a migration in which nothing has happened since. Numbers go on from the later one, so that none is given twice.
    /// </summary>
    public static InstanceState TakeBack(InstanceState before, InstanceState after) => before with { Sequence = after.Sequence };
}
