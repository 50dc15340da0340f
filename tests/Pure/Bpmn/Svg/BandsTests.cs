using System.Xml.Linq;
using IsoDienTu.Bpmn;
using IsoDienTu.Pure.Bpmn.Layout;

namespace IsoDienTu.Pure.Bpmn.Svg;

public sealed class BandsTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly string[] TenRoles = [.. Enumerable.Range(0, 30).Select(i => $"Vai trò {i % 5 + 1}")];

    [Fact]
    public void A_short_diagram_stays_in_one_piece() => Assert.Single(Drawing.ToBands(Layouter.Arrange(Samples.Sequence("A", "B", "C"))));

    [Fact]
    public void Thirty_steps_break_into_bands_of_at_most_twelve_columns_with_all_headers_repeated()
    {
        var bands = Bands(Layouter.Arrange(Samples.Sequence(TenRoles)));
        Assert.Equal(3, bands.Count);
        Assert.All(bands, b => Assert.Equal(5, b.Descendants(Svg + "g").Count(g => Class(g) == "bpmn-lane")));
        Assert.All(bands, b => Assert.InRange(b.Descendants(Svg + "g").Count(g => Class(g) is "bpmn-task" or "bpmn-event"), 1, 12));
        Assert.Contains("(phần 2/3)", bands[1].Element(Svg + "title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_shape_stands_in_one_band_and_every_number_on_both_sides_of_a_cut()
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            var diagram = Layouter.Arrange(RandomProcedures.Draw(seed, 26));
            var bands = Bands(diagram);
            Assert.True(bands.Count > 1);
            var drawn = bands
                .SelectMany((b, i) => b.Descendants(Svg + "g").Select(g => (Id: g.Attribute("id")?.Value ?? "", Prefix: $"d-{i + 1}-")))
                .ToList();
            Assert.All(diagram.Nodes, n => Assert.Single(drawn, d => d.Id == d.Prefix + n.Id));
            Assert.All(diagram.Flows, f => Assert.Contains(drawn, d => d.Id == d.Prefix + f.Id));
            var numbers = bands.SelectMany((b, i) => Numbers(b).Select(n => (n, i))).ToLookup(p => p.n, p => p.i);
            Assert.All(numbers, n => Assert.Equal(2, n.Count()));
            Assert.All(numbers, n => Assert.Equal(1, n.Max() - n.Min()));
        }
    }

    [Fact]
    public void Only_the_last_piece_of_a_line_has_an_arrow()
    {
        var diagram = Layouter.Arrange(Samples.Sequence(TenRoles));
        var arrows = Bands(diagram).SelectMany(b => b.Descendants(Svg + "path")).Count(p => p.Attribute("marker-end") is not null);
        Assert.Equal(diagram.Flows.Length, arrows);
    }

    [Fact]
    public void A_lane_in_which_a_band_shows_nothing_is_only_as_high_as_its_name()
    {
        string[] roles = [.. Enumerable.Repeat("Một cửa", 15), .. Enumerable.Repeat("Chuyên viên", 15)];
        var heights = Bands(Layouter.Arrange(Samples.Sequence(roles)))
            .ConvertAll(b =>
                b.Descendants(Svg + "g")
                    .Where(g => Class(g) == "bpmn-lane")
                    .Select(g =>
                        double.Parse(g.Element(Svg + "rect")!.Attribute("height")!.Value, System.Globalization.CultureInfo.InvariantCulture)
                    )
                    .ToList()
            );
        Assert.True(heights[0][0] > 100 && heights[0][1] < 40, "In the first band only the first role works.");
        Assert.True(heights[^1][0] < 40 && heights[^1][1] > 100, "In the last band only the second role works.");
    }

    private static List<XElement> Bands(Diagram diagram) =>
        [.. Drawing.ToBands(diagram, new DrawingOptions { IdPrefix = "d" }).Select(XElement.Parse)];

    private static string? Class(XElement element) => element.Attribute("class")?.Value;

    private static IEnumerable<string> Numbers(XElement band) =>
        band.Elements(Svg + "text").Where(t => Class(t) == "bpmn-connector").Select(t => t.Value);
}
