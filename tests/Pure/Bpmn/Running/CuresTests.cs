using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Running;

/// <summary>An automatic step that failed, a choice without a way out, a timer nobody understands: what an operator may do, and what not.</summary>
public class CuresTests
{
    private static readonly Diagram Line = Drafts.Diagram(
        "<startEvent id=\"s\"/><serviceTask id=\"v\"/><exclusiveGateway id=\"g\"/><endEvent id=\"e\"/><endEvent id=\"no\"/>"
            + Drafts.Tasks("a", "b")
            + Drafts.Flows("s>a a>v v>g g>b?${amount>5} g>no?outcome=\"refuse\" b>e")
    );

    private static readonly Diagram Fork = Drafts.Diagram(
        "<startEvent id=\"s\"/><parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/><serviceTask id=\"v\"/><endEvent id=\"e\"/>"
            + Drafts.Tasks("before", "after", "c", "d")
            + Drafts.Flows("s>before before>fork fork>v v>after after>join fork>c c>join join>d d>e")
    );

    private static Walk Failed(Diagram diagram, string first)
    {
        var walk = new Walk(diagram).Start().Complete(first);
        walk.Do(new Input.ServiceFailed(walk.TaskAt("v"), "máy chủ không trả lời"));
        return walk;
    }

    private static long Stuck(Walk walk) => walk.Effects.OfType<Effect.Incident>().Last().TokenId;

    [Fact]
    public void A_failed_step_is_skipped_with_the_outcome_that_was_chosen()
    {
        var walk = Failed(Line, "a");
        var outcomes = Engine.SkipOutcomes(Line, walk.State, Stuck(walk))!.Value;
        Assert.Equal(["g-b", "refuse"], outcomes.Select(o => o.Code));
        Assert.Equal("unknown_outcome", walk.Do(new Input.Skip(Stuck(walk))).Refused!.Kind);
        Assert.Equal("unknown_outcome", walk.Do(new Input.Skip(Stuck(walk), "other")).Refused!.Kind);
        Assert.Null(walk.Do(new Input.Skip(Stuck(walk), "g-b")).Refused);
        Assert.Equal(["b"], walk.Active);

        var refused = Failed(Line, "a");
        refused.Do(new Input.Skip(Stuck(refused), "refuse"));
        Assert.Equal(InstanceStatus.Ended, refused.State.Status);
    }

    [Fact]
    public void A_choice_that_found_no_way_takes_the_one_that_was_chosen()
    {
        var walk = new Walk(Line).Start().Complete("a");
        walk.Do(new Input.ServiceDone(walk.TaskAt("v")));
        Assert.Equal("no_way_out", walk.Effects.OfType<Effect.Incident>().Single().Kind);
        walk.Do(new Input.Skip(Stuck(walk), "g-b"));
        Assert.Equal(["b"], walk.Active);
    }

    [Fact]
    public void A_failed_step_with_one_way_on_needs_no_outcome()
    {
        var walk = Failed(Fork, "before");
        Assert.Empty(Engine.SkipOutcomes(Fork, walk.State, Stuck(walk))!.Value);
        Assert.Null(walk.Do(new Input.Skip(Stuck(walk))).Refused);
        Assert.Equal(["c", "after"], walk.Active);
        walk.Complete("c").Complete("after").Complete("d");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void What_a_person_must_do_and_what_is_not_stuck_is_not_skipped()
    {
        var open = new Walk(Line).Start();
        Assert.Null(Engine.SkipOutcomes(Line, open.State, open.TaskAt("a")));
        Assert.Equal("no_such_token", open.Do(new Input.Skip(open.TaskAt("a"))).Refused!.Kind);
        Assert.Empty(Engine.MoveTargets(Line, open.State, open.TaskAt("a")));

        var timer =
            "<boundaryEvent id=\"t\" attachedToRef=\"a\"><timerEventDefinition><timeDuration>${missing.x}</timeDuration></timerEventDefinition></boundaryEvent>";
        var person = Drafts.Diagram(
            "<startEvent id=\"s\"/><endEvent id=\"e\"/><endEvent id=\"late\"/>" + timer + Drafts.Tasks("a") + Drafts.Flows("s>a a>e t>late")
        );
        var walk = new Walk(person).Start();
        Assert.Equal(TokenPhase.Stuck, walk.State.Token(Stuck(walk))!.Phase);
        Assert.Null(Engine.SkipOutcomes(person, walk.State, Stuck(walk)));
    }

    [Fact]
    public void A_stuck_token_is_moved_to_any_step_from_which_the_instance_still_ends()
    {
        var walk = Failed(Line, "a");
        Assert.Equal(["e", "no", "a", "b"], Engine.MoveTargets(Line, walk.State, Stuck(walk)));
        Assert.Null(walk.Do(new Input.Relocate(Stuck(walk), "a")).Refused);
        Assert.Equal(["a"], walk.Active);
        walk.Complete("a");
        walk.Do(new Input.ServiceDone(walk.TaskAt("v")) { Variables = InstanceState.New.Variables.Add("amount", Value.Of(9)) });
        walk.Complete("b");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void A_move_that_would_leave_a_parallel_join_waiting_is_refused()
    {
        var walk = Failed(Fork, "before");
        Assert.Equal(["after"], Engine.MoveTargets(Fork, walk.State, Stuck(walk)));
        foreach (var target in new[] { "before", "c", "d", "e", "join", "fork", "nowhere" })
        {
            Assert.Equal("illegal_move", walk.Do(new Input.Relocate(Stuck(walk), target)).Refused!.Kind);
        }

        walk.Complete("c");
        Assert.Equal(["after"], Engine.MoveTargets(Fork, walk.State, Stuck(walk)));
        walk.Do(new Input.Relocate(Stuck(walk), "after"));
        walk.Complete("after").Complete("d");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void The_trail_with_both_cures_replays_to_the_same_state()
    {
        var walk = Failed(Line, "a");
        walk.Do(new Input.Relocate(Stuck(walk), "a"));
        walk.Complete("a");
        walk.Do(new Input.ServiceFailed(walk.TaskAt("v"), "vẫn hỏng"));
        walk.Do(new Input.Skip(Stuck(walk), "g-b"));

        var state = walk.Trail.Aggregate(InstanceState.New, (s, t) => Engine.Step(Line, s, t.Input, t.At).State);

        Assert.Equal(walk.State.ToJson(), state.ToJson());
    }
}
