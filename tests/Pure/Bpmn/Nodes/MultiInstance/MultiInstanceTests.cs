namespace IsoDienTu.Pure.Bpmn.Nodes;

public class MultiInstanceTests
{
    [Fact]
    public void Parallel_by_number_opens_all_at_once_and_goes_on_after_the_last() => Scene.Holds("parallel-by-number");

    [Fact]
    public void Sequential_opens_one_after_the_other() => Scene.Holds("sequential-by-number");

    [Fact]
    public void The_number_may_be_an_expression__and_none_or_nothing_passes_at_once() => Scene.Holds("number-by-expression");

    [Fact]
    public void The_number_is_read_once_at_the_beginning() => Scene.Holds("the-number-is-read-once");

    [Fact]
    public void Each_of_a_list_gets_a_task_with_the_item_as_its_person() => Scene.Holds("per-item-assignee");

    [Fact]
    public void In_turn_each_item_comes_when_the_one_before_is_done() => Scene.Holds("per-item-in-turn");

    [Fact]
    public void The_list_is_read_once_at_the_beginning() => Scene.Holds("list-is-read-once");

    [Fact]
    public void What_is_no_list_is_an_incident__and_the_text_of_one_person_is_no_list() => Scene.Holds("no-list");

    [Fact]
    public void Each_body_knows_its_number__from_0() => Scene.Holds("loop-counter");

    [Fact]
    public void The_standard_s_own_writing_of_a_list__a_variable_by_its_name() => Scene.Holds("standard-writing");

    [Fact]
    public void The_standard_s_own_writing_of_a_list__data_of_the_diagram_by_the_name_people_read() =>
        Scene.Holds("standard-writing-with-data");

    [Fact]
    public void The_standard_s_own_writing_of_a_list__an_input_of_the_activity_that_data_is_handed_to() =>
        Scene.Holds("standard-writing-with-an-input");

    [Fact]
    public void Operaton_s_writing_of_a_list() => Scene.Holds("operaton-writing");

    [Fact]
    public void Flowable_s_writing_of_a_list() => Scene.Holds("flowable-writing");

    [Fact]
    public void Activiti_s_writing_of_a_list() => Scene.Holds("activiti-writing");

    [Fact]
    public void Camunda_s_list_may_be_worked_out() => Scene.Holds("camunda-expression");

    [Fact]
    public void Zeebe_s_writing_of_a_list__and_the_list_it_gathers() => Scene.Holds("zeebe-writing-and-output");

    [Fact]
    public void In_turn_the_gathered_list_keeps_the_order__and_what_is_gathered_may_be_worked_out() => Scene.Holds("zeebe-output-in-turn");

    [Fact]
    public void The_first_that_is_enough_ends_the_others() => Scene.Holds("completion-condition-parallel");

    [Fact]
    public void In_turn_it_begins_no_further_one_when_it_is_enough() => Scene.Holds("completion-condition-sequential");

    [Fact]
    public void The_counts_of_all__open_and_completed_bodies_are_at_hand_in_the_condition() => Scene.Holds("completion-counts");

    [Fact]
    public void A_share_of_the_votes_decides() => Scene.Holds("completion-by-share");

    [Fact]
    public void The_condition_sees_the_item_of_the_body_that_ended() => Scene.Holds("completion-sees-the-bodys-item");

    [Fact]
    public void A_script_runs_for_each_item_at_once() => Scene.Holds("on-a-script");

    [Fact]
    public void A_script_stops_when_its_condition_holds() => Scene.Holds("script-until");

    [Fact]
    public void Automatic_steps_run_as_often_as_they_are_told() => Scene.Holds("on-services-and-sends");

    [Fact]
    public void Manual_and_receive_tasks_repeat_too() => Scene.Holds("on-manual-and-receive-tasks");

    [Fact]
    public void Each_run_of_a_sub_process_is_a_scope_with_its_own_item() => Scene.Holds("on-a-sub-process");

    [Fact]
    public void Sub_processes_in_turn() => Scene.Holds("sub-process-in-turn");

    [Fact]
    public void When_it_is_enough_open_sub_processes_are_withdrawn_with_all_in_them() => Scene.Holds("sub-process-until");

    [Fact]
    public void A_timer_on_the_border_sits_on_the_whole_and_takes_all_away() => Scene.Holds("boundary-timer-on-the-whole");

    [Fact]
    public void A_reminder_beside_the_whole_leaves_it_open() => Scene.Holds("boundary-reminder-on-the-whole");

    [Fact]
    public void An_error_out_of_one_body_that_the_border_catches_takes_all_bodies_away() => Scene.Holds("error-out-of-one-body");

    [Fact]
    public void An_error_caught_inside_one_body_leaves_the_others_alone() => Scene.Holds("error-caught-inside-one-body");

    [Fact]
    public void An_escalation_beside_the_whole_is_heard_from_each_body() => Scene.Holds("escalation-out-of-bodies");

    [Fact]
    public void Repeating_inside_repeating__each_with_its_own_item_and_counter() => Scene.Holds("nested");

    [Fact]
    public void In_turn_inside_at_once() => Scene.Holds("nested-in-turn-in-parallel");

    [Fact]
    public void A_message_beside_the_whole_may_come_again_and_again_and_is_armed_once() => Scene.Holds("message-boundary-on-the-whole");

    [Fact]
    public void What_a_task_sets_lands_in_the_process_unless_it_is_the_body_s_own() => Scene.Holds("what-a-body-sets-stays-outside");

    [Fact]
    public void Without_number_and_list_it_is_refused() => Scene.Holds("without-number-or-list");

    [Fact]
    public void Ad_hoc_work_and_transactions_repeat_too() => Scene.Holds("around-an-ad-hoc-and-a-transaction");

    [Fact]
    public void A_list_without_a_name_for_its_item_still_says_how_often() => Scene.Holds("without-an-item-name");

    [Fact]
    public void What_each_sub_process_brings_is_gathered() => Scene.Holds("output-of-sub-processes");

    [Fact]
    public void A_completion_condition_that_cannot_be_worked_out_is_an_incident_and_nothing_is_lost() =>
        Scene.Holds("condition-that-cannot-be-worked-out");

    [Fact]
    public void Items_may_be_texts__numbers__truths__lists_or_objects() => Scene.Holds("items-may-be-anything");

    [Fact]
    public void What_is_gathered_keeps_the_order_of_the_list__whoever_is_done_first() => Scene.Holds("output-keeps-the-order-of-the-list");

    [Fact]
    public void Hundreds_of_sub_processes_at_once() => Scene.Holds("many-sub-processes");

    [Fact]
    public void Hundreds_of_automatic_runs_in_turn() => Scene.Holds("many-automatic-runs");

    [Fact]
    public void What_a_message_brings_lands_in_the_body_of_the_receive_task_it_completes() =>
        Scene.Holds("a-receive-task-takes-what-is-its-own");

    [Fact]
    public void What_a_completed_body_brings_is_seen_on_the_border_of_the_whole() => Scene.Holds("a-border-hears-of-a-body");
}
