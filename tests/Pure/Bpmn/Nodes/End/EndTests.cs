namespace IsoDienTu.Pure.Bpmn.Nodes;

public class EndTests
{
    [Fact]
    public void The_instance_ends_when_the_last_token_is_used_up() => Scene.Holds("two-ends");
}
