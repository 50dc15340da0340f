using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Running;

public class ReturnsTests
{
    private static readonly Diagram Line = Drafts.Diagram(
        "<startEvent id=\"s\"/>" + Drafts.Tasks("a", "b", "c") + "<endEvent id=\"e\"/>" + Drafts.Flows("s>a a>b b>c c>e")
    );

    private static readonly Diagram Fork = Drafts.Diagram(
        "<startEvent id=\"s\"/><parallelGateway id=\"fork\"/><parallelGateway id=\"join\"/><endEvent id=\"e\"/>"
            + Drafts.Tasks("a", "b1", "b2", "c", "d")
            + Drafts.Flows("s>a a>fork fork>b1 b1>b2 b2>join fork>c c>join join>d d>e")
    );

    private static Input Back(Walk walk, string from, string to, bool thenBack = false) =>
        new Input.SendBack(walk.TaskAt(from), to, thenBack);

    private static IEnumerable<string> Targets(Walk walk, string from) =>
        Engine.ReturnTargets(walk.Diagram, walk.State, walk.TaskAt(from)).Select(t => t.ElementId);

    [Fact]
    public void Work_may_go_back_to_any_completed_step_latest_first()
    {
        var walk = new Walk(Line).Start().Complete("a").Complete("b");
        Assert.Equal(["b", "a"], Targets(walk, "c"));
        Assert.Null(walk.Do(Back(walk, "c", "a")).Refused);
        Assert.Equal(["a"], walk.Active);
        Assert.Contains(walk.Effects, e => e is Effect.CancelTask { ElementId: "c" });
        walk.Complete("a").Complete("b").Complete("c");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void When_asked_for_the_corrected_step_leads_straight_back_to_the_returner()
    {
        var walk = new Walk(Line).Start().Complete("a").Complete("b");
        walk.Do(Back(walk, "c", "a", thenBack: true));
        Assert.Equal(["c"], walk.Complete("a").Active);
    }

    [Fact]
    public void A_step_never_completed_is_no_target()
    {
        var walk = new Walk(Line).Start().Complete("a");
        Assert.Equal("illegal_return", walk.Do(Back(walk, "b", "c")).Refused!.Kind);
        Assert.Equal("illegal_return", walk.Do(Back(walk, "b", "b")).Refused!.Kind);
    }

    [Fact]
    public void Within_a_branch_the_other_branches_stay()
    {
        var walk = new Walk(Fork).Start().Complete("a").Complete("b1");
        var targets = Engine.ReturnTargets(Fork, walk.State, walk.TaskAt("b2"));
        Assert.Empty(targets.Single(t => t.ElementId == "b1").Withdraws);
        walk.Do(Back(walk, "b2", "b1"));
        Assert.Equal(["c", "b1"], walk.Active);
        walk.Complete("b1").Complete("b2").Complete("c").Complete("d");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void Before_the_fork_the_other_branches_are_withdrawn_with_a_branch_already_waiting_at_the_join()
    {
        var walk = new Walk(Fork).Start().Complete("a").Complete("b1").Complete("b2");
        Assert.Equal(2, walk.State.Tokens.Length);
        Assert.Null(walk.Do(Back(walk, "c", "a")).Refused);
        Assert.Equal(["a"], walk.State.Tokens.Select(t => t.At));
        walk.Complete("a").Complete("c").Complete("b1").Complete("b2").Complete("d");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void After_the_join_one_branch_alone_is_no_target_because_the_join_would_wait_for_ever()
    {
        var walk = new Walk(Fork).Start().Complete("a").Complete("b1").Complete("c").Complete("b2");
        Assert.Equal(["a"], Targets(walk, "d"));
        Assert.Equal("illegal_return", walk.Do(Back(walk, "d", "c")).Refused!.Kind);
    }

    [Fact]
    public void A_return_that_withdraws_others_cannot_lead_straight_back()
    {
        var walk = new Walk(Fork).Start().Complete("a").Complete("b1");
        Assert.Equal("illegal_return", walk.Do(Back(walk, "b2", "a", thenBack: true)).Refused!.Kind);
    }

    [Fact]
    public void Out_of_a_sub_process_the_whole_of_it_is_withdrawn()
    {
        var diagram = Drafts.Diagram(
            "<startEvent id=\"s\"/>"
                + Drafts.Tasks("a")
                + "<subProcess id=\"sub\"><startEvent id=\"is\"/><parallelGateway id=\"fork\"/>"
                + Drafts.Tasks("x", "y", "z")
                + "<endEvent id=\"ie\"/><endEvent id=\"ie2\"/>"
                + Drafts.Flows("is>fork fork>x x>y y>ie fork>z z>ie2")
                + "</subProcess><endEvent id=\"e\"/>"
                + Drafts.Flows("s>a a>sub sub>e")
        );
        var walk = new Walk(diagram).Start().Complete("a").Complete("x");
        Assert.Equal(["x", "a"], Targets(walk, "y"));
        Assert.Null(walk.Do(Back(walk, "y", "a")).Refused);
        Assert.Equal(["a"], walk.State.Tokens.Select(t => t.At));
        Assert.Single(walk.State.Scopes);
        Assert.Equal(2, walk.Effects.OfType<Effect.CancelTask>().Count());
        walk.Complete("a").Complete("x").Complete("y").Complete("z");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void Between_the_flow_and_a_branch_beside_it_there_is_no_return()
    {
        var diagram = Drafts.Diagram(
            "<startEvent id=\"s\"/><endEvent id=\"e\"/><endEvent id=\"f\"/>"
                + Drafts.Tasks("a", "b", "remind", "note")
                + "<boundaryEvent id=\"late\" attachedToRef=\"b\" cancelActivity=\"false\"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>"
                + Drafts.Flows("s>a a>b b>e late>remind remind>note note>f")
        );
        var walk = new Walk(diagram).Start().Complete("a");
        walk.Do(new Input.FireTimer(walk.State.Waits.Single().Id));
        walk.Complete("remind");
        Assert.Equal(["a"], Targets(walk, "b"));
        Assert.Equal(["remind"], Targets(walk, "note"));
    }
}
