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
}
