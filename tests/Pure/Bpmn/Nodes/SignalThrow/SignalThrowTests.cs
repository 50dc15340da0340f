namespace IsoDienTu.Pure.Bpmn.Nodes;

public class SignalThrowTests
{
    [Fact]
    public void A_thrown_signal_is_heard_by_those_who_wait_at_that_moment_and_the_thrower_goes_on() => Scene.Holds("heard-by-those-armed");

    [Fact]
    public void Nobody_needs_to_listen_to_a_thrown_signal() => Scene.Holds("nobody-listens");

    [Fact]
    public void A_signal_thrown_before_the_catcher_is_armed_is_lost() => Scene.Holds("thrown-before-anyone-listens");

    [Fact]
    public void A_thrown_signal_reaches_other_instances_and_starts_processes() => Scene.Holds("reaches-other-instances");

    [Fact]
    public void Thrown_in_a_scope_whose_interrupting_event_sub_process_hears_it__the_thrower_is_withdrawn_with_the_rest() =>
        Scene.Holds("takes-its-own-thrower-away");

    [Fact]
    public void Thrown_in_a_called_process_it_is_heard_on_the_border_of_the_call() => Scene.Holds("from-a-called-process");

    [Fact]
    public void One_thrown_signal_may_wake_who_throws_the_next() => Scene.Holds("wakes-a-chain");

    [Fact]
    public void A_signal_reaches_the_calling_and_all_called_instances() => Scene.Holds("reaches-called-and-calling");
}
