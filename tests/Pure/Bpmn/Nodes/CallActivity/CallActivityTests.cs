using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Nodes;

public class CallActivityTests
{
    [Fact]
    public void It_calls_a_process_of_another_file__hands_all_variables_over_and_takes_all_back() =>
        Scene.Holds("calls-a-process-of-another-file", ["approval"]);

    [Fact]
    public void It_calls_another_process_of_its_own_file() => Scene.Holds("calls-a-process-of-the-same-file");

    [Fact]
    public void Only_what_is_mapped_goes_in_and_comes_out__in_Camunda_s_writing() => Scene.Holds("camunda-mapping", ["counting"]);

    [Fact]
    public void An_expression_in__all_in__and_all_out_by_name() => Scene.Holds("camunda-expression-and-all", ["counting"]);

    [Fact]
    public void To_another_owner_goes_only_what_a_line_names() => Scene.Holds("another-owner", ["counting", "item-work"]);

    [Fact]
    public void The_host_is_told_the_owner_and_which_results_are_wanted()
    {
        var diagram = Scene.Read("another-owner").Diagram!;
        var office = new Value.Text("12");
        var input = new Input.Start { Variables = InstanceState.New.Variables.Add("office", office).Add("amount", Value.Null) };
        var first = Engine.Step(diagram, InstanceState.New, input, DateTimeOffset.UnixEpoch);
        var silent = Assert.Single(first.Effects.OfType<Effect.CallProcess>());
        Assert.Equal("H49.12", silent.Owner);
        Assert.Empty(silent.Variables);
        Assert.Empty(silent.Results);

        var ended = new Input.CalledEnded(silent.TaskId) { Variables = input.Variables };
        var count = Assert.Single(Engine.Step(diagram, first.State, ended, DateTimeOffset.UnixEpoch).Effects.OfType<Effect.CallProcess>());
        Assert.Equal(["y"], count.Results);
        Assert.Equal(["x"], count.Variables.Keys);
    }

    [Fact]
    public void An_owner_that_data_do_not_name_is_an_incident()
    {
        var diagram = BpmnReader
            .Read(File.ReadAllText(Scene.Path("another-owner.bpmn")).Replace("H49.${office}", "${office}", StringComparison.Ordinal))
            .Diagram!;
        var step = Engine.Step(diagram, InstanceState.New, new Input.Start(), DateTimeOffset.UnixEpoch);
        Assert.Empty(step.Effects.OfType<Effect.CallProcess>());
        Assert.Equal("silent", Assert.Single(step.Effects.OfType<Effect.Incident>()).ElementId);
    }

    [Fact]
    public void With_a_way_in_alone_everything_comes_back() => Scene.Holds("in-only-takes-all-back", ["counting"]);

    [Fact]
    public void Flowable_s_writing_of_the_same() => Scene.Holds("flowable-mapping", ["counting"]);

    [Fact]
    public void Zeebe_s_writing__the_process_named_by_an_expression() => Scene.Holds("zeebe-mapping", ["counting"]);

    [Fact]
    public void What_the_called_one_sets_does_not_touch_the_caller_before_it_is_over() => Scene.Holds("variables-stay-apart", ["counting"]);

    [Fact]
    public void An_error_nobody_catches_in_the_called_one_is_thrown_by_the_call() => Scene.Holds("error-across", ["failing"]);

    [Fact]
    public void Caught_nowhere_it_is_an_incident_at_the_outermost_call() => Scene.Holds("error-across-uncaught", ["failing"]);

    [Fact]
    public void The_caller_s_event_sub_process_catches_it_too() => Scene.Holds("error-across-into-an-event-sub-process", ["failing"]);

    [Fact]
    public void An_escalation_passes_to_the_caller_while_the_called_one_goes_on() => Scene.Holds("escalation-across", ["reporting"]);

    [Fact]
    public void Caught_interrupting_it_withdraws_the_called_one() => Scene.Holds("escalation-across-interrupting", ["reporting"]);

    [Fact]
    public void An_escalation_nobody_catches_does_not_disturb_caller_or_called() =>
        Scene.Holds("escalation-across-uncaught", ["reporting"]);

    [Fact]
    public void When_the_call_is_withdrawn_the_called_one_is_with_all_that_waits_in_it() =>
        Scene.Holds("withdrawn-with-the-caller", ["waiting-long"]);

