namespace IsoDienTu.Pure.Bpmn.Combined;

public class InclusiveJoinsTests
{
    [Fact]
    public void A_border_that_leads_to_the_join_keeps_it_waiting_while_its_task_is_open() => Scene.Holds("boundary-may-still-come");

    [Fact]
    public void A_branch_that_goes_round_before_the_join_is_waited_for() => Scene.Holds("a-loop-before-the-join");

    [Fact]
    public void Two_branches_are_joined_first_and_the_third_after_them() => Scene.Holds("partial-merges");

    [Fact]
    public void One_who_can_come_by_a_way_that_has_its_token_does_not_hold_the_join() =>
        Scene.Holds("leaves-one-who-may-come-the-filled-way");

    [Fact]
    public void Each_body_joins_for_itself() => Scene.Holds("join-inside-bodies");

    [Fact]
    public void A_branch_that_was_taken_away_by_an_error_is_no_longer_waited_for() => Scene.Holds("error-branch-is-no-longer-waited-for");

    [Fact]
    public void Where_no_condition_holds_and_there_is_no_other_way_the_token_stays_with_an_incident() =>
        Scene.Holds("a-way-that-nothing-picks");

    [Fact]
    public void What_runs_in_a_sub_process_or_waits_for_a_timer_on_the_way_is_waited_for() =>
        Scene.Holds("a-timer-and-a-sub-process-on-the-way");

    [Fact]
    public void The_join_works_anew_in_each_round() => Scene.Holds("two-rounds-through-one-join");

    [Fact]
    public void What_runs_in_an_event_sub_process_does_not_hold_a_join_of_the_main_flow() => Scene.Holds("event-sub-process-is-no-branch");
}
