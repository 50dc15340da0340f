namespace IsoDienTu.Pure.Bpmn.Combined;

public class RepeatingWorkTests
{
    [Fact]
    public void Each_body_of_repeating_work_in_a_sub_process_has_timers_of_its_own() => Scene.Holds("timers-in-bodies-in-a-sub-process");

    [Fact]
    public void A_condition_on_the_whole_hears_what_each_body_brings__one_inside_only_its_own() => Scene.Holds("conditions-with-bodies");

    [Fact]
    public void The_same_name_in_nested_scopes__the_innermost_is_seen_and_set() => Scene.Holds("same-names-in-nested-scopes");

    [Fact]
    public void Repeating_work_in_an_event_sub_process_beside_the_rest() => Scene.Holds("bodies-until-enough-in-an-event-sub-process");

    [Fact]
    public void Each_body_waits_for_the_message_and_one_message_serves_one_body() => Scene.Holds("receive-in-bodies");

    [Fact]
    public void Repeating_calls_under_a_deadline__and_round_again() => Scene.Holds("repeating-call-with-timer-and-loop-back");
}
