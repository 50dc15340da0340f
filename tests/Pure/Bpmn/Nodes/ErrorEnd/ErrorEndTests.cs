namespace IsoDienTu.Pure.Bpmn.Nodes;

public class ErrorEndTests
{
    [Fact]
    public void An_error_goes_to_the_catcher_of_its_code() => Scene.Holds("by-its-code");

    [Fact]
    public void A_catcher_that_names_no_error_catches_every_one() => Scene.Holds("catch-all");

    [Fact]
    public void A_catcher_of_the_code_goes_before_one_that_catches_all() => Scene.Holds("specific-before-catch-all");

    [Fact]
    public void The_nearest_catcher_wins_even_where_an_outer_one_names_the_code() => Scene.Holds("nearest-wins");

    [Fact]
    public void It_goes_outward_past_catchers_that_name_another_code() => Scene.Holds("outward-past-those-that-do-not-fit");

    [Fact]
    public void What_runs_beside_the_thrower_in_the_activity_is_withdrawn() => Scene.Holds("takes-siblings-away");

    [Fact]
    public void An_event_sub_process_inside_catches_before_the_border_does() => Scene.Holds("event-sub-process-before-boundary");

    [Fact]
    public void A_catch_all_inside_is_nearer_than_a_fitting_border() => Scene.Holds("catch-all-inside-before-a-specific-border");

    [Fact]
    public void Of_two_event_sub_processes_the_one_that_names_the_code_catches() => Scene.Holds("specific-event-sub-process-first");

    [Fact]
    public void An_event_sub_process_that_throws_again_is_caught_by_the_border_and_not_by_itself() => Scene.Holds("thrown-again");

    [Fact]
    public void Nobody_catches_it_and_the_instance_stays_with_an_incident() => Scene.Holds("uncaught");

    [Fact]
    public void A_catcher_of_another_code_leaves_it_uncaught() => Scene.Holds("uncaught-because-no-code-fits");

    [Fact]
    public void An_error_element_without_a_code_is_known_by_its_id() => Scene.Holds("by-the-elements-id");

    [Fact]
    public void Two_error_elements_with_the_same_code_are_one_error() => Scene.Holds("two-elements-of-one-code");

    [Fact]
    public void After_the_error_the_activity_may_be_entered_anew() => Scene.Holds("in-a-loop-back");

    [Fact]
    public void Out_of_an_ad_hoc_sub_process_it_is_caught_on_the_border() => Scene.Holds("out-of-an-ad-hoc");

    [Fact]
    public void Uncaught_out_of_an_event_sub_process_it_leaves_the_rest_at_work() =>
        Scene.Holds("in-a-side-branch-of-an-event-sub-process");

    [Fact]
    public void Caught_on_a_border_inside_the_body_it_leaves_the_other_bodies_alone() => Scene.Holds("caught-in-the-body");

    [Fact]
    public void In_turn_no_further_body_begins_after_an_error_that_the_border_catches() => Scene.Holds("in-turn-stops-the-turn");

    [Fact]
    public void Out_of_a_loop_it_is_caught_on_the_border_of_the_whole() => Scene.Holds("out-of-a-standard-loop");

    [Fact]
    public void Siblings_that_would_have_moved_in_the_same_step_are_withdrawn_as_well() => Scene.Holds("with-tokens-on-the-move");

    [Fact]
    public void Of_two_errors_thrown_in_one_step_the_first_is_caught_and_the_second_is_gone_with_its_scope() =>
        Scene.Holds("two-errors-at-once");

    [Fact]
    public void An_end_that_names_no_error_is_caught_by_who_catches_every_one() => Scene.Holds("without-an-error");

    [Fact]
    public void A_catcher_interrupts_even_where_a_tool_wrote_that_it_does_not() => Scene.Holds("catchers-always-interrupt");
}
