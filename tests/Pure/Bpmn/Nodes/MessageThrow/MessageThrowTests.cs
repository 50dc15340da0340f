namespace IsoDienTu.Pure.Bpmn.Nodes;

public class MessageThrowTests
{
    [Fact]
    public void Sending_is_an_automatic_step_on_the_way__at_the_end_and_as_a_task() => Scene.Holds("on-the-way-and-at-the-end");

    [Fact]
    public void What_is_sent_goes_out_to_the_world_and_is_not_taken_by_those_who_wait_inside() => Scene.Holds("does-not-deliver-by-itself");

    [Fact]
    public void It_is_sent_each_time_the_token_passes() => Scene.Holds("in-a-loop");
}
