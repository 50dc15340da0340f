namespace IsoDienTu.Pure.Bpmn.Nodes;

public class TransactionTests
{
    [Fact]
    public void Ended_normally_it_is_like_a_sub_process() => Scene.Holds("normal-end");

    [Fact]
    public void A_cancel_withdraws_what_is_open__undoes_what_is_done__latest_first__then_leaves() =>
        Scene.Holds("cancel-withdraws-what-is-open");

    [Fact]
    public void With_nothing_to_undo_it_leaves_at_once() => Scene.Holds("cancel-with-nothing-done");

    [Fact]
    public void An_error_leaves_it_without_undoing() => Scene.Holds("error-leaves-without-undoing");

    [Fact]
    public void A_completed_transaction_is_undone_later_like_a_sub_process() => Scene.Holds("completed-and-undone-later");

    [Fact]
    public void A_timer_on_its_border_takes_it_away_without_undoing() => Scene.Holds("a-timer-takes-it-away");

    [Fact]
    public void A_completed_sub_process_inside_is_undone_with_the_rest() => Scene.Holds("inner-sub-process-is-undone");

    [Fact]
    public void A_cancel_end_outside_a_transaction_is_refused() => Scene.Holds("cancel-outside-a-transaction");

    [Fact]
    public void A_cancel_end_in_a_sub_process_of_a_transaction_is_refused() => Scene.Holds("cancel-deeper-than-directly-inside");

    [Fact]
    public void A_cancel_event_on_the_border_of_anything_else_is_refused() => Scene.Holds("cancel-border-on-a-task");

    [Fact]
    public void A_cancel_end_without_a_cancel_border_is_refused() => Scene.Holds("cancel-without-a-border");

    [Fact]
    public void A_cancel_takes_a_running_event_sub_process_away_too() => Scene.Holds("event-sub-process-inside");

    [Fact]
    public void An_inner_one_that_completed_is_undone_when_the_outer_is_cancelled() => Scene.Holds("one-inside-another");

    [Fact]
    public void What_the_cancel_undid_is_not_undone_again_later() => Scene.Holds("undone-once-then-not-again");
}
