using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Pure.Procedures.Drafting;

public sealed class CardRulesTests
{
    private static ProcedureCard First(Func<CardStep, CardStep> change) =>
        Cards.Small with
        {
            Steps = [change(Cards.Small.Steps[0]), .. Cards.Small.Steps.Skip(1)],
        };

    public static TheoryData<string, string?> Broken =>
        new()
        {
            { "procedures.code.form", null },
            { "procedures.title.length", null },
            { "procedures.tthc.form", null },
            { "procedures.term.unread", null },
            { "procedures.steps.none", null },
            { "procedures.step.number", "s1" },
            { "procedures.step.number_twice", "s2" },
            { "procedures.step.name", "s1" },
            { "procedures.step.role", "s1" },
            { "procedures.step.term", "s1" },
            { "procedures.way.target", "s1" },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_card_that_breaks_a_rule_is_not_published_and_the_fault_names_its_step(string key, string? step)
    {
        var card = key switch
        {
            "procedures.code.form" => Cards.Small with { Code = "«»" },
            "procedures.title.length" => Cards.Small with { Title = " " },
            "procedures.tthc.form" => Cards.Small with { TthcCodes = ["12.34"] },
            "procedures.term.unread" => Cards.Small with { LegalTerm = "sớm nhất có thể" },
            "procedures.steps.none" => Cards.Small with { Steps = [] },
            "procedures.step.number" => First(s => s with { Number = "" }),
            "procedures.step.number_twice" => First(s => s with { Number = "2" }),
            "procedures.step.name" => First(s => s with { Name = "" }),
            "procedures.step.role" => First(s => s with { Role = "" }),
            "procedures.step.term" => First(s => s with { Term = "khoảng chừng" }),
            _ => First(s => s with { Ways = [new CardWay(WayKind.Forward, "s9", null)] }),
        };

        var fault = Assert.Single(CardRules.Faults(card));
        Assert.Equal((key, step), (fault.Key, fault.StepId));
        Assert.Equal(key, Assert.Throws<RuleException>(() => CardRules.Check(card)).Key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Không tính thời gian")]
    [InlineData("Giờ hành chính")]
    [InlineData("1/2 ngày")]
    public void A_step_may_count_no_time_as_offices_write_it(string? term)
    {
        Assert.Empty(CardRules.Faults(First(s => s with { Term = term })));
    }
}
