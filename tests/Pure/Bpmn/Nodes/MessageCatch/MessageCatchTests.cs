namespace IsoDienTu.Pure.Bpmn.Nodes;

public class MessageCatchTests
{
    [Fact]
    public void It_waits_until_its_message_comes_and_keeps_what_the_message_brings() => Scene.Holds("waits-for-its-message");

    [Fact]
    public void A_message_without_a_name_is_called_by_its_id() => Scene.Holds("message-named-by-its-id");

    [Fact]
    public void A_message_that_came_too_early_is_not_kept_for_a_later_event() => Scene.Holds("two-in-a-row");

    [Fact]
    public void Of_several_waiting_for_one_message_the_longest_waiting_takes_it() => Scene.Holds("longest-waiting-first");

    [Fact]
    public void Over_several_instances_the_older_one_takes_the_message__the_next_message_goes_to_the_next() =>
        Scene.Holds("over-instances-in-order");

    [Fact]
    public void An_event_that_names_no_message_is_refused() => Scene.Holds("without-a-message");

    [Fact]
    public void Inside_a_sub_process_it_is_waiting_only_while_the_sub_process_is_open() => Scene.Holds("in-a-sub-process");

    [Fact]
    public void What_a_message_brings_lands_in_the_body_that_took_it_when_the_body_has_that_name() => Scene.Holds("changes-the-bodys-own");

    [Fact]
    public void A_message_s_name_may_be_any_text() => Scene.Holds("names-with-spaces");

    [Fact]
    public void The_definition_may_stand_at_the_root_and_be_referred_to() => Scene.Holds("definition-of-the-root");

    [Fact]
    public void An_event_whose_message_the_file_does_not_have_is_refused() => Scene.Holds("of-an-unknown-message");
}
