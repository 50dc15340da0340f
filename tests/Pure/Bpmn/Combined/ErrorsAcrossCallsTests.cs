namespace IsoDienTu.Pure.Bpmn.Combined;

public class ErrorsAcrossCallsTests
{
    [Fact]
    public void An_error_comes_out_of_a_called_process_through_a_sub_process_to_an_outer_border() =>
        Scene.Holds("error-through-sub-process-and-call", ["pays-out"]);

    [Fact]
    public void Out_of_a_called_body_it_takes_only_the_repeating_activity_whose_border_catches() =>
        Scene.Holds("error-out-of-a-called-body-in-a-body", ["pays-out"]);

    [Fact]
    public void What_the_called_one_catches_itself_never_reaches_the_caller() => Scene.Holds("called-one-heals-itself");

    [Fact]
    public void What_the_caller_catches_and_throws_again_goes_on_outward() => Scene.Holds("thrown-again-by-the-caller");

    [Fact]
    public void Uncaught_it_leaves_the_other_branch_at_work_and_the_instance_open() =>
        Scene.Holds("uncaught-in-one-of-two-branches", ["pays-out"]);

    [Fact]
    public void Through_two_calls_an_escalation_lets_all_go_on_and_an_error_ends_them() =>
        Scene.Holds("escalation-and-error-through-two-calls");
}
