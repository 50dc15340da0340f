using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Migrating;

/// <summary>A running instance is carried over to another version of its diagram: the line of steps and its branches.</summary>
public class MigrationTests
{
    private const string Ends = "<startEvent id=\"s\"/><endEvent id=\"e\"/>";

    private static readonly Diagram Line = Drafts.Diagram(Ends + Drafts.Tasks("a", "b", "c") + Drafts.Flows("s>a a>b b>c c>e"));

    private static readonly Diagram Fork = Drafts.Diagram(
        Ends
            + "<parallelGateway id=\"f\"/><parallelGateway id=\"j\"/>"
            + Drafts.Tasks("a", "b", "c", "z")
            + Drafts.Flows("s>a a>f f>b f>c b>j c>j j>z z>e")
    );

    [Fact]
    public void A_renamed_step_and_an_inserted_one_before_and_behind_change_nothing_of_what_is_open()
    {
        var to = Drafts.Diagram(
            Ends + "<userTask id=\"b\" name=\"Thẩm định\"/>" + Drafts.Tasks("a", "x", "c", "y") + Drafts.Flows("s>x x>a a>b b>y y>c c>e")
        );
        var walk = new Walk(Line).Start().Complete("a");
        var number = walk.TaskAt("b");
        var moved = walk.Migrate(to);
        Assert.Null(moved.Refused);
        Assert.True(
            Assert.Single(moved.Effects) is Effect.CarryTask { FromId: "b", ElementId: "b", MessageName: null } carried
                && carried.TaskId == number
        );
        Assert.Equal("a", Assert.Single(Engine.ReturnTargets(to, walk.State, number)).ElementId);
        walk.Complete("b").Complete("y").Complete("c");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void A_step_that_is_gone_has_to_be_given_a_place_and_is_no_target_of_a_return_any_more()
    {
        var to = Drafts.Diagram(Ends + Drafts.Tasks("a", "c") + Drafts.Flows("s>a a>c c>e"));
        var walk = new Walk(Line).Start().Complete("a");
        var place = Assert.Single(Engine.MigrationPlaces(Line, to, [walk.State]));
        Assert.Equal(("b", 1, null), (place.Id, place.Count, place.Proposed));
        Assert.Equal(["a", "c"], place.Targets);
        Assert.Equal(("migration_place", "b"), Told(walk.Migrate(to)));
        Assert.Equal(("migration_place", "b"), Told(walk.Migrate(to, MigrationPlan.AsProposed.With("b", "nowhere"))));
        Assert.Equal(("migration_place", "b"), Told(walk.Migrate(to, MigrationPlan.AsProposed.With("b", "e"))));

        Assert.Null(walk.Migrate(to, MigrationPlan.AsProposed.With("b", "c")).Refused);
        Assert.Equal(["c"], walk.Active);
        var later = new Walk(Line).Start().Complete("a").Complete("b");
        Assert.Null(later.Migrate(to).Refused);
        Assert.Equal(["a"], Engine.ReturnTargets(to, later.State, later.TaskAt("c")).Select(t => t.ElementId));
    }

    [Fact]
    public void A_step_whose_id_changed_with_its_number_is_known_by_its_name()
    {
        static string Step(string id, string name, string number) =>
            $"<userTask id=\"{id}\" name=\"{name}\"><extensionElements><step xmlns=\"urn:isodientu:bpmn:1\" number=\"{number}\"/></extensionElements></userTask>";

        var from = Drafts.Diagram(
            Ends + Step("Step_1", "Tiếp nhận", "1") + Step("Step_2", "Ký", "2") + Drafts.Flows("s>Step_1 Step_1>Step_2 Step_2>e")
        );
        var to = Drafts.Diagram(
            Ends
                + Step("Step_1", "Tiếp nhận", "1")
                + Step("Step_2", "Thẩm định", "2")
                + Step("Step_3", "Ký", "3")
                + Step("Step_4", "Ký", "4")
                + Drafts.Flows("s>Step_1 Step_1>Step_2 Step_2>Step_3 Step_3>Step_4 Step_4>e")
        );
        var walk = new Walk(from).Start().Complete("Step_1");
        // Two bear the name and neither the number: the id decides, and whoever moves sees both names.
        Assert.Equal("Step_2", Assert.Single(Engine.MigrationPlaces(from, to, [walk.State])).Proposed);
        var renumbered = Drafts.Diagram(
            Ends
                + Step("Step_1", "Tiếp nhận", "1")
                + Step("Step_2", "Thẩm định", "2")
                + Step("Step_3", "Ký", "3")
                + Drafts.Flows("s>Step_1 Step_1>Step_2 Step_2>Step_3 Step_3>e")
        );
        Assert.Equal("Step_3", Assert.Single(Engine.MigrationPlaces(from, renumbered, [walk.State])).Proposed);
        // Receiving is gone and signing bears its number: nothing is known of where to receive.
        var shorter = Drafts.Diagram(Ends + Step("Step_1", "Ký", "1") + Drafts.Flows("s>Step_1 Step_1>e"));
        Assert.Null(Assert.Single(Engine.MigrationPlaces(from, shorter, [new Walk(from).Start().State])).Proposed);
        Assert.Equal("Step_1", Assert.Single(Engine.MigrationPlaces(from, shorter, [walk.State])).Proposed);
        Assert.Null(walk.Migrate(renumbered).Refused);
        Assert.Equal(["Step_3"], walk.Active);
    }

    [Fact]
    public void A_branch_that_waits_at_a_join_goes_on_waiting_by_the_same_flow()
    {
        var to = Drafts.Diagram(
            Ends
                + "<parallelGateway id=\"f\"/><parallelGateway id=\"j\"/>"
                + Drafts.Tasks("a", "b", "c", "d", "z")
                + Drafts.Flows("s>a a>f f>b f>c b>j c>d d>j j>z z>e")
        );
        var walk = new Walk(Fork).Start().Complete("a").Complete("b");
        Assert.Null(walk.Migrate(to).Refused);
        walk.Complete("c").Complete("d").Complete("z");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void A_branch_into_which_a_step_was_put_has_to_be_chosen_once_it_waits_at_the_join()
    {
        var to = Drafts.Diagram(
            Ends
                + "<parallelGateway id=\"f\"/><parallelGateway id=\"j\"/>"
                + Drafts.Tasks("a", "b", "c", "d", "z")
                + Drafts.Flows("s>a a>f f>b f>c b>d d>j c>j j>z z>e")
        );
        var walk = new Walk(Fork).Start().Complete("a").Complete("b");
        var waiting = Engine.MigrationPlaces(Fork, to, [walk.State]).Single(p => p.ElementId == "j");
        Assert.Equal(("b-j", null), (waiting.Id, waiting.Proposed));
        Assert.Equal(["d-j", "c-j"], waiting.Targets);
        Assert.Equal(("migration_place", "b-j"), Told(walk.Migrate(to)));
        Assert.Equal("migration_end", Told(walk.Migrate(to, MigrationPlan.AsProposed.With("b-j", "c-j"))).Kind);
        Assert.Null(walk.Migrate(to, MigrationPlan.AsProposed.With("b-j", "d-j")).Refused);
        walk.Complete("c").Complete("z");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void What_would_leave_a_new_join_waiting_for_ever_is_refused()
    {
        var to = Drafts.Diagram(
            Ends
                + "<parallelGateway id=\"f\"/><parallelGateway id=\"j\"/>"
                + Drafts.Tasks("a", "b", "c", "d")
                + Drafts.Flows("s>a a>f f>b f>d b>j d>j j>c c>e")
        );
        var walk = new Walk(Line).Start().Complete("a");
        Assert.Equal(("migration_end", "b"), Told(walk.Migrate(to)));
        // Behind the join, and before the split, the same instance may go.
        Assert.Null(new Walk(Line).Start().Migrate(to).Refused);
        Assert.Null(new Walk(Line).Start().Complete("a").Complete("b").Migrate(to).Refused);
    }

    [Fact]
    public void Two_branches_that_became_one_line_are_refused_since_a_step_would_be_done_twice()
    {
        var to = Drafts.Diagram(Ends + Drafts.Tasks("a", "b", "c", "z") + Drafts.Flows("s>a a>b b>c c>z z>e"));
        Assert.Equal("migration_end", Told(new Walk(Fork).Start().Complete("a").Migrate(to)).Kind);
        Assert.Null(new Walk(Fork).Start().Migrate(to).Refused);
    }

    [Fact]
    public void An_inclusive_join_waits_for_what_can_still_come_by_the_new_diagram()
    {
        static Diagram Draw(string flows, params string[] tasks) =>
            Drafts.Diagram(Ends + "<inclusiveGateway id=\"f\"/><inclusiveGateway id=\"j\"/>" + Drafts.Tasks(tasks) + Drafts.Flows(flows));
        var from = Draw("s>f f>a?${x>0} f>b?${x>1} a>j b>j j>z z>e", "a", "b", "z");
        var to = Draw("s>f f>a?${x>0} f>b?${x>1} a>j b>c c>j j>z z>e", "a", "b", "c", "z");
        var walk = new Walk(from);
        walk.Do(new Input.Start { Variables = InstanceState.New.Variables.Add("x", Value.Of(2)) });
        walk.Complete("a");
        Assert.Null(walk.Migrate(to).Refused);
        walk.Complete("b");
        Assert.Equal(["c"], walk.Active);
        walk.Complete("c").Complete("z");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void A_step_done_again_still_leads_straight_back_and_is_refused_where_its_returner_is_gone()
    {
        var to = Drafts.Diagram(Ends + Drafts.Tasks("a", "x", "b", "c") + Drafts.Flows("s>a a>x x>b b>c c>e"));
        var gone = Drafts.Diagram(Ends + Drafts.Tasks("a", "b") + Drafts.Flows("s>a a>b b>e"));
        var walk = new Walk(Line).Start().Complete("a").Complete("b");
        walk.Do(new Input.SendBack(walk.TaskAt("c"), "a", ThenBack: true));
        Assert.Equal(("migration_back", "a"), Told(walk.Migrate(gone)));
        Assert.Null(walk.Migrate(to).Refused);
        walk.Complete("a");
        Assert.Equal(["c"], walk.Active);
    }

    [Fact]
    public void What_is_over_or_has_no_process_there_is_refused()
    {
        var over = new Walk(Line).Start().Complete("a").Complete("b").Complete("c");
        Assert.Equal("not_running", over.Migrate(Line).Refused!.Kind);
        var other = BpmnReader
            .Read(
                "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\"><process id=\"q\"><userTask id=\"a\"/></process><process id=\"r\"><userTask id=\"b\"/></process></definitions>"
            )
            .Diagram!;
        Assert.Equal(("migration_place", "p"), Told(new Walk(Line).Start().Migrate(other)));
    }

    [Fact]
    public void A_fault_of_the_old_diagram_is_mended_by_the_new_one()
    {
        var from = Drafts.Diagram(
            Ends
                + "<serviceTask id=\"v\"/><exclusiveGateway id=\"g\"/><endEvent id=\"no\"/>"
                + Drafts.Flows("s>v v>g g>e?${x>5} g>no?${x>7}")
        );
        var to = Drafts.Diagram(
            Ends
                + "<userTask id=\"v\"/><exclusiveGateway id=\"g\" default=\"g-no\"/><endEvent id=\"no\"/>"
                + Drafts.Flows("s>v v>g g>e?${x>5} g>no")
        );
        var failed = new Walk(from).Start();
        failed.Do(new Input.ServiceFailed(failed.TaskAt("v"), "hỏng"));
        Assert.Null(failed.Migrate(to).Refused);
        failed.Do(new Input.Retry(failed.State.Tokens[0].Id));
        failed.Complete("v");
        Assert.Equal(InstanceStatus.Ended, failed.State.Status);

        var stuck = new Walk(from).Start();
        stuck.Do(new Input.ServiceDone(stuck.TaskAt("v")));
        Assert.Null(stuck.Migrate(to).Refused);
        stuck.Do(new Input.Retry(stuck.State.Tokens[0].Id));
        Assert.Equal(InstanceStatus.Ended, stuck.State.Status);
    }

    internal static (string Kind, string? ElementId) Told(StepResult result)
    {
        Assert.NotNull(result.Refused);
        Assert.Empty(result.Effects);
        return (result.Refused.Kind, result.Refused.ElementId);
    }
}
