using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Layout;

/// <summary>What a drafted procedure seldom has, but another tool's file may: boundary events, sub-processes, papers, notes, other parties.</summary>
public sealed class BesideTheFlowTests
{
    [Fact]
    public void Boundary_events_sit_on_the_lower_edge_of_their_step_and_their_lines_leave_from_them()
    {
        var drawn = Layouter.Arrange(
            Samples.Read(
                """
                <startEvent id="a"/><task id="b" name="Thẩm định"/>
                <boundaryEvent id="t" name="Quá hạn" attachedToRef="b"><timerEventDefinition/></boundaryEvent>
                <boundaryEvent id="e" name="Lỗi" attachedToRef="b"><errorEventDefinition/></boundaryEvent>
                <task id="c" name="Xin lỗi, hẹn lại"/><endEvent id="d"/>
                """,
                "a>b b>d t>c e>d c>b"
            )
        );

        var host = Shape(drawn, "b");
        foreach (var id in new[] { "t", "e" })
        {
            var dock = Shape(drawn, id);
            Assert.Equal(host.Bottom, dock.CentreY);
            Assert.True(dock.X > host.X && dock.Right < host.Right);
            Assert.Equal(
                new(dock.CentreX, dock.Bottom),
                drawn.Edges.First(l => l.ElementId.StartsWith(id, StringComparison.Ordinal)).Waypoints[0]
            );
        }
        Assert.False(Shape(drawn, "t").Right > Shape(drawn, "e").X, "The events stand beside each other.");
        var figures = Figures.Of(drawn);
        Assert.Equal((0, 0), (figures.Overlaps, figures.LabelFaults));
    }

    [Fact]
    public void An_open_sub_process_is_as_large_as_what_is_in_it()
    {
        var drawn = Layouter.Arrange(
            Samples.Read(
                """
                <startEvent id="a"/>
                <subProcess id="s" name="Lấy ý kiến">
                  <startEvent id="s1"/><task id="s2"/><task id="s3"/><endEvent id="s4"/>
                  <sequenceFlow id="s1_s2" sourceRef="s1" targetRef="s2"/><sequenceFlow id="s2_s3" sourceRef="s2" targetRef="s3"/>
                  <sequenceFlow id="s3_s4" sourceRef="s3" targetRef="s4"/><sequenceFlow id="s3_s2" sourceRef="s3" targetRef="s2"/>
                </subProcess>
                <endEvent id="z"/>
                """,
                "a>s s>z"
            )
        );

        var frame = Shape(drawn, "s");
        Assert.True(drawn.Shapes.First(s => s.ElementId == "s").Expanded);
        Assert.All(["s1", "s2", "s3", "s4"], id => Assert.True(Inside(frame, Shape(drawn, id)), id));
        Assert.All(
            drawn.Edges.Where(e =>
                e.ElementId.StartsWith("s1", StringComparison.Ordinal) || e.ElementId.StartsWith("s3", StringComparison.Ordinal)
            ),
            e => Assert.All(e.Waypoints, p => Assert.True(Inside(frame, new(p.X, p.Y, 0, 0))))
        );
        Assert.True(Shape(drawn, "a").Right < frame.X && frame.Right < Shape(drawn, "z").X);
    }

    [Fact]
    public void A_note_and_a_paper_stand_in_the_column_of_their_step()
    {
        var drawn = Layouter.Arrange(
            Samples.Read(
                """
                <startEvent id="a"/><task id="b"/><endEvent id="c"/>
                <textAnnotation id="n"><text>Không tính thời gian chờ bổ sung</text></textAnnotation>
                <association id="n_b" sourceRef="n" targetRef="b"/>
                """,
                "a>b b>c"
            )
        );

        Assert.Equal(Shape(drawn, "b").CentreX, Shape(drawn, "n").CentreX);
        Assert.Contains(drawn.Edges, e => e.ElementId == "n_b");
        Assert.Equal(0, Figures.Of(drawn).Faults);
    }

    [Fact]
    public void Every_party_has_its_pool_and_messages_run_between_them()
    {
        var drawn = Layouter.Arrange(
            Samples.Read(
                """<startEvent id="a"/><task id="b"/><endEvent id="c"/>""",
                "a>b b>c",
                """
                <collaboration id="k"><participant id="us" name="Sở" processRef="p"/><participant id="them" name="Công dân"/>
                <messageFlow id="m" name="Hồ sơ" sourceRef="them" targetRef="b"/></collaboration>
                """
            )
        );

        var (us, them) = (Shape(drawn, "us"), Shape(drawn, "them"));
        Assert.True(us.Bottom < them.Y);
        Assert.Equal(us.Width, them.Width);
        var message = drawn.Edges.First(e => e.ElementId == "m").Waypoints;
        Assert.Equal(them.Y, message[0].Y);
        Assert.Equal(Shape(drawn, "b").Bottom, message[^1].Y);
    }

    private static Bounds Shape(Diagram diagram, string id) => diagram.Shapes.First(s => s.ElementId == id).Bounds;

    private static bool Inside(Bounds outer, Bounds inner) =>
        inner.X >= outer.X && inner.Right <= outer.Right && inner.Y >= outer.Y && inner.Bottom <= outer.Bottom;
}
