namespace IsoDienTu.Pure.Bpmn.Nodes;

public class SignalCatchTests
{
    [Fact]
    public void Every_catcher_of_every_instance_hears_a_signal() => Scene.Holds("every-catcher-hears");

    [Fact]
    public void A_signal_may_bring_variables() => Scene.Holds("brings-variables");

    [Fact]
    public void Every_body_hears_it() => Scene.Holds("in-every-body");

    [Fact]
    public void What_a_signal_brings_lands_in_each_body_that_has_the_name() => Scene.Holds("a-body-keeps-its-own");
}
