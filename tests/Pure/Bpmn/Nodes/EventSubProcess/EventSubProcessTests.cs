namespace IsoDienTu.Pure.Bpmn.Nodes;

public class EventSubProcessTests
{
    [Fact]
    public void A_message_takes_the_whole_process_over() => Scene.Holds("message-interrupting");

    [Fact]
    public void A_message_beside_the_work__several_at_once__and_the_process_waits_for_all_of_them() =>
        Scene.Holds("message-not-interrupting");

    [Fact]
    public void A_timer_runs_from_the_opening_of_the_scope() => Scene.Holds("timer-interrupting");

    [Fact]
    public void A_repeating_timer_beside_the_work_reminds_as_often_as_it_says() => Scene.Holds("timer-repeating");

    [Fact]
    public void A_single_timer_that_does_not_interrupt_fires_once() => Scene.Holds("timer-once-not-interrupting");

    [Fact]
    public void A_signal_is_heard_by_event_sub_processes_of_every_instance() => Scene.Holds("signal-starts");

    [Fact]
    public void A_condition_that_comes_true_takes_over() => Scene.Holds("condition-interrupting");

    [Fact]
    public void Not_interrupting_it_starts_each_time_the_condition_comes_true_anew() => Scene.Holds("condition-again-and-again");

    [Fact]
    public void An_error_inside_a_deeper_scope_is_caught_by_the_event_sub_process_of_the_outer() => Scene.Holds("error-start");

    [Fact]
    public void An_escalation_of_a_deeper_scope_is_heard_while_both_go_on() => Scene.Holds("escalation-start");

    [Fact]
    public void In_a_sub_process_it_is_armed_while_that_is_open__and_what_is_around_goes_on() => Scene.Holds("in-a-sub-process");

    [Fact]
    public void An_event_sub_process_may_hold_one_of_its_own() => Scene.Holds("nested-in-an-event-sub-process");

    [Fact]
    public void Root_and_sub_process_wait_for_one_message_and_the_root_waits_longer() => Scene.Holds("longest-waiting-scope-first");

    [Fact]
    public void An_interrupting_one_withdraws_the_others_that_run_and_disarms_them() =>
        Scene.Holds("interrupting-withdraws-the-running-ones");

    [Fact]
    public void Of_two_interrupting_ones_the_first_to_come_wins() => Scene.Holds("two-interrupting-ones");

    [Fact]
    public void An_error_out_of_a_running_event_sub_process_is_caught_by_another_of_the_same_scope() => Scene.Holds("error-out-of-one");

    [Fact]
    public void A_scope_entered_anew_arms_it_anew() => Scene.Holds("in-a-loop-armed-anew");

    [Fact]
    public void A_scope_whose_work_is_over_at_once_still_closes() => Scene.Holds("starts-with-the-scope-and-ends-with-automatic-work");

    [Fact]
    public void Every_body_of_repeating_work_arms_its_own() => Scene.Holds("armed-in-every-body");

    [Fact]
    public void A_called_process_arms_its_own() => Scene.Holds("in-a-called-process");

    [Fact]
    public void An_ad_hoc_sub_process_arms_its_own_when_it_is_entered() => Scene.Holds("in-an-ad-hoc");

    [Fact]
    public void Its_timer_may_be_a_date_or_worked_out_when_the_scope_opens() => Scene.Holds("a-timer-by-a-variable-and-a-date");

    [Fact]
    public void A_condition_inside_a_sub_process_sees_the_process_and_the_scope() => Scene.Holds("conditional-within-a-scope");

    [Fact]
    public void One_that_nothing_can_trigger_is_refused() => Scene.Holds("plain-start-is-refused");

    [Fact]
    public void A_repeating_sub_process_whose_bodies_are_taken_over_counts_each_body_once() =>
        Scene.Holds("completes-and-then-the-scope-may-be-entered-again");

    [Fact]
    public void An_event_sub_process_taken_over_by_its_own_inner_one_ends_and_the_scope_goes_on() =>
        Scene.Holds("an-interrupting-one-in-a-running-one");
}
