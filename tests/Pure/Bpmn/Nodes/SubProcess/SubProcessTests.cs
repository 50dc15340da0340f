namespace IsoDienTu.Pure.Bpmn.Nodes;

public class SubProcessTests
{
    [Fact]
    public void The_work_goes_on_when_the_last_token_inside_is_used_up() => Scene.Holds("inside-and-out");
}
