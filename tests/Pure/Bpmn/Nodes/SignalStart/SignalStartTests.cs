namespace IsoDienTu.Pure.Bpmn.Nodes;

public class SignalStartTests
{
    [Fact]
    public void A_signal_starts_every_process_that_begins_by_it() => Scene.Holds("starts-every-process");

    [Fact]
    public void One_signal_wakes_who_waits_and_starts_who_begins_by_it() => Scene.Holds("catches-and-starts-at-once");

    [Fact]
    public void What_a_signal_starts_does_not_hear_it_a_second_time() => Scene.Holds("not-heard-by-what-it-starts");
}
