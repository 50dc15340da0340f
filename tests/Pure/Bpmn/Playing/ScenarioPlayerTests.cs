using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Playing;

public class ScenarioPlayerTests
{
    private static readonly ReadResult One = Drafts.Read(
        "<startEvent id=\"s\"/><endEvent id=\"e\"/><endEvent id=\"e2\"/>"
            + Drafts.Tasks("a")
            + "<boundaryEvent id=\"late\" attachedToRef=\"a\" cancelActivity=\"false\"><timerEventDefinition><timeDuration>2 giờ làm việc</timeDuration></timerEventDefinition></boundaryEvent>"
            + Drafts.Flows("s>a a>e late>e2")
    );

    private static PlayResult Play(string steps) => ScenarioPlayer.Play(One, [], "{\"scenarios\": [[" + steps + "]]}");

    [Theory]
    [InlineData("{\"start\": {}}, {\"active\": [\"b\"]}", 1, "active [b]", "[a]")]
    [InlineData("{\"start\": {}}, {\"active\": [\"a\", \"a\"]}", 1, "active [a, a]", "[a]")]
    [InlineData("{\"start\": {}}, {\"ended\": true}", 1, "ended True", "active [a], waiting [late]")]
    [InlineData("{\"start\": {}}, {\"timers\": 2}", 1, "timers 2", "1")]
    [InlineData("{\"start\": {}, \"error\": \"x\"}", 0, "not started, because of x", "started")]
    [InlineData("{\"complete\": \"a\"}", 0, "a is open", "[]")]
    [InlineData("{\"start\": {}}, {\"complete\": \"a\", \"times\": 2}", 1, "a is open", "[]")]
    [InlineData("{\"start\": {}}, {\"ran\": \"a\"}", 1, "{\"ran\": \"a\"}", "a ran 0 times")]
    [InlineData("{\"start\": {}}, {\"signal\": \"x\"}", 1, "{\"signal\": \"x\"}", "nobody waits for the signal 'x'")]
    [InlineData("{\"start\": {}}, {\"assignee\": \"x\"}", 1, "assignee x", "[nobody]")]
    [InlineData(
        "{\"start\": {}}, {\"modify\": {\"cancel\": \"a\"}, \"rejected\": true}",
        1,
        "{\"modify\": {\"cancel\": \"a\"}, \"rejected\": true} is refused",
        "it was accepted"
    )]
    public void A_step_that_does_not_hold_is_told_with_its_place(string steps, int step, string expected, string actual)
    {
        var result = Play(steps);
        Assert.Equal((0, 1), (result.Passed, result.Failed));
        Assert.Equal(new PlayFailure(0, step, expected, actual), result.Failures.Single());
    }

    [Theory]
    [InlineData("{\"jump\": 1}", "no known step")]
    [InlineData("{\"start\": 1}", "'start' cannot be 1")]
    [InlineData("5", "a step is an object")]
    [InlineData("{\"start\": {}}, {\"advance\": \"soon\"}", "'soon'")]
    public void A_mistake_of_the_file_is_no_failed_scenario(string steps, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Play(steps)).Message, StringComparison.Ordinal);

    [Fact]
    public void Working_time_terms_are_due_when_the_host_says()
    {
        const string Steps = "{\"scenarios\": [[{\"start\": {}}, {\"advance\": \"PT2H\"}, {\"timers\": 0}]]}";
        Assert.Equal(1, ScenarioPlayer.Play(One, [], Steps).Failed);
        Assert.Equal(1, ScenarioPlayer.Play(One, [], Steps, (term, start) => term == "2 giờ làm việc" ? start.AddHours(2) : null).Passed);
    }

    [Fact]
    public void Services_that_call_one_another_without_end_do_not_hang_the_player()
    {
        var loop = Drafts.Read("<startEvent id=\"s\"/><exclusiveGateway id=\"m\"/><serviceTask id=\"x\"/>" + Drafts.Flows("s>m m>x x>m"));
        var result = ScenarioPlayer.Play(loop, [], "{\"scenarios\": [[{\"start\": {}}, {\"ended\": true}]]}");
        Assert.Contains("without end", result.Failures.Single().Actual, StringComparison.Ordinal);
    }
}
