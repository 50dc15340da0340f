namespace IsoDienTu.Pure.Bpmn.Nodes;

public class EscalationThrowTests
{
    [Fact]
    public void Caught_not_interrupting__the_thrower_and_the_catcher_both_go_on() => Scene.Holds("not-interrupting");

    [Fact]
    public void Caught_interrupting__the_activity_is_taken_away_with_the_thrower() => Scene.Holds("interrupting");

    [Fact]
    public void At_an_end_event_it_is_thrown_and_the_token_is_used_up() => Scene.Holds("thrown-at-an-end");

    [Fact]
    public void Nobody_catches_it_and_nothing_happens() => Scene.Holds("uncaught");

    [Fact]
    public void It_passes_a_level_that_does_not_catch_it() => Scene.Holds("across-two-levels");

    [Fact]
    public void Only_the_nearest_catcher_hears_it() => Scene.Holds("only-the-nearest-hears");

    [Fact]
    public void A_catcher_of_the_code_goes_before_one_that_names_none() => Scene.Holds("catch-all-and-specific");

    [Fact]
    public void Thrown_in_a_loop_it_is_caught_each_time() => Scene.Holds("again-and-again");

    [Fact]
    public void An_event_sub_process_of_the_scope_hears_it__interrupting_or_not() => Scene.Holds("into-an-event-sub-process");

    [Fact]
    public void An_interrupting_event_sub_process_in_a_body_takes_over_that_body_alone() => Scene.Holds("interrupting-in-one-body");

    [Fact]
    public void Thrown_in_an_event_sub_process_it_is_heard_on_the_border_of_the_scope_around() =>
        Scene.Holds("from-an-event-sub-process-outward");

    [Fact]
    public void At_an_end_of_a_called_process_it_is_heard_before_the_call_is_over() => Scene.Holds("an-end-in-a-called-process");

    [Fact]
    public void Thrown_while_something_is_undone_it_is_heard_around_and_the_undoing_goes_on() => Scene.Holds("from-a-handler");

    [Fact]
    public void An_escalation_without_a_code_and_a_signal_without_a_name_are_known_by_their_ids() => Scene.Holds("by-the-elements-id");
}
