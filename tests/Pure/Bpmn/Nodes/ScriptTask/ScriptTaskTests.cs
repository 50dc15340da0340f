namespace IsoDienTu.Pure.Bpmn.Nodes;

public class ScriptTaskTests
{
    [Fact]
    public void Assignments_are_worked_out_in_order_and_all_or_none() => Scene.Holds("assigns");
}
