namespace IsoDienTu.Pure.Bpmn.Nodes;

public class InclusiveGatewayTests
{
    [Fact]
    public void It_takes_every_way_that_holds_and_joins_just_those() => Scene.Holds("some-of-three");

    [Fact]
    public void It_waits_for_a_token_that_may_still_come() => Scene.Holds("waits-for-a-token-that-may-still-come");

    [Fact]
    public void A_loop_behind_the_join_does_not_hold_it() => Scene.Holds("a-loop-behind-the-join-does-not-hold-it");
}
