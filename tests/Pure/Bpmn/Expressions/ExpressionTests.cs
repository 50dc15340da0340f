using System.Text.Json;
using IsoDienTu.Bpmn;
using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Pure.Bpmn.Expressions;

public class ExpressionTests
{
    private static readonly Lookup Names = name =>
        name switch
        {
            "n" => Value.Of(5),
            "text" => Value.Of("Sở"),
            "yes" => Value.True,
            "Vacation Approval" => Value.Of("Approved"),
            "list" => Value.FromJson(JsonDocument.Parse("[1, 2, \"a\"]").RootElement),
            "map" => Value.FromJson(JsonDocument.Parse("""{"unit": {"code": "H.01"}, "x": [10]}""").RootElement),
            _ => null,
        };

    [Theory]
    [InlineData("n = 5", true)]
    [InlineData("${n == 5}", true)]
    [InlineData("#{n === 5}", true)]
    [InlineData("=n != 5", false)]
    [InlineData("n >= 5 and n < 6", true)]
    [InlineData("n ge 5 && n lt 6 || false", true)]
    [InlineData("not(n > 5)", true)]
    [InlineData("!(n > 5)", true)]
    [InlineData("not empty list", true)]
    [InlineData("${empty missing}", true)]
    [InlineData("n in [1..5]", true)]
    [InlineData("n in [1..5)", false)]
    [InlineData("n in (5..9]", false)]
    [InlineData("n in (1, 5)", true)]
    [InlineData("n in [1, 2]", false)]
    [InlineData("text in list", false)]
    [InlineData("n between 1 and 5", true)]
    [InlineData("text = 'Sở'", true)]
    [InlineData("text.startsWith(\"S\")", true)]
    [InlineData("list.contains('a') and count(list) = 3", true)]
    [InlineData("map.unit.code = \"H.01\"", true)]
    [InlineData("map['unit'][\"code\"] = \"H.01\"", true)]
    [InlineData("map.x[0] * 2 + 1 = 21", true)]
    [InlineData("-n + 7 % 4 = -2", true)]
    [InlineData("missing > 3", false)]
    [InlineData("missing = null", true)]
    [InlineData("missing.member = null", true)]
    [InlineData("if n > 3 then yes else false", true)]
    [InlineData("n > 3 ? false : yes", false)]
    [InlineData("execution.getVariable('n') = 5", true)]
    [InlineData("max(1, n, 3) = 5 and min(list[0], 9) = 1", true)]
    [InlineData("0.1 + 0.2 = 0.3", true)]
    [InlineData("missing", false)]
    [InlineData("Vacation Approval = \"Approved\" and yes", true)]
    public void It_says_what_the_spelling_of_either_dialect_means(string text, bool expected) =>
        Assert.Equal(expected, Parser.Read(text).Holds(Names));

    [Theory]
    [InlineData("n >")]
    [InlineData("n 5")]
    [InlineData("${n > 1")]
    [InlineData("(n")]
    [InlineData("'open")]
    [InlineData("n ~ 5")]
    [InlineData("system('rm')")]
    [InlineData("n.getClass()")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("if n then 1")]
    public void What_is_no_expression_is_refused_with_the_place(string text)
    {
        var error = Assert.Throws<ExpressionError>(() => Parser.Read(text));
        Assert.StartsWith("tại ký tự", error.Vietnamese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n and yes")]
    [InlineData("text < 3")]
    [InlineData("n / 0 = 1")]
    [InlineData("list * 2 = 1")]
    [InlineData("n")]
    public void Types_that_do_not_fit_are_an_error_and_not_a_guess(string text) =>
        Assert.Throws<ExpressionError>(() => Parser.Read(text).Holds(Names));

    [Fact]
    public void Hostile_nesting_is_refused_at_once()
    {
        Assert.Throws<ExpressionError>(() => Parser.Read(new string('(', 1000) + "1" + new string(')', 1000)));
        Assert.Throws<ExpressionError>(() => Parser.Read(string.Concat(Enumerable.Repeat("1 in [", 500))));
        Assert.Throws<ExpressionError>(() => Parser.Read(string.Concat(Enumerable.Repeat("!", 3000)) + "true"));
        Assert.Throws<ExpressionError>(() => Parser.Read(new string('1', 5000)));
    }

    [Theory]
    [InlineData("outcome = \"approve\"", "approve")]
    [InlineData("${outcome == 'approve'}", "approve")]
    [InlineData("\"approve\" = outcome", "approve")]
    [InlineData("outcome = \"approve\" and n > 1", null)]
    [InlineData("n = 1", null)]
    public void The_outcome_a_condition_asks_for_is_known(string text, string? code) => Assert.Equal(code, Parser.Read(text).OutcomeCode);

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("unit:${map.unit.code}/${n}", "unit:H.01/5")]
    [InlineData("${missing}", "")]
    [InlineData("=text + \"!\"", "Sở!")]
    public void A_template_is_filled(string text, string expected) => Assert.Equal(expected, Template.Fill(text, Names));

    [Fact]
    public void A_script_sets_variables_in_order_and_its_last_line_may_be_the_result()
    {
        var set = Script.Read("a = n + 1; var b = a * 2\n// note; with = signs\n\"x;y=\" + b", "r").Run(Names);
        Assert.Equal([("a", Value.Of(6)), ("b", Value.Of(12)), ("r", Value.Of("x;y=12"))], set);
    }
}
