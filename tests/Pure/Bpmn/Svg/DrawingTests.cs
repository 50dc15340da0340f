using System.Xml.Linq;
using IsoDienTu.Bpmn;
using IsoDienTu.Pure.Bpmn.Layout;

namespace IsoDienTu.Pure.Bpmn.Svg;

public sealed class DrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_drawing_may_stand_inline_under_a_strict_policy_and_beside_another_one()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var diagram = Layouter.Arrange(RandomProcedures.Draw(seed));
            var drawing = XElement.Parse(Drawing.ToSvg(diagram, new DrawingOptions { IdPrefix = "so-1" }));
            var all = drawing.DescendantsAndSelf().ToList();
            Assert.DoesNotContain(all, e => e.Name.LocalName is "style" or "script" or "image" or "foreignObject" or "a");
            Assert.DoesNotContain(all.Attributes(), a => a.Name == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            var ids = all.Attributes("id").Select(a => a.Value).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.All(ids, id => Assert.StartsWith("so-1-", id, StringComparison.Ordinal));
            var marks = all.Attributes().Where(a => a.Value.StartsWith("url(", StringComparison.Ordinal)).Select(a => a.Value[5..^1]);
            Assert.All(marks.Distinct(), m => Assert.Contains(m, ids));
            Assert.All(
                diagram.Nodes.Select(n => $"so-1-{n.Id}").Concat(diagram.Flows.Select(f => $"so-1-{f.Id}")),
                id => Assert.Contains(id, ids)
            );
        }
    }

    [Fact]
    public void It_says_what_it_is_and_every_shape_says_its_name_role_and_term()
    {
        var drawing = Draw(Samples.Sequence("Một cửa", "Chuyên viên"), new DrawingOptions { IdPrefix = "d" });
        Assert.Equal("img", drawing.Attribute("role")!.Value);
        Assert.Equal("d-name", drawing.Attribute("aria-labelledby")!.Value);
        Assert.Equal("Cấp giấy phép", Named(drawing, "d-name").Value);
        Assert.Equal("Bước 2; Chuyên viên; 1 ngày", Named(drawing, "d-Step_2").Element(Svg + "title")!.Value);
        Assert.Contains("2 · 1 ngày", drawing.Descendants(Svg + "tspan").Select(t => t.Value));
    }

    [Fact]
    public void The_given_title_and_language_count()
    {
        var states = new Dictionary<string, ElementState> { ["Step_1"] = ElementState.Late };
        var drawing = Draw(
            Samples.Sequence("A"),
            new DrawingOptions
            {
                Title = "Lưu đồ của tôi",
                Language = "en",
                States = states,
            }
        );
        Assert.Equal("Lưu đồ của tôi", Named(drawing, "bpmn-name").Value);
        Assert.Contains("overdue", drawing.Descendants(Svg + "tspan").Select(t => t.Value));
    }

    [Theory]
    [InlineData(ElementState.Done, "is-done", "đã xong")]
    [InlineData(ElementState.Here, "is-here", "đang ở đây")]
    [InlineData(ElementState.Late, "is-late", "quá hạn")]
    [InlineData(ElementState.Paused, "is-paused", "tạm dừng")]
    public void A_state_shows_as_class_colour_sign_and_word(ElementState state, string style, string word)
    {
        var drawing = Draw(
            Samples.Sequence("A", "B"),
            new DrawingOptions { States = new Dictionary<string, ElementState> { ["Step_1"] = state } }
        );
        var step = Named(drawing, "bpmn-Step_1");
        Assert.Contains(style, step.Attribute("class")!.Value.Split(' '));
        Assert.EndsWith(word, step.Element(Svg + "title")!.Value, StringComparison.Ordinal);
        Assert.Contains(word, drawing.Descendants(Svg + "tspan").Select(t => t.Value));
        Assert.DoesNotContain("is-", Named(drawing, "bpmn-Step_2").Attribute("class")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_from_a_file_cannot_break_out_of_the_drawing()
    {
        var diagram = Samples.Read(
            """<startEvent id="a" name="&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;"/><endEvent id="b"/>""",
            "a>b"
        );
        var text = Drawing.ToSvg(Layouter.Arrange(diagram), new DrawingOptions { IdPrefix = "x\"><script>", Title = "</title><script>" });
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(
            "<script>alert(1)",
            string.Join(" ", XElement.Parse(text).Descendants(Svg + "title").Select(t => t.Value)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_diagram_without_a_drawing_gives_nothing()
    {
        Assert.Empty(Drawing.ToSvg(Samples.Sequence("A")));
        Assert.Empty(Drawing.ToBands(Samples.Sequence("A")));
    }

    [Fact]
    public void Words_stay_inside_their_box_and_the_whole_name_stands_in_the_title()
    {
        var name = string.Concat(Enumerable.Repeat("Thẩm định hồ sơ theo quy định ", 30)).Trim();
        var diagram = Layouter.Arrange(Samples.Read($"""<task id="a" name="{name}"/><task id="b"/>""", "a>b"));
        var box = diagram.Shapes.First(s => s.ElementId == "a").Bounds;
        var shape = Named(XElement.Parse(Drawing.ToSvg(diagram)), "bpmn-a");
        Assert.Equal(name, shape.Element(Svg + "title")!.Value);
        var lines = shape.Descendants(Svg + "tspan").ToList();
        Assert.EndsWith("…", lines[^1].Value, StringComparison.Ordinal);
        Assert.All(lines, l => Assert.InRange(Number(l, "y"), box.Y, box.Bottom));
        Assert.All(lines, l => Assert.True(IsoDienTu.Bpmn.Svg.Words.Width(l.Value, 10) <= box.Width));
    }

    [Fact]
    public void The_window_takes_in_everything_drawn()
    {
        var diagram = Layouter.Arrange(RandomProcedures.Draw(3));
        var window = XElement
            .Parse(Drawing.ToSvg(diagram))
            .Attribute("viewBox")!
            .Value.Split(' ')
            .Select(v => double.Parse(v, System.Globalization.CultureInfo.InvariantCulture))
            .ToList();
        var boxes = diagram.Shapes.Select(s => s.Bounds).Concat(diagram.Edges.Select(e => e.Label).OfType<Bounds>()).ToList();
        Assert.All(
            boxes,
            b => Assert.True(b.X >= window[0] && b.Y >= window[1] && b.Right <= window[0] + window[2] && b.Bottom <= window[1] + window[3])
        );
    }

    private static XElement Draw(Diagram diagram, DrawingOptions options) =>
        XElement.Parse(Drawing.ToSvg(Layouter.Arrange(diagram), options));

    private static XElement Named(XElement drawing, string id) => drawing.Descendants().Single(e => e.Attribute("id")?.Value == id);

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
