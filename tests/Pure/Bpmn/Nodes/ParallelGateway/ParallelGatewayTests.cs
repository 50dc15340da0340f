namespace IsoDienTu.Pure.Bpmn.Nodes;

public class ParallelGatewayTests
{
    [Fact]
    public void A_join_waits_for_every_branch() => Scene.Holds("fork-and-join");

    [Fact]
    public void A_join_in_a_loop_starts_anew_each_round() => Scene.Holds("in-a-loop");

    [Fact]
    public void A_gateway_may_join_and_fork_at_once() => Scene.Holds("join-and-fork-at-once");

    [Fact]
    public void Two_tokens_by_one_flow_do_not_make_a_join() => Scene.Holds("two-tokens-by-one-flow-do-not-make-a-join");
}
