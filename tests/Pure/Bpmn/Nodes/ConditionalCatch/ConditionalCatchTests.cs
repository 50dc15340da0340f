namespace IsoDienTu.Pure.Bpmn.Nodes;

public class ConditionalCatchTests
{
    [Fact]
    public void It_waits_until_its_condition_holds_and_goes_on_at_once_when_it_already_does() => Scene.Holds("waits-until-it-holds");

    [Fact]
    public void What_another_branch_brings_makes_it_true() => Scene.Holds("a-step-makes-it-true");

    [Fact]
    public void A_script_elsewhere_makes_it_true() => Scene.Holds("a-script-makes-it-true");

    [Fact]
    public void Setting_from_outside_touches_the_first_running_instance_alone() =>
        Scene.Holds("only-the-first-instance-is-set-from-outside");

    [Fact]
    public void A_condition_in_a_called_process_looks_at_that_one_s_own_variables() => Scene.Holds("in-the-called-process");

    [Fact]
    public void Conditions_may_be_written_in_the_other_style() => Scene.Holds("feel-writing");

    [Fact]
    public void A_condition_that_cannot_be_read_is_refused() => Scene.Holds("broken-condition");

    [Fact]
    public void A_conditional_event_without_a_condition_is_refused() => Scene.Holds("without-a-condition");
}
