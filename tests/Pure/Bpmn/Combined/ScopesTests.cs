namespace IsoDienTu.Pure.Bpmn.Combined;

public class ScopesTests
{
    [Fact]
    public void Without_a_start_event_what_nothing_leads_to_begins__but_no_handler__event_sub_process__border_or_link() =>
        Scene.Holds("without-start-events");

    [Fact]
    public void A_border_that_leads_back_to_its_own_activity_arms_it_anew() => Scene.Holds("border-leads-back");

    [Fact]
    public void A_called_process_that_an_event_sub_process_took_over_ends_like_any() =>
        Scene.Holds("called-one-ends-by-its-event-sub-process");

    [Fact]
    public void A_sub_process_that_an_error_left_is_not_undone_later__what_completed_beside_it_is() =>
        Scene.Holds("interrupted-is-not-undone");

    [Fact]
    public void Of_repeating_work_that_ended_early_only_the_completed_bodies_are_undone() =>
        Scene.Holds("only-completed-bodies-are-undone");

    [Fact]
    public void An_escalation_that_interrupts_on_the_border_takes_all_bodies_away() => Scene.Holds("escalation-takes-all-bodies");

    [Fact]
    public void An_escalation_at_an_end_may_be_taken_over_in_its_own_scope() => Scene.Holds("escalation-end-into-an-interrupting-one");

    [Fact]
    public void One_signal_ends_one_sub_process__starts_an_event_sub_process_and_wakes_a_gateway_and_a_catch() =>
        Scene.Holds("one-signal-many-effects");

    [Fact]
    public void One_condition_s_way_may_make_the_next_true_in_one_go() => Scene.Holds("chain-of-conditions");

    [Fact]
    public void A_gateway_in_a_called_process_hears_what_is_sent_to_it_alone() => Scene.Holds("gateway-in-a-called-process");

    [Fact]
    public void A_loop_in_repeating_work_in_a_sub_process_in_a_loop() => Scene.Holds("loops-in-loops");

    [Fact]
    public void A_reminder_beside_ad_hoc_work_leaves_it_as_it_is() => Scene.Holds("adhoc-under-a-border-beside");

    [Fact]
    public void Two_tokens_in_one_sub_process_are_two_scopes() => Scene.Holds("parallel-scopes-of-one-name");

    [Fact]
    public void The_instance_is_over_only_when_side_branches_are() => Scene.Holds("end-of-the-root-with-things-around");
}
