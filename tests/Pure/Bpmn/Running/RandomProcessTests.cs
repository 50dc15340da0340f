using FsCheck;
using FsCheck.Fluent;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Running;

/// <summary>
/// Random sound processes on random paths. How many is set by ISO_RANDOM_RUNS (default 200).
/// </summary>
public class RandomProcessTests
{
    internal static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("ISO_RANDOM_RUNS"), out var runs) ? runs : 200;

    private static readonly Gen<(int Process, int Size, int Path)> Any =
        from process in Gen.Choose(0, int.MaxValue - 1)
        from size in Gen.Choose(5, 120)
        from path in Gen.Choose(0, int.MaxValue - 1)
        select (process, size, path);

    internal static void ForAny(Action<(int Process, int Size, int Path)> holds) =>
        Prop.ForAll(Any.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));

    private static Diagram Draw((int Process, int Size, int Path) any) =>
        Drafts.Diagram(RandomProcess.Draw(any.Process, any.Size), RandomProcess.Roots);

    [Fact]
    public void A_structured_process_is_proved_sound_and_always_ends()
    {
        ForAny(any =>
        {
            var diagram = Draw(any);
            Assert.NotEqual(false, Checker.Check(diagram).Sound);
            var walk = new RandomWalk(diagram, any.Path, withReturns: false) { Check = NoTokenDoubled(diagram) };
            Assert.True(walk.ToTheEnd(), walk.Walk.State.ToJson());
            Assert.DoesNotContain(walk.Walk.Effects, e => e is Effect.Incident);
            EverythingIsClosed(walk.Walk);
        });
    }

    [Fact]
    public void With_returns_it_still_always_ends()
    {
        ForAny(any =>
        {
            var walk = new RandomWalk(Draw(any), any.Path, withReturns: true);
            Assert.True(walk.ToTheEnd(), walk.Walk.State.ToJson());
            Assert.DoesNotContain(walk.Walk.Effects, e => e is Effect.Incident);
            EverythingIsClosed(walk.Walk);
        });
    }

    [Fact]
    public void The_trail_played_again_gives_the_same_state_and_so_does_a_state_stored_after_every_step()
    {
        ForAny(any =>
        {
            var diagram = Draw(any);
            var walk = new RandomWalk(diagram, any.Path, withReturns: true);
            walk.ToTheEnd();
            var replayed = InstanceState.New;
            var stored = InstanceState.New.ToJson();
            foreach (var (input, at) in walk.Walk.Trail)
            {
                replayed = Engine.Step(diagram, replayed, input, at).State;
                stored = Engine.Step(diagram, InstanceState.Parse(stored), input, at).State.ToJson();
            }
            Assert.Equal(walk.Walk.State.ToJson(), replayed.ToJson());
            Assert.Equal(walk.Walk.State.ToJson(), stored);
        });
    }

    [Fact]
    public void However_often_the_machine_dies_before_or_after_a_step_is_stored_nothing_is_lost_or_done_twice()
    {
        ForAny(any =>
        {
            var diagram = Draw(any);
            var walk = new RandomWalk(diagram, any.Path, withReturns: true) { Crashes = true };
            Assert.True(walk.ToTheEnd(), walk.Walk.State.ToJson());
            EverythingIsClosed(walk.Walk);
            var replayed = walk.Walk.Trail.Aggregate(InstanceState.New, (state, t) => Engine.Step(diagram, state, t.Input, t.At).State);
            Assert.Equal(walk.Walk.State.ToJson(), replayed.ToJson());
        });
    }

    [Fact]
    public void What_the_checker_proves_never_gets_stuck_even_when_gateways_were_swapped_at_random()
    {
        var proved = 0;
        var refused = 0;
        ForAny(any =>
        {
            var swapped = Swapped(RandomProcess.Draw(any.Process, any.Size), any.Path);
            var diagram = Drafts.Diagram(swapped, RandomProcess.Roots);
            var sound = Checker.Check(diagram).Sound;
            proved += sound == true ? 1 : 0;
            refused += sound == false ? 1 : 0;
            if (sound == true)
            {
                for (var path = 0; path < 5; path++)
                {
                    var walk = new RandomWalk(diagram, any.Path + path, withReturns: false) { Check = NoTokenDoubled(diagram) };
                    Assert.True(walk.ToTheEnd(), walk.Walk.State.ToJson());
                    Assert.DoesNotContain(walk.Walk.Effects, e => e is Effect.Incident { Kind: "deadlock" });
                }
            }
        });
        Assert.True(proved > Runs / 20 && refused > Runs / 20, $"the sample tells nothing: {proved} proved, {refused} refused of {Runs}");
    }

    /// <summary>Changes the kind of about one gateway in six.</summary>
    private static string Swapped(string content, int seed)
    {
        var random = new Random(seed);
        return System.Text.RegularExpressions.Regex.Replace(
            content,
            "<(exclusive|parallel|inclusive)Gateway id=\"(\\w+)\"( default=\"\\w+\")?></\\w+>",
            match =>
                random.Next(6) > 0
                    ? match.Value
                    : $"<{(random.Next(2) == 0 ? "parallel" : "exclusive")}Gateway id=\"{match.Groups[2].Value}\"/>"
        );
    }

    /// <summary>In a sound process a node never holds two tokens of one scope, except where something may run beside the rest again and again.</summary>
    private static Action<InstanceState> NoTokenDoubled(Diagram diagram) =>
        state =>
            Assert.DoesNotContain(
                state.Tokens.Where(t => t.Phase != TokenPhase.Joining).GroupBy(t => (t.ScopeId, t.At)),
                g =>
                    g.Count() > 1
                    && diagram.FindNode(g.Key.At)!.Parent?.Kind != NodeKind.AdHocSubProcess
                    && diagram.Nodes.All(n => n.Interrupting)
            );

    /// <summary>Every task opened was closed or withdrawn exactly once, every timer started fired or was cancelled, and nothing is left.</summary>
    internal static void EverythingIsClosed(Walk walk)
    {
        Assert.Empty(walk.State.Tokens);
        Assert.Empty(walk.State.Waits);
        Assert.Empty(walk.State.Scopes);
        var opened = walk.Effects.Select(Opened).OfType<long>().Order().ToList();
        var closed = walk.Effects.Select(Closed).OfType<long>().Order().ToList();
        Assert.Equal(opened, closed);
        var fired = walk.Trail.Select(t => t.Input).OfType<Input.FireTimer>().Select(f => f.TimerId);
        var cancelled = walk.Effects.OfType<Effect.CancelTimer>().Select(t => t.TimerId);
        Assert.Equal(walk.Effects.OfType<Effect.StartTimer>().Select(t => t.TimerId).Order(), fired.Concat(cancelled).Order());
        Assert.Equal(
            walk.Effects.OfType<Effect.Listen>().Select(l => l.WaitId).Order(),
            walk.Effects.OfType<Effect.Unlisten>().Select(l => l.WaitId).Order()
        );
        Assert.Equal(1, walk.Effects.Count(e => e is Effect.Finish));
    }

    private static long? Opened(Effect effect) =>
        effect switch
        {
            Effect.OpenTask task => task.TaskId,
            Effect.ExpectMessage message => message.TaskId,
            Effect.CallService service => service.TaskId,
            Effect.CallProcess call => call.TaskId,
            Effect.OfferSteps offer => offer.TaskId,
            _ => null,
        };

    private static long? Closed(Effect effect) =>
        effect switch
        {
            Effect.CloseTask task => task.TaskId,
            Effect.CancelTask task => task.TaskId,
            _ => null,
        };
}
