namespace IsoDienTu.Pure.Bpmn.Nodes;

public class AdHocSubProcessTests
{
    [Fact]
    public void Nothing_runs_until_it_is_picked__and_each_may_be_picked_again_and_again() => Scene.Holds("picked-by-hand");

    [Fact]
    public void What_is_not_there_to_pick_is_refused() => Scene.Holds("refused");

    [Fact]
    public void Sequential_offers_nothing_while_something_runs() => Scene.Holds("in-order");

    [Fact]
    public void When_its_condition_holds_after_a_step_it_ends_and_the_rest_is_withdrawn() => Scene.Holds("condition-ends-it");

    [Fact]
    public void Without_cancelling_it_offers_no_more_and_waits_for_what_is_open() => Scene.Holds("keeps-the-open-ones");

    [Fact]
    public void Steps_inside_may_follow_one_another_and_the_condition_is_looked_at_after_each() => Scene.Holds("flows-inside");

    [Fact]
    public void Events_on_the_steps_inside_work_as_anywhere() => Scene.Holds("borders-inside");

    [Fact]
    public void A_border_around_it_ends_it() => Scene.Holds("border-around");

    [Fact]
    public void In_order_with_a_condition() => Scene.Holds("sequential-with-condition");

    [Fact]
    public void A_repeating_step_inside_is_one_pick() => Scene.Holds("repeated-steps-inside");

    [Fact]
    public void In_each_body_of_a_repeating_sub_process_it_is_picked_by_itself() => Scene.Holds("inside-a-repeating-sub-process");

    [Fact]
    public void An_automatic_step_that_ends_a_branch_is_looked_at_as_well() => Scene.Holds("automatic-steps-end-it");

    [Fact]
    public void One_inside_another_is_picked_like_any_step() => Scene.Holds("inside-another");

    [Fact]
    public void A_terminating_end_inside_ends_it() => Scene.Holds("terminate-inside");

    [Fact]
    public void An_escalation_out_of_it_leaves_it_open() => Scene.Holds("escalation-out-of-it");

    [Fact]
    public void A_call_may_be_picked__again_and_again__and_is_withdrawn_with_the_end() => Scene.Holds("calls-inside");

    [Fact]
    public void What_it_waits_for_inside_is_caught_until_the_last_open_step_is_done() =>
        Scene.Holds("its-event-sub-processes-until-it-closes");

    [Fact]
    public void An_interrupting_event_sub_process_inside_withdraws_all__offers_no_more_and_ends_it() =>
        Scene.Holds("interrupting-event-sub-process-ends-it");

    [Fact]
    public void The_condition_sees_what_the_step_brought__in_the_body_it_stands_in() => Scene.Holds("condition-sees-what-the-step-brought");

    [Fact]
    public void Each_instance_offers_its_own() => Scene.Holds("several-instances");
}
