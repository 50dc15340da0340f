namespace IsoDienTu.Pure.Bpmn.Nodes;

public class CompensationTests
{
    [Fact]
    public void What_was_done_is_undone_by_a_person_before_the_throw_goes_on() => Scene.Holds("undone-by-a-person");

    [Fact]
    public void Latest_first__one_after_the_other() => Scene.Holds("latest-first");

    [Fact]
    public void The_order_of_completion_counts__not_that_of_the_drawing() => Scene.Holds("completion-order-counts");

    [Fact]
    public void Only_what_was_completed_is_undone__not_what_is_open_or_was_withdrawn() => Scene.Holds("only-what-was-completed");

    [Fact]
    public void Nothing_to_undo__it_goes_on_at_once() => Scene.Holds("nothing-to-undo");

    [Fact]
    public void Each_completed_run_is_undone_once__thrown_twice() => Scene.Holds("once-each");

    [Fact]
    public void Each_run_of_an_activity_that_was_entered_again_is_undone() => Scene.Holds("each-run-of-a-loop");

    [Fact]
    public void With_a_reference_only_that_activity_is_undone() => Scene.Holds("only-one-activity");

    [Fact]
    public void A_completed_sub_process_is_undone_by_what_completed_inside__latest_first() => Scene.Holds("a-completed-sub-process");

    [Fact]
    public void A_sub_process_with_a_handler_of_its_own_is_undone_by_that_alone() => Scene.Holds("handler-of-the-sub-process-itself");

    [Fact]
    public void Thrown_inside_a_sub_process_it_undoes_what_completed_there_and_not_around() => Scene.Holds("inside-an-open-sub-process");

    [Fact]
    public void A_completed_sub_process_with_an_event_sub_process_for_it_is_undone_by_that() =>
        Scene.Holds("compensation-event-sub-process");

    [Fact]
    public void Its_event_sub_process_may_undo_what_completed_inside_by_throwing_on() => Scene.Holds("event-sub-process-that-throws-on");

    [Fact]
    public void A_sub_process_that_was_never_completed_has_nothing_to_undo() => Scene.Holds("sub-process-never-entered");

    [Fact]
    public void Thrown_in_an_event_sub_process_it_undoes_the_scope_around() => Scene.Holds("from-an-event-sub-process");

    [Fact]
    public void Undone_on_the_way_behind_a_caught_error() => Scene.Holds("after-an-error");

    [Fact]
    public void Each_body_of_a_repeating_activity_is_undone__latest_first__with_its_own_item() => Scene.Holds("each-body");

    [Fact]
    public void Each_body_of_a_repeating_sub_process_is_undone_by_what_completed_in_it() => Scene.Holds("each-body-of-a-sub-process");

    [Fact]
    public void Handlers_see_the_variables_as_they_are_now() => Scene.Holds("variables-as-they-are-now");

    [Fact]
    public void A_handler_may_be_a_sub_process_with_several_steps() => Scene.Holds("a-handler-that-is-a-sub-process");

    [Fact]
    public void Other_branches_go_on_while_it_is_being_undone() => Scene.Holds("the-rest-goes-on-meanwhile");

    [Fact]
    public void A_handler_is_never_begun_by_the_process_itself() => Scene.Holds("a-handler-is-never-entered-by-flow");

    [Fact]
    public void A_reference_to_a_sub_process_undoes_what_completed_in_it__and_to_what_never_ran_goes_on() =>
        Scene.Holds("a-reference-to-a-sub-process");

    [Fact]
    public void A_compensation_end_inside_a_sub_process_undoes_that_scope_and_then_the_scope_goes_on() =>
        Scene.Holds("an-end-inside-a-sub-process");

    [Fact]
    public void A_handler_of_a_repeating_sub_process_runs_for_each_body() => Scene.Holds("handler-of-a-repeating-sub-process");

    [Fact]
    public void A_handler_may_call_a_process_or_repeat() => Scene.Holds("handlers-that-call-and-repeat");

    [Fact]
    public void A_completed_call_without_a_handler_is_not_undone_by_what_its_process_did() => Scene.Holds("a-call-is-not-opened-up");

    [Fact]
    public void Sub_processes_in_sub_processes_are_undone_inward__latest_first() => Scene.Holds("two-levels-of-sub-processes");

    [Fact]
    public void A_sub_process_completed_twice_is_undone_twice() => Scene.Holds("a-sub-process-completed-twice");

    [Fact]
    public void A_terminating_end_beside_it_cuts_the_undoing_short() => Scene.Holds("terminate-cuts-it-short");

    [Fact]
    public void Two_throws_at_once_undo_each_run_once() => Scene.Holds("not-twice-at-the-same-time");

    [Fact]
    public void The_line_to_the_handler_may_be_drawn_anywhere_in_the_file() => Scene.Holds("the-association-may-stand-outside");

    [Fact]
    public void A_compensation_border_that_leads_to_no_handler_is_refused() => Scene.Holds("a-border-without-a-handler");

    [Fact]
    public void A_handler_may_have_a_border_of_its_own() => Scene.Holds("a-border-on-the-handler");

    [Fact]
    public void An_error_out_of_a_handler_is_caught_around_the_throw_and_ends_the_undoing() => Scene.Holds("an-error-out-of-a-handler");

    [Fact]
    public void A_sub_process_that_healed_an_error_inside_counts_as_completed() => Scene.Holds("a-sub-process-healed-inside");

    [Fact]
    public void What_a_border_event_led_to_is_undone_with_the_rest() => Scene.Holds("border-path-is-undone-too");
}
