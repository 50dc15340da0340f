using System.Collections.Immutable;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Running;

public class EngineTests
{
    private static readonly Diagram Choice = Drafts.Diagram(
        "<startEvent id=\"s\"/><exclusiveGateway id=\"g\"/><endEvent id=\"e\"/>"
            + Drafts.Tasks("a", "b")
            + Drafts.Flows("s>a a>g g>b?outcome=\"yes\" g>e?outcome=\"no\" b>e")
    );

    [Fact]
    public void The_second_of_two_people_who_complete_a_task_is_told()
    {
        var walk = new Walk(Choice).Start();
        var task = walk.TaskAt("a");
        walk.Complete("a", "yes");
        var late = walk.Do(new Input.Complete(task, "yes"));
        Assert.Equal("no_such_task", late.Refused!.Kind);
        Assert.Same(walk.State, late.State);
        Assert.Empty(late.Effects);
    }

    [Fact]
    public void An_outcome_the_step_does_not_offer_is_refused_with_the_codes_it_has()
    {
        var walk = new Walk(Choice).Start();
        var refused = walk.Do(new Input.Complete(walk.TaskAt("a"), "maybe")).Refused!;
        Assert.Equal(("unknown_outcome", "a"), (refused.Kind, refused.ElementId));
        Assert.Contains("yes, no", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_outcome_of_one_branch_is_not_seen_by_the_gateway_of_another()
    {
        var diagram = Drafts.Diagram(
            "<startEvent id=\"s\"/><parallelGateway id=\"fork\"/><exclusiveGateway id=\"g\"/><exclusiveGateway id=\"h\"/>"
                + "<endEvent id=\"e\"/><endEvent id=\"f\"/>"
                + Drafts.Tasks("a", "b", "c")
                + Drafts.Flows(
                    "s>fork fork>a fork>b a>g g>c?outcome=\"yes\" g>e?outcome=\"no\" b>h h>c?outcome=\"yes\" h>f?outcome=\"no\" c>e"
                )
        );
        var walk = new Walk(diagram).Start().Complete("a", "yes");
        walk.Do(new Input.Complete(walk.TaskAt("b")));
        Assert.Equal("h", Assert.Single(walk.Effects.OfType<Effect.Incident>()).ElementId);
    }

    [Fact]
    public void Without_a_way_out_the_token_stays_as_an_incident_and_a_retry_after_mending_goes_on()
    {
        var diagram = Drafts.Diagram(
            "<startEvent id=\"s\"/><exclusiveGateway id=\"g\"/><endEvent id=\"e\"/><endEvent id=\"f\"/>"
                + Drafts.Flows("s>g g>e?${x&gt;1} g>f?${x&lt;1}")
        );
        var walk = new Walk(diagram).Start();
        var incident = Assert.Single(walk.Effects.OfType<Effect.Incident>());
        Assert.Equal(("g", "no_way_out"), (incident.ElementId, incident.Kind));
        Assert.Equal(InstanceStatus.Running, walk.State.Status);
        walk.Do(new Input.SetVariables { Variables = InstanceState.New.Variables.Add("x", Value.Of(2)) });
        walk.Do(new Input.Retry(incident.TokenId));
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void An_expression_error_is_an_incident_with_its_cause_in_words()
    {
        var diagram = Drafts.Diagram(
            "<startEvent id=\"s\"/><exclusiveGateway id=\"g\" name=\"Đủ phí?\"/><endEvent id=\"e\"/><endEvent id=\"f\"/>"
                + Drafts.Flows("s>g g>e?${fee&gt;1} g>f?${fee&lt;1}")
        );
        var walk = new Walk(diagram);
        walk.Do(new Input.Start { Variables = InstanceState.New.Variables.Add("fee", Value.Of("nhiều")) });
        var incident = Assert.Single(walk.Effects.OfType<Effect.Incident>());
        Assert.Equal("expression", incident.Kind);
        Assert.Contains("Đủ phí? (g)", incident.Message, StringComparison.Ordinal);
        Assert.Contains("'nhiều'", incident.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_service_is_an_incident_and_a_retry_calls_it_again()
    {
        var diagram = Drafts.Diagram("<startEvent id=\"s\"/><serviceTask id=\"x\"/><endEvent id=\"e\"/>" + Drafts.Flows("s>x x>e"));
        var walk = new Walk(diagram).Start();
        walk.Do(new Input.ServiceFailed(walk.Effects.OfType<Effect.CallService>().Single().TaskId, "mất kết nối"));
        var incident = walk.Effects.OfType<Effect.Incident>().Single();
        Assert.Contains("mất kết nối", incident.Message, StringComparison.Ordinal);
        walk.Do(new Input.Retry(incident.TokenId));
        walk.Do(new Input.ServiceDone(walk.Effects.OfType<Effect.CallService>().Last().TaskId));
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Theory]
    [InlineData("m>t t>m")]
    [InlineData("m>fork fork>t t>m fork>t2 t2>m")]
    public void A_loop_that_waits_for_nobody_is_cut_and_becomes_an_incident(string loop)
    {
        var diagram = Drafts
            .Read(
                "<startEvent id=\"s\"/><exclusiveGateway id=\"m\"/><parallelGateway id=\"fork\"/><task id=\"t\"/><task id=\"t2\"/>"
                    + Drafts.Flows("s>m " + loop)
            )
            .Diagram!;
        var walk = new Walk(diagram);
        Assert.InRange(Cpu.Seconds(() => walk.Start()), 0, 2);
        Assert.Contains(walk.Effects, e => e is Effect.Incident { Kind: "runaway" });
        Assert.All(walk.State.Tokens, t => Assert.True(t.Phase is TokenPhase.Stuck or TokenPhase.Blocked));
        Assert.NotEmpty(walk.State.Tokens);
    }

    [Fact]
    public void Tokens_that_wait_for_one_another_are_reported_once_as_a_deadlock()
    {
        var diagram = Drafts.Diagram(
            "<startEvent id=\"s\"/><exclusiveGateway id=\"g\" default=\"g-b\"/><parallelGateway id=\"join\"/><endEvent id=\"e\"/>"
                + Drafts.Tasks("a", "b")
                + Drafts.Flows("s>g g>a?${x} g>b a>join b>join join>e")
        );
        var walk = new Walk(diagram).Start().Complete("b");
        walk.Do(new Input.SetVariables());
        Assert.Equal("join", Assert.Single(walk.Effects.OfType<Effect.Incident>(), i => i.Kind == "deadlock").ElementId);
    }

    [Fact]
    public void Cancelling_withdraws_everything_and_nothing_can_follow()
    {
        var walk = new Walk(Choice).Start();
        walk.Do(new Input.Cancel());
        Assert.Equal(InstanceStatus.Cancelled, walk.State.Status);
        Assert.Empty(walk.State.Tokens);
        Assert.Contains(walk.Effects, e => e is Effect.CancelTask { ElementId: "a" });
        Assert.Equal("not_running", walk.Do(new Input.SetVariables()).Refused!.Kind);
        Assert.Equal("already_started", walk.Do(new Input.Start()).Refused!.Kind);
    }

    [Fact]
    public void A_working_time_term_is_passed_to_the_host_as_written()
    {
        var diagram = Drafts.Diagram(
            "<startEvent id=\"s\"/><intermediateCatchEvent id=\"w\"><timerEventDefinition><timeDuration>3 ngày làm việc</timeDuration></timerEventDefinition></intermediateCatchEvent><endEvent id=\"e\"/>"
                + Drafts.Flows("s>w w>e")
        );
        var timer = new Walk(diagram).Start().Effects.OfType<Effect.StartTimer>().Single();
        Assert.Equal(("3 ngày làm việc", (DateTimeOffset?)null), (timer.Text, timer.Due));
    }

    [Fact]
    public void Outcomes_are_the_ways_out_of_the_gateway_behind_the_task()
    {
        var b = new DiagramBuilder("x", "x");
        var task = b.UserTask(new StepFacts("1"), "Duyệt", "A");
        var gate = b.ExclusiveGateway("1", "A");
        var end = b.End("A");
        b.Flow(task, gate);
        b.Flow(gate, end, "approve", "Đồng ý");
        b.Flow(gate, task, "return", "Làm lại");
        Assert.Equal([("approve", "Đồng ý"), ("return", "Làm lại")], b.Build().OutcomesOf(task).Select(o => (o.Code, o.Label)));
    }

    [Fact]
    public void A_way_out_without_words_is_called_by_where_it_leads()
    {
        var diagram = Drafts.Diagram(
            "<startEvent id=\"s\"/><userTask id=\"a\"/><exclusiveGateway id=\"g\"/><userTask id=\"b\" name=\"Dự thảo\"/><endEvent id=\"e\"/>"
                + Drafts.Flows("s>a a>g g>b g>e b>e")
        );
        Assert.Equal([("g-b", "Dự thảo"), ("g-e", "g-e")], diagram.OutcomesOf("a").Select(o => (o.Code, o.Label)));
    }

    [Fact]
    public void A_gateway_that_looks_at_data_offers_no_outcomes()
    {
        var diagram = Drafts.Diagram(
            Drafts.Tasks("a", "b") + "<exclusiveGateway id=\"g\" default=\"g-b\"/>" + Drafts.Flows("a>g g>a?${x&gt;1} g>b")
        );
        Assert.Empty(diagram.OutcomesOf("a"));
        Assert.Empty(diagram.OutcomesOf("b"));
        Assert.Empty(diagram.OutcomesOf("nowhere"));
    }
}
