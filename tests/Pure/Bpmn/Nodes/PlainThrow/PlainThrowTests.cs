namespace IsoDienTu.Pure.Bpmn.Nodes;

public class PlainThrowTests
{
    [Fact]
    public void A_milestone_lets_the_token_pass() => Scene.Holds("milestone");
}
