namespace IsoDienTu.Pure.Bpmn.Nodes;

public class UserTaskTests
{
    [Fact]
    public void People_are_read_from_every_vendors_attributes_and_expressions_worked_out() => Scene.Holds("people");

    [Fact]
    public void A_task_with_several_ways_out_takes_them_all() => Scene.Holds("several-ways-out");

    [Fact]
    public void Each_token_opens_a_task_of_its_own() => Scene.Holds("several-tokens");
}
