namespace IsoDienTu.Pure.Bpmn.Nodes;

public class ServiceTaskTests
{
    [Fact]
    public void Automatic_steps_are_called_once_each() => Scene.Holds("runs");
}
