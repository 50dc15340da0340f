namespace IsoDienTu.Pure.Bpmn.Nodes;

public class TerminateEndTests
{
    [Fact]
    public void A_terminating_end_withdraws_open_tasks_and_timers() => Scene.Holds("in-the-process");

    [Fact]
    public void Inside_a_sub_process_it_ends_only_the_sub_process() => Scene.Holds("in-a-sub-process");
}
