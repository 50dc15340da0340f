namespace IsoDienTu.Pure.Bpmn.Combined;

public class EndsTests
{
    [Fact]
    public void A_terminating_end_deep_inside_ends_its_scope_alone__with_calls__bodies_and_timers_in_it() =>
        Scene.Holds("terminate-deep-inside");

    [Fact]
    public void Whichever_end_is_reached_first_decides() => Scene.Holds("terminate-and-error-race");

    [Fact]
    public void In_a_called_body_only_that_called_instance_is_over() => Scene.Holds("terminate-in-a-body-of-a-call");

    [Fact]
    public void A_scope_is_over_with_its_last_token__whatever_ends_the_others_reached() => Scene.Holds("several-ends-several-tokens");
}
