namespace IsoDienTu.Pure.Bpmn.Nodes;

public class MessageStartTests
{
    [Fact]
    public void A_process_with_a_message_start_begins_when_the_message_comes_and_takes_what_it_brings() =>
        Scene.Holds("begins-by-its-message");

    [Fact]
    public void A_process_may_have_a_plain_start_and_a_message_start_side_by_side() => Scene.Holds("beside-a-plain-start");

    [Fact]
    public void Who_waits_for_the_message_gets_it_before_a_new_instance_is_started__unless_the_starting_is_asked_for() =>
        Scene.Holds("a-waiting-one-goes-before-a-start");

    [Fact]
    public void Each_message_begins_at_its_own_start_event() => Scene.Holds("several-messages");

    [Fact]
    public void A_message_starts_the_process_of_the_file_that_begins_by_it_while_another_is_the_chosen_one() =>
        Scene.Holds("in-another-process-of-the-file");

    [Fact]
    public void A_message_starts_the_process_of_a_further_file() => Scene.Holds("in-a-further-file", ["by-letter"]);

    [Fact]
    public void A_waiting_receiver_of_any_process_goes_before_a_start() =>
        Scene.Holds("beside-a-waiting-one-of-another-process", ["by-letter"]);
}
