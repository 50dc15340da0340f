using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Migrating;

/// <summary>Events, timers, calls, sub-processes, repetition and undoing in an instance that is carried over.</summary>
public class CarriedConstructsTests
{
    private const string Ends = "<startEvent id=\"s\"/><endEvent id=\"e\"/>";
    private const string Roots = "<message id=\"m\" name=\"giấy\"/><message id=\"n\" name=\"thư\"/><signal id=\"g\" name=\"lệnh\"/>";

    private static Diagram Draw(string content) => Drafts.Diagram(Ends + content, Roots);

    private static string Border(string id, string definition, bool interrupts = true, string at = "a") =>
        $"<boundaryEvent id=\"{id}\" attachedToRef=\"{at}\" cancelActivity=\"{(interrupts ? "true" : "false")}\">{definition}</boundaryEvent>";

    private static string After(string duration) => $"<timerEventDefinition><timeDuration>{duration}</timeDuration></timerEventDefinition>";

    private const string Message = "<messageEventDefinition messageRef=\"m\"/>";

    [Fact]
    public void A_timer_that_both_have_keeps_its_instant_a_new_one_begins_now_and_one_that_is_gone_ends()
    {
        var from = Draw(
            Border("keep", After("PT8H"))
                + Border("gone", After("PT9H"))
                + Drafts.Tasks("a", "late")
                + Drafts.Flows("s>a a>e keep>late gone>late late>e")
        );
        var to = Draw(
            Border("keep", After("PT2H"))
                + Border("fresh", After("PT3H"))
                + Drafts.Tasks("a", "late")
                + Drafts.Flows("s>a a>e keep>late fresh>late late>e")
        );
        var walk = new Walk(from).Start();
        var kept = walk.State.Waits.Single(w => w.At == "keep").Id;
        walk.Now = walk.Now.AddHours(1);
        var moved = walk.Migrate(to);
        Assert.Null(moved.Refused);
        Assert.Equal("gone", Assert.Single(moved.Effects.OfType<Effect.CancelTimer>()).ElementId);
        var armed = Assert.Single(moved.Effects.OfType<Effect.StartTimer>());
        Assert.Equal(("fresh", walk.Now.AddHours(3)), (armed.ElementId, armed.Due));
        Assert.Equal(kept, walk.State.Waits.Single(w => w.At == "keep").Id);
        walk.Do(new Input.FireTimer(kept));
        walk.Complete("late");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void A_reminder_that_has_gone_out_does_not_go_out_again_and_what_it_opened_is_carried_however_often()
    {
        static Diagram With(string tasks, string flows) =>
            Draw(
                Border("r", "<timerEventDefinition><timeCycle>R/PT1H</timeCycle></timerEventDefinition>", interrupts: false)
                    + Border("once", After("PT5H"), interrupts: false)
                    + "<endEvent id=\"told\"/>"
                    + Drafts.Tasks(tasks.Split(' '))
                    + Drafts.Flows("s>a " + flows)
            );
        var from = With("a b remind warn", "a>b b>e r>remind remind>told once>warn warn>told");
        var to = With("a x b remind warn", "a>x x>b b>e r>remind remind>told once>warn warn>told");
        var walk = new Walk(from).Start();
        for (var i = 0; i < 2; i++)
        {
            walk.Do(new Input.FireTimer(walk.State.Waits.Single(w => w.At == "r").Id));
        }
        walk.Do(new Input.FireTimer(walk.State.Waits.Single(w => w.At == "once").Id));
        Assert.Equal(["a", "remind", "remind", "warn"], walk.Active);
        var moved = walk.Migrate(to);
        Assert.Null(moved.Refused);
        Assert.Empty(moved.Effects.OfType<Effect.StartTimer>());
        Assert.Equal("r", Assert.Single(walk.State.Waits).At);
        walk.Complete("remind").Complete("a").Complete("x").Complete("b").Complete("remind").Complete("warn");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void A_message_of_another_name_is_listened_for_anew()
    {
        static Diagram With(string message) =>
            Draw(
                $"<intermediateCatchEvent id=\"c\"><messageEventDefinition messageRef=\"{message}\"/></intermediateCatchEvent>"
                    + $"<receiveTask id=\"r\" messageRef=\"{message}\"/><parallelGateway id=\"f\"/><parallelGateway id=\"j\"/>"
                    + Drafts.Flows("s>f f>c f>r c>j r>j j>e")
            );
        var walk = new Walk(With("m")).Start();
        var moved = walk.Migrate(With("n"));
        Assert.Null(moved.Refused);
        Assert.Equal("c", Assert.Single(moved.Effects.OfType<Effect.Unlisten>()).ElementId);
        Assert.Equal("thư", Assert.Single(moved.Effects.OfType<Effect.Listen>()).Name);
        Assert.Equal("thư", Assert.Single(moved.Effects.OfType<Effect.CarryTask>()).MessageName);
        Assert.Equal("nobody_waits", walk.Do(new Input.Message("giấy")).Refused!.Kind);
        walk.Do(new Input.Message("thư"));
        walk.Do(new Input.Message("thư"));
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void A_race_of_events_goes_on_with_those_that_are_drawn_now()
    {
        static Diagram With(string other, string flows) =>
            Draw(
                "<eventBasedGateway id=\"x\"/><intermediateCatchEvent id=\"c\">"
                    + Message
                    + "</intermediateCatchEvent>"
                    + other
                    + Drafts.Flows("s>x x>c c>e " + flows)
            );
        var from = With($"<intermediateCatchEvent id=\"t\">{After("PT4H")}</intermediateCatchEvent>", "x>t t>e");
        var to = With("<receiveTask id=\"r\" messageRef=\"n\"/>", "x>r r>e");
        var walk = new Walk(from).Start();
        var listened = walk.State.Waits.Single(w => w.At == "c").Id;
        Assert.Null(walk.Migrate(to).Refused);
        Assert.Equal(["c", "r"], walk.State.Waits.Select(w => w.At));
        Assert.Equal(listened, walk.State.Waits[0].Id);
        walk.Do(new Input.Message("thư"));
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void An_order_that_is_out_is_answered_where_the_same_is_asked_and_refused_elsewhere()
    {
        static Diagram With(string service, string called) =>
            Draw(
                $"<serviceTask id=\"v\" xmlns:iso=\"urn:isodientu:bpmn:1\" iso:service=\"{service}\"/><callActivity id=\"k\" calledElement=\"{called}\"/>"
                    + "<parallelGateway id=\"f\"/><parallelGateway id=\"j\"/>"
                    + Drafts.Flows("s>f f>v f>k v>j k>j j>e")
            );
        var from = With("tra cứu", "lấy-ý-kiến");
        var walk = new Walk(from).Start();
        Assert.Equal(("migration_place", "k"), MigrationTests.Told(walk.Migrate(With("tra cứu", "thẩm-định"))));
        if (from.FindNode("v")!.Service is not null)
        {
            Assert.Equal(("migration_place", "v"), MigrationTests.Told(walk.Migrate(With("ghi sổ", "lấy-ý-kiến"))));
        }
        Assert.Null(walk.Migrate(With("tra cứu", "lấy-ý-kiến")).Refused);
        walk.Do(new Input.ServiceDone(walk.TaskAt("v")));
        walk.Do(new Input.CalledEnded(walk.TaskAt("k")));
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void Inside_a_sub_process_work_stays_inside_with_its_events_and_may_not_leave_it()
    {
        static Diagram With(string inside, string around) =>
            Draw(
                $"<subProcess id=\"in\"><startEvent id=\"is\"/><endEvent id=\"ie\"/>{inside}</subProcess>"
                    + Border("b", After("PT9H"), at: "in")
                    + around
            );
        var from = With(Drafts.Tasks("a") + Drafts.Flows("is>a a>ie"), Drafts.Flows("s>in in>e b>e"));
        var to = With(
            Drafts.Tasks("a", "x")
                + Drafts.Flows("is>a a>x x>ie")
                + $"<subProcess id=\"ev\" triggeredByEvent=\"true\"><startEvent id=\"es\" isInterrupting=\"false\">{Message}</startEvent><endEvent id=\"ee\"/>{Drafts.Tasks("note")}{Drafts.Flows("es>note note>ee")}</subProcess>",
            Drafts.Flows("s>in in>e b>e")
        );
        var walk = new Walk(from).Start();
        Assert.Null(walk.Migrate(to).Refused);
        Assert.Equal(["b", "es"], walk.State.Waits.Select(w => w.At));
        walk.Do(new Input.Message("giấy"));
        walk.Complete("note").Complete("a").Complete("x");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);

        var dissolved = Draw(Drafts.Tasks("a") + Drafts.Flows("s>a a>e"));
        Assert.Equal("migration_place", MigrationTests.Told(new Walk(from).Start().Migrate(dissolved)).Kind);
    }

    [Fact]
    public void An_event_sub_process_that_runs_is_carried_with_what_it_closed()
    {
        static Diagram With(string more, string inner) =>
            Draw(
                Drafts.Tasks(("a" + more).Split(' '))
                    + $"<subProcess id=\"ev\" triggeredByEvent=\"true\"><startEvent id=\"es\">{Message}</startEvent><endEvent id=\"ee\"/>{inner}</subProcess>"
                    + Drafts.Flows("s>a " + (more.Length > 0 ? "a>z z>e" : "a>e"))
            );
        var walk = new Walk(With("", Drafts.Tasks("stop") + Drafts.Flows("es>stop stop>ee"))).Start();
        walk.Do(new Input.Message("giấy"));
        Assert.Null(walk.Migrate(With(" z", Drafts.Tasks("stop", "seal") + Drafts.Flows("es>stop stop>seal seal>ee"))).Refused);
        Assert.Empty(walk.State.Waits);
        walk.Complete("stop").Complete("seal");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void Repeated_work_goes_on_with_its_runs_and_is_refused_where_it_repeats_otherwise()
    {
        static Diagram With(string loop, string more = "") =>
            Draw($"<userTask id=\"a\">{loop}</userTask>" + Drafts.Tasks("z") + more + Drafts.Flows("s>a a>z z>e"));
        const string Parallel = "<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>";
        const string OneByOne =
            "<multiInstanceLoopCharacteristics isSequential=\"true\"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>";
        var walk = new Walk(With(Parallel)).Start().Complete("a");
        Assert.Equal(("migration_place", "a"), MigrationTests.Told(walk.Migrate(With(OneByOne))));
        Assert.Equal(("migration_place", "a"), MigrationTests.Told(walk.Migrate(With(""))));
        Assert.Null(walk.Migrate(With(Parallel, Border("b", After("PT1H")) + "<endEvent id=\"late\"/>" + Drafts.Flows("b>late"))).Refused);
        // The border of the whole is armed once, not once a run.
        Assert.Equal("b", Assert.Single(walk.State.Waits).At);
        walk.Complete("a").Complete("a").Complete("z");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void Steps_that_are_picked_are_carried_each_for_itself()
    {
        static Diagram With(string inside) => Draw($"<adHocSubProcess id=\"in\">{inside}</adHocSubProcess>" + Drafts.Flows("s>in in>e"));
        var walk = new Walk(With(Drafts.Tasks("a", "b"))).Start();
        var offered = walk.State.Tokens[0].Id;
        walk.Do(new Input.Enable(offered, "a"));
        walk.Do(new Input.Enable(offered, "a"));
        walk.Do(new Input.Enable(offered, "b"));
        Assert.Equal(("migration_place", "b"), MigrationTests.Told(walk.Migrate(With(Drafts.Tasks("a", "c")), MigrationPlan.AsProposed)));
        var moved = walk.Migrate(With(Drafts.Tasks("a", "b", "c", "d") + Drafts.Flows("b>d")));
        Assert.Null(moved.Refused);
        Assert.Contains(moved.Effects, x => x is Effect.CarryTask { ElementId: "in" });
        Assert.Equal(["a", "b", "c"], Engine.Pickable(walk.Diagram, walk.State, offered));
        walk.Complete("a").Complete("a").Complete("b").Complete("d");
        walk.Do(new Input.FinishAdHoc(offered));
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void What_was_done_can_be_undone_afterwards_and_is_refused_where_nobody_says_how()
    {
        static Diagram With(bool undone, string more = "") =>
            Draw(
                Drafts.Tasks("a", "b")
                    + (
                        undone
                            ? Border("c", "<compensateEventDefinition/>")
                                + "<userTask id=\"undo\" isForCompensation=\"true\"/><association id=\"as\" sourceRef=\"c\" targetRef=\"undo\"/>"
                            : ""
                    )
                    + "<intermediateThrowEvent id=\"back\"><compensateEventDefinition/></intermediateThrowEvent>"
                    + (
                        more.Length > 0
                            ? Drafts.Tasks(more) + Drafts.Flows($"s>a a>{more} {more}>b b>back back>e")
                            : Drafts.Flows("s>a a>b b>back back>e")
                    )
            );
        var walk = new Walk(With(true)).Start().Complete("a");
        Assert.Equal(("migration_undo", "a"), MigrationTests.Told(walk.Migrate(With(false))));
        Assert.Null(walk.Migrate(With(true, "x")).Refused);
        walk.Complete("b");
        Assert.Equal(["undo"], walk.Active);
        // While it is being undone it is carried as well.
        Assert.Null(walk.Migrate(With(true)).Refused);
        walk.Complete("undo");
        Assert.Equal(InstanceStatus.Ended, walk.State.Status);
    }

    [Fact]
    public void A_condition_that_holds_by_the_new_diagram_takes_over_at_once()
    {
        static Diagram With(string condition) =>
            Draw(
                (
                    condition.Length == 0
                        ? ""
                        : Border("c", $"<conditionalEventDefinition><condition>{condition}</condition></conditionalEventDefinition>")
                )
                    + Drafts.Tasks("a", "urgent")
                    + Drafts.Flows("s>a a>e " + (condition.Length == 0 ? "" : "c>urgent ") + "urgent>e")
            );
        var walk = new Walk(With(""));
        walk.Do(new Input.Start { Variables = InstanceState.New.Variables.Add("x", Value.Of(3)) });
        var task = walk.TaskAt("a");
        var moved = walk.Migrate(With("x &gt; 2"));
        Assert.Null(moved.Refused);
        Assert.Contains(new Effect.CancelTask(task, "a"), moved.Effects);
        Assert.Equal(["urgent"], walk.Active);
    }

    [Fact]
    public void An_event_that_cannot_be_armed_refuses_the_whole()
    {
        var from = Draw(Drafts.Tasks("a") + Drafts.Flows("s>a a>e"));
        var to = Draw(Border("t", After("${nothing.here}")) + Drafts.Tasks("a") + Drafts.Flows("s>a a>e t>e"));
        Assert.Equal(("migration_event", "t"), MigrationTests.Told(new Walk(from).Start().Migrate(to)));
    }
}
