using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Comparing;

/// <summary>What two drawings of one process differ in, element by element and fact by fact.</summary>
public sealed class ComparerTests
{
    private const string Iso = "xmlns:iso=\"urn:isodientu:bpmn:1\"";

    private static string Step(string id, string name, string facts, string inner = "") =>
        $"<userTask id=\"{id}\" name=\"{name}\" {Iso}><extensionElements><iso:step {facts}/></extensionElements>{inner}</userTask>";

    private static Diagram Line(string one, string two = "", string more = "") =>
        Drafts.Diagram(
            $"<startEvent id=\"s\"/>{one}{two}<endEvent id=\"e\"/>{more}" + Drafts.Flows(two.Length > 0 ? "s>a a>b b>e" : "s>a a>e")
        );

    [Fact]
    public void The_same_drawing_differs_in_nothing()
    {
        var drawing = Layouter.Arrange(Line(Step("a", "Tiếp nhận", "number=\"1\" term=\"1 ngày\"")));
        Assert.Empty(Comparer.Compare(drawing, BpmnReader.Read(BpmnWriter.WriteText(drawing)).Diagram!));
    }

    [Fact]
    public void A_changed_fact_is_told_as_it_was_and_as_it_is()
    {
        var change = Assert.Single(
            Comparer.Compare(
                Line(Step("a", "Tiếp nhận", "number=\"1\" term=\"1 ngày\" minutes=\"480\" share=\"least\"")),
                Line(Step("a", "Tiếp nhận hồ sơ", "number=\"1\" term=\"2 ngày\" minutes=\"960\""))
            )
        );
        Assert.Equal(("a", ElementState.Changed), (change.ElementId, change.State));
        Assert.Equal(
            [new("name", "Tiếp nhận", "Tiếp nhận hồ sơ"), new("step.term", "1 ngày", "2 ngày"), new("step.share", "least", null)],
            change.Facts.OrderBy(f => f.Fact == "step.share")
        );
    }

    [Fact]
    public void A_step_put_between_two_others_is_added_and_moves_nothing()
    {
        var before = Layouter.Arrange(Line(Step("a", "A", "number=\"1\"")));
        var after = Layouter.Arrange(Line(Step("a", "A", "number=\"1\""), Step("b", "B", "number=\"2\"")));
        var changes = Comparer.Compare(before, after);
        Assert.Equal(
            [("b", ElementState.Added), ("a-b", ElementState.Added), ("b-e", ElementState.Added), ("a-e", ElementState.Removed)],
            changes.Select(c => (c.ElementId, c.State))
        );
        Assert.Contains(new FactChange("step.number", null, "2"), changes[0].Facts);
    }

    [Fact]
    public void What_was_dragged_past_its_neighbour_has_moved_and_nothing_else()
    {
        var before = Layouter.Arrange(Line(Step("a", "A", "number=\"1\""), Step("b", "B", "number=\"2\"")));
        var end = before.Shapes.First(s => s.ElementId == "e").Bounds;
        var after = before.WithDrawing(
            before.Shapes.Select(s => s.ElementId == "a" ? s with { Bounds = s.Bounds with { X = end.Right + 100 } } : s),
            before.Edges
        );
        Assert.Equal([("a", ElementState.Moved)], Comparer.Compare(before, after).Select(c => (c.ElementId, c.State)));
        var spread = before.WithDrawing(
            before.Shapes.Select(s => s with { Bounds = s.Bounds with { X = s.Bounds.X * 2, Y = s.Bounds.Y + 300 } }),
            before.Edges
        );
        Assert.Empty(Comparer.Compare(before, spread));
    }

    [Theory]
    [InlineData("<documentation>một</documentation>", "<documentation>hai</documentation>", "details")]
    [InlineData(
        "<multiInstanceLoopCharacteristics isSequential=\"true\"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>",
        "<multiInstanceLoopCharacteristics isSequential=\"true\"><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>",
        "repeats"
    )]
    public void What_lies_deeper_is_noticed_too(string before, string after, string fact)
    {
        var change = Assert.Single(
            Comparer.Compare(Line($"<userTask id=\"a\">{before}</userTask>"), Line($"<userTask id=\"a\">{after}</userTask>"))
        );
        Assert.Equal(fact, Assert.Single(change.Facts).Fact);
    }

    [Fact]
    public void How_a_tool_writes_the_same_is_no_difference()
    {
        var before = Line("<userTask id=\"a\" name=\"A\"><multiInstanceLoopCharacteristics isSequential=\"false\"/></userTask>");
        var after = Line(
            "<userTask  name=\"A\"\n id=\"a\"><extensionElements></extensionElements><multiInstanceLoopCharacteristics/>\n</userTask>"
        );
        Assert.Empty(Comparer.Compare(before, after));
    }

    [Fact]
    public void A_difference_is_drawn_by_sign_and_word_and_not_by_colour_alone()
    {
        var before = Layouter.Arrange(Line(Step("a", "A", "number=\"1\"")));
        var after = Layouter.Arrange(Line(Step("a", "A", "number=\"1\""), Step("b", "B", "number=\"2\"")));
        var marks = Comparer.Compare(before, after).ToDictionary(c => c.ElementId, c => c.State);
        var drawn = Drawing.ToSvg(after, new DrawingOptions { IdPrefix = "x", States = marks });
        Assert.Contains("thêm mới", drawn, StringComparison.Ordinal);
        Assert.Contains("bpmn-flow is-added", drawn, StringComparison.Ordinal);
        Assert.DoesNotContain("bỏ đi", drawn, StringComparison.Ordinal);
        var old = Drawing.ToSvg(before, new DrawingOptions { IdPrefix = "x", States = marks });
        Assert.Contains("stroke-dasharray=\"6 4\"", old, StringComparison.Ordinal);
        Assert.Contains("<title>bỏ đi</title>", old, StringComparison.Ordinal);
    }

    [Fact]
    public void Four_hundred_elements_are_compared_in_a_blink()
    {
        var (one, two) = (Long(200, "1 ngày"), Long(200, "2 ngày"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(200, Comparer.Compare(one, two).Length);
        Assert.True(watch.ElapsedMilliseconds < 2000, $"{watch.ElapsedMilliseconds} ms");
    }

    private static Diagram Long(int steps, string term)
    {
        var made = new DiagramBuilder("p", "P");
        var last = made.Start("Vai", "Bắt đầu");
        for (var i = 1; i <= steps; i++)
        {
            var step = made.UserTask(new StepFacts($"{i}") { Term = term }, $"Bước {i}", $"Vai {i % 4}");
            made.Flow(last, step);
            last = step;
        }

        made.Flow(last, made.End("Vai", "Kết thúc"));
        return Layouter.Arrange(made.Build());
    }
}
