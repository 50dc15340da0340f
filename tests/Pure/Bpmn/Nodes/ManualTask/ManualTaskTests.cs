namespace IsoDienTu.Pure.Bpmn.Nodes;

public class ManualTaskTests
{
    [Fact]
    public void A_manual_task_waits_for_somebody_to_say_it_is_done() => Scene.Holds("waits");
}
