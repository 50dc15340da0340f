namespace IsoDienTu.Pure.Bpmn.Nodes;

public class MessageBoundaryTests
{
    [Fact]
    public void A_message_on_the_border_takes_the_task_away() => Scene.Holds("interrupting");

    [Fact]
    public void Not_interrupting_it_comes_as_often_as_the_message_while_the_task_is_open() =>
        Scene.Holds("not-interrupting-again-and-again");

    [Fact]
    public void Several_events_on_one_task_work_each_by_itself() => Scene.Holds("several-on-one-task");

    [Fact]
    public void Around_a_sub_process_it_takes_away_all_that_is_open_inside() => Scene.Holds("around-a-sub-process");

    [Fact]
    public void Inside_and_border_wait_for_one_message_and_the_longer_waiting_one_takes_it() =>
        Scene.Holds("same-message-inside-and-on-the-border");

    [Fact]
    public void A_receive_task_may_wait_for_one_message_and_its_border_for_another() => Scene.Holds("on-a-receive-task");

    [Fact]
    public void On_the_border_of_a_loop_and_of_a_call_it_takes_all_of_it_away() => Scene.Holds("on-a-loop-and-a-call");
}
