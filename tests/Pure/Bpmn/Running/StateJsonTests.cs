using System.Text.Json;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Running;

public class StateJsonTests
{
    [Fact]
    public void The_stored_form_is_short_and_stays_as_it_is()
    {
        var walk = new Walk(Drafts.Diagram("<startEvent id=\"s\"/>" + Drafts.Tasks("a", "b") + Drafts.Flows("s>a a>b"))).Start();
        walk.Do(new Input.Complete(walk.TaskAt("a"), "ok") { Variables = InstanceState.New.Variables.Add("phí", Value.Of(1.5m)) });
        const string Stored =
            """{"v":1,"s":1,"p":"p","q":3,"c":[{"i":1,"d":["a"]}],"t":[{"i":3,"c":1,"a":"b","o":"ok"}],"d":{"phí":1.5}}""";
        Assert.Equal(Stored, walk.State.ToJson());
        Assert.Equal(Stored, InstanceState.Parse(Stored).ToJson());
    }

    [Fact]
    public void Members_in_another_order_as_a_database_keeps_them_are_read_the_same()
    {
        const string Stored =
            """{"c":[{"d":["a"],"i":1}],"d":{"l":[1,null,{"x":true}]},"p":"p","q":3,"s":1,"t":[{"a":"b","c":1,"f":2,"i":3}],"v":1,"w":[{"a":"w","i":5,"l":-1,"t":3}]}""";
        var state = InstanceState.Parse(Stored);
        Assert.Equal(TokenPhase.Inside, state.Tokens[0].Phase);
        Assert.Equal(-1, state.Waits[0].Left);
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Stored).RootElement, JsonDocument.Parse(state.ToJson()).RootElement));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"v":2,"s":1,"q":1}""")]
    [InlineData("""{"v":1,"s":"x","q":1}""")]
    public void A_text_that_is_no_state_is_refused(string text) => Assert.Throws<FormatException>(() => InstanceState.Parse(text));

    [Fact]
    public void A_procedure_of_forty_steps_needs_less_than_four_kilobytes()
    {
        var b = new DiagramBuilder("x", "x");
        var last = b.Start("A");
        for (var i = 1; i <= 40; i++)
        {
            var step = b.UserTask(new StepFacts($"{i}"), $"Bước {i}", "A");
            b.Flow(last, step);
            last = step;
        }
        b.Flow(last, b.End("A"));
        var walk = new Walk(b.Build()).Start();
        for (var i = 1; i < 40; i++)
        {
            walk.Complete($"Step_{i}");
        }
        Assert.True(walk.State.ToJson().Length < 4096, $"{walk.State.ToJson().Length} bytes");
    }
}
