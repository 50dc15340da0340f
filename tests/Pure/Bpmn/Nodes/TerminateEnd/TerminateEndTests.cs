namespace IsoDienTu.Pure.Bpmn.Nodes;

public class TerminateEndTests
{
    [Fact]
    public void A_terminating_end_withdraws_open_tasks_and_timers() => Scene.Holds("in-the-process");

    [Fact]
    public void Inside_a_sub_process_it_ends_only_the_sub_process() => Scene.Holds("in-a-sub-process");

    [Fact]
    public void In_a_body_of_a_repeating_sub_process_it_ends_that_body_alone() => Scene.Holds("in-a-body");

    [Fact]
    public void In_turn_the_next_body_begins_after_it() => Scene.Holds("in-turn-the-next-body-begins");

    [Fact]
    public void It_withdraws_a_running_event_sub_process_of_its_scope_and_disarms_it() => Scene.Holds("with-an-event-sub-process");

    [Fact]
    public void Inside_an_event_sub_process_it_ends_that_one_alone() => Scene.Holds("inside-an-event-sub-process");

    [Fact]
    public void With_a_single_token_it_is_like_any_end() => Scene.Holds("a-single-token");

    [Fact]
    public void It_ends_its_own_instance_and_no_other() => Scene.Holds("only-its-own-instance");
}
