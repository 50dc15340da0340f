namespace IsoDienTu.Pure.Bpmn.Running;

public class MovesTests
{
    [Fact]
    public void An_operator_moves_a_token_but_not_one_that_is_not_there() => Scene.Holds("moving-a-token");
}
