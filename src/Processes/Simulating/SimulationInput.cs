using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Processes.Simulating;

/// <summary>
/// Assumptions as page and API take them, in the address, so that a simulation can be passed on as a link. What is not named is as in
/// <see cref="Baseline"/>.
/// </summary>
internal static class SimulationInput
{
    public const int MostCases = 5000;
    private const int MostMinutes = 100 * Term.MinutesPerWorkingDay;

    /// <summary>Name of the field of a role, step, wait or way.</summary>
    public static string Hands(string lane) => "hands." + lane;

    public static string Effort(string element) => "effort." + element;

    public static string Wait(string element) => "wait." + element;

    public static string Way(string element, string code) => $"way.{element}.{code}";

    /// <exception cref="RuleException">A value is no number or out of its limits; the field is named.</exception>
    public static Assumptions Read(IQueryCollection query, Baseline usual)
    {
        var ways = usual
            .Ways.GroupBy(w => w.ElementId, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g =>
                    (IReadOnlyDictionary<string, int>)
                        g.ToDictionary(
                            w => w.Code,
                            w => Whole(query, Way(w.ElementId, w.Code), w.Weight, 0, 1_000_000),
                            StringComparer.Ordinal
                        ),
                StringComparer.Ordinal
            );
        foreach (var (element, weights) in ways.Where(w => w.Value.Values.All(v => v == 0)))
        {
            throw new RuleException(
                typeof(Texts),
                "processes.simulation.ways",
                "Bước «{0}» phải có ít nhất một kết quả được chọn: hãy ghi số lớn hơn 0 cho một kết quả.",
                Way(element, weights.Keys.First()),
                usual.Ways.First(w => w.ElementId == element).Step
            );
        }

        var given = new Assumptions
        {
            CasesPerDay = Number(query, "cases", usual.CasesPerDay, 0.1, 2000),
            Days = Whole(query, "days", 60, 10, 250),
            TermPercent = Whole(query, "percent", 100, 10, 300),
            WholeMinutes = WholeTerm(query, usual.WholeMinutes),
            Hands = usual.Lanes.ToDictionary(l => l.Id, l => Whole(query, Hands(l.Id), l.People ?? 1, 1, 500), StringComparer.Ordinal),
            Effort = usual.Steps.ToDictionary(
                s => s.Id,
                s => Whole(query, Effort(s.Id), s.Minutes, 1, MostMinutes),
                StringComparer.Ordinal
            ),
            Waits = usual.Waits.ToDictionary(w => w.Id, w => Whole(query, Wait(w.Id), w.Minutes, 1, MostMinutes), StringComparer.Ordinal),
            Ways = ways,
            Seed = Whole(query, "seed", 1, 1, int.MaxValue),
        };
        if (given.CasesPerDay * given.Days > MostCases)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.simulation.size",
                "Mô phỏng tối đa {0} hồ sơ một lần. Hãy giảm số ngày hoặc số hồ sơ mỗi ngày.",
                "days",
                MostCases
            );
        }

        return given;
    }

    private static int? WholeTerm(IQueryCollection query, int? usual)
    {
        var text = query["whole"].ToString().Trim();
        return !query.ContainsKey("whole") ? usual
            : text.Length == 0 ? null
            : (int)Math.Round(Number(query, "whole", 0, 0.1, 1000) * Term.MinutesPerWorkingDay);
    }

    private static int Whole(IQueryCollection query, string field, int usual, int least, int most)
    {
        var number = Number(query, field, usual, least, most);
        return number % 1 == 0 ? (int)number : throw Wrong(field, least, most);
    }

    private static double Number(IQueryCollection query, string field, double usual, double least, double most)
    {
        var text = query[field].ToString().Trim();
        if (text.Length == 0)
        {
            return usual;
        }

        // A comma or a point before the decimals, as people write; no signs that group thousands.
        return
            double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
            ? number
            : throw Wrong(field, least, most);
    }

    private static RuleException Wrong(string field, double least, double most) =>
        new(typeof(Texts), "processes.simulation.number", "Hãy ghi một số từ {0} đến {1}.", field, least, most);
}
