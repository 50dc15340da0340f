using System.Diagnostics;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Layout;

public sealed class LayouterTests(ITestOutputHelper output)
{
    // Set LAYOUT_PROCEDURES to try more by hand.
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("LAYOUT_PROCEDURES"), out var more) ? more : 300;

    [Fact]
    public void No_line_runs_through_a_shape_or_along_another_and_no_label_covers_anything()
    {
        var all = new List<Figures>();
        var clock = new Stopwatch();
        for (var seed = 1; seed <= Count; seed++)
        {
            var procedure = RandomProcedures.Draw(seed);
            clock.Start();
            var drawn = Layouter.Arrange(procedure);
            clock.Stop();
            var figures = Figures.Of(drawn);
            if (figures.Faults > 0)
                output.WriteLine($"procedure {seed}: {figures}");
            Assert.Equal(Ids(procedure), drawn.Shapes.Select(s => s.ElementId).Concat(drawn.Edges.Select(e => e.ElementId)).Order());
            all.Add(figures);
        }
        output.WriteLine(
            $"{Count} procedures laid out in {clock.ElapsedMilliseconds} ms; on average {all.Average(f => f.Crossings):0.0} crossings, {all.Average(f => f.Bends):0.0} bends, {all.Average(f => f.LinesThroughLabels):0.000} lines through labels; at most {all.Max(f => f.Crossings)} crossings"
        );
        Assert.Equal(0, all.Sum(f => f.Faults));
    }

    [Theory]
    [InlineData(30, 12)]
    [InlineData(30, 1)]
    [InlineData(60, 12)]
    public void Long_procedures_of_many_roles_or_of_one_stay_free_of_faults(int steps, int roles)
    {
        for (var seed = 1; seed <= 10; seed++)
            Assert.Equal(0, Figures.Of(Layouter.Arrange(RandomProcedures.Draw(seed, steps, roles))).Faults);
    }

    // Found among 5,000: two lines of one column that turned between two lanes, and labels crowded out of every usual place.
    [Theory]
    [InlineData(2712)]
    [InlineData(582)]
    [InlineData(2978)]
    [InlineData(4488)]
    public void Procedures_that_once_had_a_fault_have_none(int seed) =>
        Assert.Equal(0, Figures.Of(Layouter.Arrange(RandomProcedures.Draw(seed))).Faults);

    [Fact]
    public void The_figures_find_a_line_through_a_box_a_line_on_a_line_and_a_covered_label()
    {
        var diagram = Samples.Sequence("A", "A", "B");
        var drawn = Layouter.Arrange(diagram);
        var box = drawn.Shapes.First(s => s.ElementId == "Step_2");
        var edge = drawn.Edges.First(e => e.ElementId == "Flow_Step_1_Step_2");
        var through = edge with
        {
            Waypoints = [new(box.Bounds.X - 20, box.Bounds.CentreY), new(box.Bounds.Right + 20, box.Bounds.CentreY)],
        };
        var twice = drawn.Edges.First(e => e.ElementId == "Flow_Step_2_Step_3") with { Waypoints = through.Waypoints };

        var spoilt = Figures.Of(diagram.WithDrawing(drawn.Shapes, [through with { Label = box.Bounds }, twice]));

        Assert.Equal((2, 1, 1), (spoilt.ThroughShapes, spoilt.Overlaps, spoilt.LabelFaults));
    }

    [Fact]
    public void The_same_procedure_is_always_drawn_alike()
    {
        var one = Layouter.Arrange(RandomProcedures.Draw(7));
        var two = Layouter.Arrange(Layouter.Arrange(RandomProcedures.Draw(7)));
        Assert.Equal(Drawing.ToSvg(one), Drawing.ToSvg(two));
    }

    [Fact]
    public void Time_runs_to_the_right_and_each_role_keeps_its_lane()
    {
        var drawn = Layouter.Arrange(Samples.Sequence("Một cửa", "Chuyên viên", "Lãnh đạo", "Chuyên viên", "Một cửa"));
        var steps = drawn.Nodes.Select(n => drawn.Shapes.First(s => s.ElementId == n.Id).Bounds).ToList();
        Assert.Equal(steps.Select(b => b.X).Order(), steps.Select(b => b.X));
        foreach (var node in drawn.Nodes)
        {
            var lane = drawn.Shapes.First(s => s.ElementId == node.Lane!.Id).Bounds;
            var shape = drawn.Shapes.First(s => s.ElementId == node.Id).Bounds;
            Assert.True(shape.Y > lane.Y && shape.Bottom < lane.Bottom && shape.Right < lane.Right, node.Id);
        }
    }

    [Fact]
    public void Steps_one_after_another_in_one_lane_are_joined_by_straight_lines()
    {
        var drawn = Layouter.Arrange(Samples.Sequence("Chuyên viên", "Chuyên viên", "Chuyên viên"));
        Assert.All(drawn.Edges, e => Assert.Equal(2, e.Waypoints.Length));
    }

    [Fact]
    public void A_return_runs_along_the_edge_of_its_targets_lane_that_faces_the_source()
    {
        var b = new DiagramBuilder("r", "Trả lại");
        var start = b.Start("Chuyên viên");
        var one = b.UserTask(new StepFacts("1"), "Thẩm định", "Chuyên viên");
        var two = b.UserTask(new StepFacts("2"), "Duyệt", "Lãnh đạo");
        var gate = b.ExclusiveGateway("2", "Lãnh đạo", "Đồng ý?");
        var end = b.End("Lãnh đạo");
        b.Flow(start, one);
        b.Flow(one, two);
        b.Flow(two, gate);
        b.Flow(gate, end, "yes", "Đồng ý");
        var back = b.Flow(gate, one, "no", "Không đồng ý");

        var drawn = Layouter.Arrange(b.Build());

        var line = drawn.Edges.First(e => e.ElementId == back);
        var lane = drawn.Shapes.First(s => s.ElementId == "Lane_1").Bounds;
        var target = drawn.Shapes.First(s => s.ElementId == one).Bounds;
        Assert.Equal(4, line.Waypoints.Length);
        Assert.InRange(line.Waypoints[1].Y, target.Bottom, lane.Bottom);
        Assert.Equal(target.Bottom, line.Waypoints[^1].Y);
        // Its words stand along the run, just above it.
        Assert.InRange(line.Label!.Value.Bottom, line.Waypoints[1].Y - 6, line.Waypoints[1].Y);
    }

    [Fact]
    public void A_jump_over_steps_of_the_same_lane_goes_above_them()
    {
        var b = new DiagramBuilder("s", "Bỏ qua");
        var start = b.Start("A");
        var gate = b.ExclusiveGateway("0", "A");
        var one = b.UserTask(new StepFacts("1"), "Lấy ý kiến", "A");
        var two = b.UserTask(new StepFacts("2"), "Tổng hợp", "A");
        b.Flow(start, gate);
        b.Flow(gate, one);
        b.Flow(one, two);
        var jump = b.Flow(gate, two, "skip", "Không cần lấy ý kiến");
        b.Flow(two, b.End("A"));

        var drawn = Layouter.Arrange(b.Build());

        var over = drawn.Shapes.First(s => s.ElementId == one).Bounds;
        Assert.All(drawn.Edges.First(e => e.ElementId == jump).Waypoints[1..^1], p => Assert.True(p.Y < over.Y));
    }

    [Fact]
    public void Parallel_steps_of_one_role_stand_under_each_other_in_its_lane()
    {
        var b = new DiagramBuilder("p", "Song song");
        var fork = b.ParallelGateway("f", "A");
        var (one, two) = (b.UserTask(new StepFacts("1"), "Một", "B"), b.UserTask(new StepFacts("2"), "Hai", "B"));
        var join = b.ParallelGateway("j", "A");
        b.Flow(b.Start("A"), fork);
        b.Flow(fork, one);
        b.Flow(fork, two);
        b.Flow(one, join);
        b.Flow(two, join);
        b.Flow(join, b.End("A"));

        var drawn = Layouter.Arrange(b.Build());

        var (upper, lower) = (drawn.Shapes.First(s => s.ElementId == one).Bounds, drawn.Shapes.First(s => s.ElementId == two).Bounds);
        Assert.Equal(upper.CentreX, lower.CentreX);
        Assert.True(upper.Bottom < lower.Y);
        Assert.Equal(0, Figures.Of(drawn).Faults);
    }

    [Fact]
    public void A_file_that_names_a_step_before_those_that_lead_to_it_still_runs_to_the_right()
    {
        var drawn = Layouter.Arrange(Samples.Read("""<task id="c"/><task id="b"/><startEvent id="a"/><endEvent id="d"/>""", "a>b b>c c>d"));
        var x = "abcd".Select(id => drawn.Shapes.First(s => s.ElementId == $"{id}").Bounds.X).ToList();
        Assert.Equal(x.Order(), x);
        Assert.Distinct(x);
    }

    [Fact]
    public void A_procedure_without_lanes_or_pool_is_drawn_as_one_row()
    {
        var drawn = Layouter.Arrange(Samples.Read("""<startEvent id="a"/><task id="b"/><endEvent id="c"/>""", "a>b b>c"));
        Assert.Equal(3, drawn.Shapes.Length);
        Assert.Single(drawn.Shapes.Select(s => s.Bounds.CentreY).Distinct());
    }

    [Fact]
    public void A_name_too_long_for_the_usual_box_gets_a_larger_one_up_to_a_limit()
    {
        var usual = Size("Tiếp nhận hồ sơ");
        var larger = Size("Thẩm định hồ sơ, lập tờ trình kèm dự thảo văn bản trả lời tổ chức, cá nhân");
        var largest = Size(string.Concat(Enumerable.Repeat("Thẩm định hồ sơ theo quy định của pháp luật ", 20)));
        Assert.Equal((120, 72), (usual.Width, usual.Height));
        Assert.True(larger.Width > usual.Width || larger.Height > usual.Height);
        Assert.Equal((200, 132), (largest.Width, largest.Height));

        static Bounds Size(string name)
        {
            var b = new DiagramBuilder("n", "Tên dài");
            var task = b.UserTask(new StepFacts("1"), name, "A");
            b.Flow(b.Start("A"), task);
            b.Flow(task, b.End("A"));
            return Layouter.Arrange(b.Build()).Shapes.First(s => s.ElementId == task).Bounds;
        }
    }

    [Fact]
    public void A_diagram_far_larger_than_a_procedure_is_refused_with_a_reason()
    {
        var nodes = string.Concat(Enumerable.Range(0, Layouter.MostElements + 1).Select(i => $"<task id=\"t{i}\"/>"));
        var refusal = Assert.Throws<ArgumentException>(() => Layouter.Arrange(Samples.Read(nodes, "")));
        Assert.Contains("tách thành nhiều quy trình", refusal.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ids(Diagram diagram) =>
        diagram
            .Nodes.Select(n => n.Id)
            .Concat(diagram.Flows.Select(f => f.Id))
            .Concat(diagram.Lanes.Select(l => l.Id))
            .Concat(diagram.Pools.Select(p => p.Id))
            .Order();
}
