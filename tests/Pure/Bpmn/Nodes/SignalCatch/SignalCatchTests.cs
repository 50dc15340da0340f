namespace IsoDienTu.Pure.Bpmn.Nodes;

public class SignalCatchTests
{
    [Fact]
    public void Every_catcher_of_every_instance_hears_a_signal() => Scene.Holds("every-catcher-hears");

    [Fact]
    public void A_signal_may_bring_variables() => Scene.Holds("brings-variables");

    [Fact]
    public void Every_body_hears_it() => Scene.Holds("in-every-body");
}
