namespace IsoDienTu.Pure.Bpmn.Nodes;

public class ConditionalBoundaryTests
{
    [Fact]
    public void When_its_condition_comes_true_the_task_is_taken_away() => Scene.Holds("interrupting");

    [Fact]
    public void Not_interrupting_it_comes_each_time_the_condition_comes_true_anew() => Scene.Holds("not-interrupting-once-each-time");

    [Fact]
    public void Around_a_sub_process_it_hears_what_its_steps_bring() => Scene.Holds("around-a-sub-process");

    [Fact]
    public void Two_conditions_on_one_task_are_looked_at_each_by_itself() => Scene.Holds("two-conditions-on-one-task");

    [Fact]
    public void On_the_border_of_a_call_it_looks_at_the_caller_s_variables() => Scene.Holds("on-a-called-process");
}
