namespace IsoDienTu.Pure.Bpmn.Nodes;

public class ReceiveTaskTests
{
    [Fact]
    public void A_message_completes_it_and_is_refused_when_nobody_waits() => Scene.Holds("message");
}
