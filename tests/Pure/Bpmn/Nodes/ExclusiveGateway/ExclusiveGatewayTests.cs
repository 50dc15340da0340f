namespace IsoDienTu.Pure.Bpmn.Nodes;

public class ExclusiveGatewayTests
{
    [Fact]
    public void The_outcome_of_the_step_before_chooses_the_way() => Scene.Holds("outcomes");

    [Fact]
    public void Data_chooses_the_first_way_whose_condition_holds_else_the_default() => Scene.Holds("data");

    [Fact]
    public void Without_conditions_the_flow_itself_is_the_outcome() => Scene.Holds("without-conditions");
}
