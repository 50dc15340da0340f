namespace IsoDienTu.Pure.Bpmn.Combined;

public class UndoneByPeopleTests
{
    [Fact]
    public void A_long_service_is_taken_back_step_by_step_by_the_people_who_did_it() => Scene.Holds("desk-takes-everything-back");

    [Fact]
    public void A_transaction_that_was_cancelled_is_tried_again_and_undone_each_time() => Scene.Holds("transaction-in-a-loop");

    [Fact]
    public void Bodies_and_called_processes_are_undone_with_their_own_item() => Scene.Holds("undoing-with-bodies-and-calls");

    [Fact]
    public void A_border_around_the_scope_cuts_the_undoing_short() => Scene.Holds("undo-under-a-deadline");

    [Fact]
    public void Undoing_in_one_body_leaves_what_other_bodies_did() => Scene.Holds("throw-in-one-of-two-open-scopes");
}
