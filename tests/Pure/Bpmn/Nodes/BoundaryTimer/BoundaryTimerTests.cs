namespace IsoDienTu.Pure.Bpmn.Nodes;

public class BoundaryTimerTests
{
    [Fact]
    public void An_interrupting_timer_takes_the_task_away() => Scene.Holds("interrupting");

    [Fact]
    public void A_repeating_timer_beside_the_task_fires_as_often_as_it_says() => Scene.Holds("not-interrupting");

    [Fact]
    public void A_timer_around_a_sub_process_takes_all_of_it_away() => Scene.Holds("around-a-sub-process");
}
