namespace IsoDienTu.Pure.Bpmn.Nodes;

public class LinkTests
{
    [Fact]
    public void A_link_goes_on_at_the_catch_of_its_name() => Scene.Holds("goes-on-at-its-partner");

    [Fact]
    public void Several_throws_meet_at_one_catch_and_each_token_goes_on() => Scene.Holds("several-throws-one-catch");

    [Fact]
    public void A_link_may_lead_back() => Scene.Holds("back-in-a-loop");

    [Fact]
    public void The_same_name_in_a_sub_process_is_a_link_of_its_own() => Scene.Holds("each-scope-its-own");

    [Fact]
    public void A_throw_whose_name_nobody_catches_is_refused() => Scene.Holds("throw-without-partner");

    [Fact]
    public void A_partner_in_another_scope_is_no_partner() => Scene.Holds("partner-in-another-scope");

    [Fact]
    public void In_each_body_the_link_leads_on_in_that_body() => Scene.Holds("in-a-sub-process-that-repeats");

    [Fact]
    public void A_catch_that_no_throw_leads_to_is_refused() => Scene.Holds("catch-without-partner");

    [Fact]
    public void A_join_waits_for_a_branch_that_goes_on_by_a_link() => Scene.Holds("across-a-join");
}
