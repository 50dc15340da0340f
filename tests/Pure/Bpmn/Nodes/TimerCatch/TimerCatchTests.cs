namespace IsoDienTu.Pure.Bpmn.Nodes;

public class TimerCatchTests
{
    [Fact]
    public void A_timer_fires_at_its_instant_and_not_a_second_before() => Scene.Holds("duration-date-and-term");
}
