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
}
