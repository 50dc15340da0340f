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
        var clock = Stopwatch.StartNew();
        for (var seed = 1; seed <= Count; seed++)
        {
            var drawn = Layouter.Arrange(RandomProcedures.Draw(seed));
            var figures = Figures.Of(drawn);
            if (figures.Faults > 0)
                output.WriteLine($"procedure {seed}: {figures}");
            all.Add(figures);
        }
        output.WriteLine(
            $"{Count} procedures in {clock.ElapsedMilliseconds} ms; on average {all.Average(f => f.Crossings):0.0} crossings, {all.Average(f => f.Bends):0.0} bends, {all.Average(f => f.LinesThroughLabels):0.000} lines through labels; at most {all.Max(f => f.Crossings)} crossings"
        );
        Assert.Equal(0, all.Sum(f => f.Faults));
    }
}
