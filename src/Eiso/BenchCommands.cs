using System.CommandLine;
using System.Globalization;
using System.Text;
using IsoDienTu.Bench;
using IsoDienTu.Eiso.Shared;

namespace IsoDienTu.Eiso;

/// <summary><c>eiso bench NAME</c>: one benchmark with its floor or peer, from the registry in bench/Bench.</summary>
internal static class BenchCommands
{
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = string.Join(", ", Benchmarks.All.Select(benchmark => benchmark.Name)) };
        var bench = new Command("bench", Speech.Of("Đo tốc độ, cùng lúc đo mốc so sánh", "Measures speed together with its floor or peer"))
        {
            name,
        };
        bench.Runs(
            async (call, cancel) =>
            {
                var wanted = call.Value(name);
                var benchmark =
                    Benchmarks.All.FirstOrDefault(one => one.Name == wanted)
                    ?? throw new InputError(
                        "NAME",
                        $"không có phép đo “{wanted}”; chọn một trong: {name.Description}",
                        $"there is no benchmark “{wanted}”; choose one of: {name.Description}"
                    );
                if (!Benchmarks.Optimised)
                {
                    call.Note(
                        "Lưu ý: bản dựng Debug chạy chậm hơn; đo bằng bản Release.",
                        "Note: this is a Debug build and slower; measure a Release build."
                    );
                }

                var load = LoadAverage.Now();
                var figures = await benchmark.Run(cancel);
                call.Answer(
                    new
                    {
                        bench = benchmark.Name,
                        load,
                        figures,
                    },
                    () => Table(benchmark.Name, load, figures)
                );
                return figures.Any(figure => figure.Holds == false) ? Exit.No : Exit.Yes;
            }
        );
        return bench;
    }

    private static string Table(string name, double? load, IReadOnlyList<Figure> figures)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{name} (load {load:0.00})");
        var width = figures.Max(figure => figure.Name.Length);
        foreach (var figure in figures)
        {
            var verdict = figure.Holds is { } holds ? $"  {(holds ? "ok" : "MISSED")}, reach {Number(figure.Reach!.Value)}" : "";
            table.AppendLine().Append($"  {figure.Name.PadRight(width)}  {Number(figure.Value), 14} {figure.Unit, -6}{verdict}".TrimEnd());
        }

        return table.ToString();
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 100 ? "0.####" : "#,##0", CultureInfo.InvariantCulture);
}
