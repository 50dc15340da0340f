namespace IsoDienTu.Pure.Bpmn.Nodes;

public class SignalBoundaryTests
{
    [Fact]
    public void A_signal_on_the_border_takes_the_task_away() => Scene.Holds("interrupting");

    [Fact]
    public void Not_interrupting_it_is_heard_again_and_again() => Scene.Holds("not-interrupting-again-and-again");

    [Fact]
    public void A_signal_thrown_inside_a_sub_process_is_heard_on_its_border() => Scene.Holds("thrown-inside-heard-on-the-border");

    [Fact]
    public void One_signal_works_on_the_borders_of_two_tasks_at_once() => Scene.Holds("two-borders-one-signal");
}
