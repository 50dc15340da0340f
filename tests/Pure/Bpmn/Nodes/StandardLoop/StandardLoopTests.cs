namespace IsoDienTu.Pure.Bpmn.Nodes;

public class StandardLoopTests
{
    [Fact]
    public void Looked_at_after_each_run_it_runs_at_least_once() => Scene.Holds("until-after-each-run");

    [Fact]
    public void Looked_at_before_it_may_not_run_at_all() => Scene.Holds("looked-at-before");

    [Fact]
    public void The_maximum_ends_it_even_while_the_condition_holds() => Scene.Holds("at-most");

    [Fact]
    public void A_maximum_alone_runs_just_so_often() => Scene.Holds("maximum-alone");

    [Fact]
    public void Each_run_knows_its_number__from_0() => Scene.Holds("loop-counter");

    [Fact]
    public void A_script_counts_until_it_is_enough() => Scene.Holds("script-in-a-loop");

    [Fact]
    public void A_sub_process_runs_anew_each_time__with_a_border_around_the_whole() => Scene.Holds("sub-process-in-a-loop");

    [Fact]
    public void Neither_condition_nor_maximum_is_refused() => Scene.Holds("neither-condition-nor-maximum");

    [Fact]
    public void Events_on_the_border_of_a_loop_are_armed_once_for_all_runs() => Scene.Holds("with-a-border-beside");

    [Fact]
    public void A_maximum_of_none_looked_at_before_passes_at_once() => Scene.Holds("maximum-of-none");

    [Fact]
    public void Each_run_of_a_loop_is_undone() => Scene.Holds("each-run-is-undone");

    [Fact]
    public void A_terminating_end_ends_one_run_and_the_next_begins() => Scene.Holds("terminate-ends-one-run");

    [Fact]
    public void A_condition_alone_sets_no_bound() => Scene.Holds("more-than-a-thousand");
}