    [Fact]
    public void A_terminating_end_of_the_caller_withdraws_the_called_one() => Scene.Holds("withdrawn-by-terminate", ["waiting-long"]);

    [Fact]
    public void Each_body_calls_an_instance_of_its_own__with_its_item() => Scene.Holds("in-multi-instance", ["item-work"]);

    [Fact]
    public void In_turn__until_it_is_enough__and_by_number() => Scene.Holds("in-multi-instance-in-turn-until", ["item-work"]);

    [Fact]
    public void An_error_out_of_one_called_instance_takes_the_others_away() => Scene.Holds("error-out-of-one-called-body", ["item-error"]);

    [Fact]
    public void Two_levels_deep__and_an_error_comes_all_the_way_out() => Scene.Holds("two-levels", ["middle", "failing"]);

    [Fact]
    public void A_call_of_a_process_that_is_not_at_hand_does_not_start() => Scene.Holds("unknown");

    [Fact]
    public void A_call_that_names_no_process_does_not_start() => Scene.Holds("calls-nothing");

    [Fact]
    public void A_process_that_calls_itself_does_not_start() => Scene.Holds("calls-itself");

    [Fact]
    public void Nor_one_that_calls_itself_round_about_over_another_file() => Scene.Holds("calls-itself-round-about", ["goes-back"]);

    [Fact]
    public void What_cannot_run_in_the_called_process_keeps_the_caller_from_starting() =>
        Scene.Holds("what-is-refused-in-the-called-one", ["refused-inside"]);

    [Fact]
    public void A_terminating_end_in_the_called_one_ends_that_alone_and_the_caller_goes_on() =>
        Scene.Holds("terminate-in-the-called-one", ["terminating"]);

    [Fact]
    public void Messages_and_signals_reach_the_called_instance() => Scene.Holds("message-into-the-called-one", ["waiting-long"]);

    [Fact]
    public void A_call_in_a_loop_calls_anew_each_time() => Scene.Holds("in-a-standard-loop", ["approval"]);

    [Fact]
    public void An_interrupting_event_sub_process_of_the_caller_withdraws_the_called_one() =>
        Scene.Holds("event-sub-process-withdraws-it", ["waiting-long"]);

    [Fact]
    public void A_called_process_with_a_timer_start_alone_begins_with_that() => Scene.Holds("a-process-with-a-timer-start", ["by-clock"]);

    [Fact]
    public void A_move_that_cancels_the_call_withdraws_the_called_one() => Scene.Holds("a-move-withdraws-it");

    [Fact]
    public void An_error_beside_the_call_withdraws_the_called_one() => Scene.Holds("an-error-beside-withdraws-it");

    [Fact]
    public void A_call_in_the_called_process_that_leads_nowhere_keeps_the_caller_from_starting() =>
        Scene.Holds("unknown-in-the-called-one", ["calls-a-stranger"]);

    [Fact]
    public void The_called_process_may_be_named_with_a_prefix() => Scene.Holds("with-a-prefix");

    [Fact]
    public void Events_on_the_border_of_a_call_work_beside_the_called_process() => Scene.Holds("boundary-beside-the-call");

    [Fact]
    public void A_call_that_is_withdrawn_in_the_step_that_made_it_leaves_nobody_behind() =>
        Scene.Holds("withdrawn-before-it-began", ["approval"]);

    [Fact]
    public void Nor_does_one_beside_a_terminating_end_that_is_reached_at_once() =>
        Scene.Holds("withdrawn-by-a-terminating-end-at-once", ["approval"]);

    [Fact]
    public void A_called_process_that_is_over_at_once_goes_on_at_once__in_each_body() => Scene.Holds("over-at-once");

    [Fact]
    public void What_comes_back_into_a_body_s_own_names_stays_in_the_body() => Scene.Holds("what-comes-back-in-a-body-stays-there");

    [Fact]
    public void A_call_of_a_process_that_only_a_message_begins_is_refused() => Scene.Holds("one-that-only-begins-by-a-message");

    [Fact]
    public void A_circle_of_calls_in_one_file_is_refused__and_a_process_beside_it_is_not() => Scene.Holds("round-about-in-one-file");

    [Fact]
    public void A_circle_of_calls_in_one_file_is_refused() => Scene.Holds("round-about-in-one-file-itself");
}
