namespace IsoDienTu.Pure.Bpmn.Nodes;

public class StartTests
{
    [Fact]
    public void A_plain_start_opens_the_first_step() => Scene.Holds("plain");

    [Fact]
    public void A_timer_start_begins_at_once_when_the_host_says_so() => Scene.Holds("timer");

    [Fact]
    public void Without_any_start_event_every_node_that_nothing_leads_to_begins() => Scene.Holds("none-at-all");
}
