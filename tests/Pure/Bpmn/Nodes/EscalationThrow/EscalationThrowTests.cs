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
}
