namespace IsoDienTu.Pure.Bpmn.Combined;

public class BetweenBranchesTests
{
    [Fact]
    public void Two_branches_hand_the_work_to_and_fro_by_signals() => Scene.Holds("signals-between-two-branches");

    [Fact]
    public void One_branch_stops_the_other_by_a_signal_on_its_border() => Scene.Holds("signal-stops-the-other-branch");

    [Fact]
    public void A_signal_at_an_end_of_one_branch_starts_an_event_sub_process_beside_the_other() =>
        Scene.Holds("signal-end-starts-an-event-sub-process");

    [Fact]
    public void A_message_goes_to_the_longest_waiting__whatever_kind_it_is() => Scene.Holds("message-to-several-kinds");

    [Fact]
    public void One_branch_waits_for_what_another_sets__to_and_fro() => Scene.Holds("conditions-between-branches");
}
