namespace IsoDienTu.Pure.Bpmn.Combined;

public class RacesTests
{
    [Fact]
    public void The_inner_event_sub_process_catches_and_the_border_catches_what_that_one_throws() =>
        Scene.Holds("event-sub-process-and-border-on-one-error");

    [Fact]
    public void Inside_comes_first__and_the_border_still_takes_the_event_sub_process_away() =>
        Scene.Holds("timer-inside-and-on-the-border");

    [Fact]
    public void A_signal_heard_inside_and_on_the_border_ends_in_the_border_s_way() => Scene.Holds("signal-inside-and-on-the-border");

    [Fact]
    public void The_root_s_interrupting_one_takes_sub_processes__bodies__calls_and_their_event_sub_processes() =>
        Scene.Holds("root-event-sub-process-takes-all");

    [Fact]
    public void Behind_the_gateway_and_on_the_border_one_message_serves_who_waits_longer() =>
        Scene.Holds("gateway-and-border-on-one-message");

    [Fact]
    public void What_was_done_before_the_timer_stays_done() => Scene.Holds("complete-in-the-nick-of-time");

    [Fact]
    public void What_one_step_brings_together__the_end_that_is_reached_first_wins_its_scope() =>
        Scene.Holds("same-step-terminate-and-error");

    [Fact]
    public void Borders_of_several_durations_on_nested_activities_fire_in_their_order() => Scene.Holds("border-and-body-of-one-timer");
}
