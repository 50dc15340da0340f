namespace IsoDienTu.Pure.Bpmn.Nodes;

public class EventBasedGatewayTests
{
    [Fact]
    public void Whichever_comes_first_wins_and_the_other_is_no_longer_waiting() => Scene.Holds("message-or-timer");

    [Fact]
    public void Message__signal__timer__condition_and_receive_task_may_stand_behind_it() => Scene.Holds("every-kind-of-target");

    [Fact]
    public void In_a_loop_it_waits_anew_each_time() => Scene.Holds("in-a-loop");

    [Fact]
    public void Each_token_that_comes_waits_by_itself() => Scene.Holds("several-tokens");

    [Fact]
    public void One_signal_wakes_two_gateways_at_once() => Scene.Holds("one-signal-two-gateways");

    [Fact]
    public void A_border_around_the_sub_process_ends_the_waiting_behind_the_gateway() => Scene.Holds("a-border-around-it");

    [Fact]
    public void An_instantiating_gateway_is_refused() => Scene.Holds("instantiating-is-refused");

    [Fact]
    public void A_parallel_one_is_refused() => Scene.Holds("parallel-is-refused");

    [Fact]
    public void In_each_body_it_waits_for_itself() => Scene.Holds("in-bodies");

    [Fact]
    public void Its_timers_may_be_dates_or_worked_out() => Scene.Holds("timers-by-date-and-variable");

    [Fact]
    public void Anything_else_behind_it_is_refused() => Scene.Holds("other-targets-are-refused");

    [Fact]
    public void A_receive_task_behind_it_may_be_undone() => Scene.Holds("undone-behind-it");
}
