namespace IsoDienTu.Pure.Bpmn.Combined;

public class RefusedTests
{
    [Fact]
    public void What_nobody_waits_for_is_refused_and_changes_nothing() => Scene.Holds("inputs-nobody-waits-for");

    [Fact]
    public void An_operator_s_move_is_refused_where_there_is_nothing_to_cancel_and_no_such_step() => Scene.Holds("operator-moves");

    [Fact]
    public void A_move_takes_the_events_on_the_border_of_what_it_cancels_along() => Scene.Holds("moves-take-borders-and-timers-along");

    [Fact]
    public void An_event_of_several_kinds_is_refused() => Scene.Holds("multiple-event");

    [Fact]
    public void An_event_that_needs_several_at_once_is_refused() => Scene.Holds("parallel-multiple-event");

    [Fact]
    public void A_conditional_start_of_a_process_is_refused() => Scene.Holds("conditional-start");

    [Fact]
    public void A_choreography_task_is_refused() => Scene.Holds("choreography");

    [Fact]
    public void What_is_refused_is_found_however_deep_it_lies() => Scene.Holds("complex-gateway-deep-inside");

    [Fact]
    public void An_error_cannot_be_waited_for_in_mid_flow() => Scene.Holds("error-in-mid-flow");

    [Fact]
    public void An_escalation_cannot_be_waited_for_in_mid_flow() => Scene.Holds("escalation-in-mid-flow");

    [Fact]
    public void An_error_cannot_be_thrown_on_the_way() => Scene.Holds("error-thrown-on-the-way");

    [Fact]
    public void A_cancel_cannot_be_thrown_on_the_way() => Scene.Holds("cancel-on-the-way");

    [Fact]
    public void A_process_cannot_be_started_by_an_error() => Scene.Holds("process-started-by-an-error");

    [Fact]
    public void A_timer_cannot_be_thrown() => Scene.Holds("timer-thrown");

    [Fact]
    public void A_sub_process_inside_cannot_begin_by_a_message() => Scene.Holds("message-start-in-a-sub-process");

    [Fact]
    public void An_event_sub_process_has_no_flow_to_it() => Scene.Holds("event-sub-process-with-a-flow");

    [Fact]
    public void A_border_event_on_no_activity_is_refused() => Scene.Holds("border-on-nothing");

    [Fact]
    public void A_catching_event_of_an_unknown_kind_is_refused_by_name() => Scene.Holds("escalation-border-that-is-unknown");

    [Fact]
    public void An_event_sub_process_cannot_repeat() => Scene.Holds("repeating-event-sub-process");
}
