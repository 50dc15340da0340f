using IsoDienTu.Bpmn;
using IsoDienTu.Pure.Bpmn.Running;

namespace IsoDienTu.Pure.Bpmn.Migrating;

/// <summary>Random sound processes, run for a while, edited, and carried over.</summary>
public class RandomMigrationTests
{
    [Fact]
    public void Carried_onto_the_same_diagram_nothing_changes_wherever_the_instance_is()
    {
        RandomProcessTests.ForAny(any =>
        {
            var (content, walk) = Begun(any, any.Path);
            var before = walk.Walk.State.ToJson();
            var result = walk.Walk.Migrate(Drafts.Diagram(content, RandomProcess.Roots));
            Assert.True(result.Refused is null, result.Refused?.MessageEn + before);
            Assert.Equal(before, result.State.ToJson());
            Assert.DoesNotContain(result.Effects, e => e is not Effect.CarryTask);
        });
    }

    [Fact]
    public void Carried_onto_an_edited_diagram_it_is_refused_or_still_ends_and_everything_is_closed_once()
    {
        var (moved, refused) = (0, 0);
        RandomProcessTests.ForAny(any =>
        {
            for (var path = 0; path < 3; path++)
            {
                var (content, walk) = Begun(any, any.Path + path);
                var to = RandomEdit.Apply(content, any.Path + path, 1 + (any.Path % 4));
                if (Checker.Check(to).Sound == false)
                {
                    continue;
                }
                var before = walk.Walk.State.ToJson();
                var result = walk.Walk.Migrate(to, Plan(walk.Walk, to, any.Path));
                if (result.Refused is not null)
                {
                    Assert.Equal(before, walk.Walk.State.ToJson());
                    Assert.Empty(result.Effects);
                    refused++;
                    continue;
                }
                moved++;
                walk.Walk.Reload();
                Assert.True(walk.ToTheEnd(), before + "\n" + walk.Walk.State.ToJson());
                Assert.DoesNotContain(walk.Walk.Effects, e => e is Effect.Incident);
                RandomProcessTests.EverythingIsClosed(walk.Walk);
            }
        });
        Assert.True(
            moved > RandomProcessTests.Runs && refused > RandomProcessTests.Runs / 20,
            $"the sample tells nothing: {moved} moved, {refused} refused"
        );
    }

    [Fact]
    public void The_same_migration_gives_the_same_state_and_taking_it_back_the_state_before()
    {
        RandomProcessTests.ForAny(any =>
        {
            var (content, walk) = Begun(any, any.Path);
            var to = RandomEdit.Apply(content, any.Path, 2);
            var before = walk.Walk.State;
            var plan = Plan(walk.Walk, to, any.Path);
            var one = Engine.Migrate(walk.Walk.Diagram, to, before, plan, walk.Walk.Now);
            var other = Engine.Migrate(walk.Walk.Diagram, to, InstanceState.Parse(before.ToJson()), plan, walk.Walk.Now);
            Assert.Equal(one.State.ToJson(), other.State.ToJson());
            var back = Engine.TakeBack(before, one.State);
            Assert.Equal(one.State.Sequence, back.Sequence);
            Assert.Equal(before.ToJson(), Engine.TakeBack(back, before).ToJson());
        });
    }

    /// <summary>An instance somewhere on its way, in a process that takes at least a few steps.</summary>
    private static (string Content, RandomWalk Walk) Begun((int Process, int Size, int Path) any, int path)
    {
        for (var seed = any.Process; ; seed = (seed + 1) & int.MaxValue)
        {
            var content = RandomProcess.Draw(seed, any.Size);
            var whole = new RandomWalk(Drafts.Diagram(content, RandomProcess.Roots), path, withReturns: true);
            if (whole.ToTheEnd() && whole.Walk.Trail.Count is > 5 and < 200)
            {
                var walk = new RandomWalk(Drafts.Diagram(content, RandomProcess.Roots), path, withReturns: true);
                walk.Steps(path % Math.Min(whole.Walk.Trail.Count - 1, 70));
                return (content, walk);
            }
        }
    }

    /// <summary>As proposed; where nothing is, some place that can carry.</summary>
    private static MigrationPlan Plan(Walk walk, Diagram to, int seed)
    {
        var random = new Random(seed);
        return Engine
            .MigrationPlaces(walk.Diagram, to, [walk.State])
            .Where(p => p.Proposed is null && !p.Targets.IsEmpty)
            .Aggregate(MigrationPlan.AsProposed, (plan, p) => plan.With(p.Id, p.Targets[random.Next(p.Targets.Length)]));
    }
}
