namespace IsoDienTu.Pure.Bpmn.Nodes;

public class PlainTaskTests
{
    [Fact]
    public void A_task_of_no_kind_is_counted_and_passed() => Scene.Holds("passes");
}
