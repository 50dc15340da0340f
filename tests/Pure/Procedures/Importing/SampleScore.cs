using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IsoDienTu.Procedures;

namespace IsoDienTu.Pure.Procedures.Importing;

/// <summary>
/// Counts how far readings agree with reference readings, by the rules that stand beside the samples: steps by number,
/// role as written (a cut role is a beginning), minutes exactly, totals exactly, branch targets by precision and recall, listed anomalies by recall.
/// </summary>
internal sealed partial class SampleScore
{
    public int Steps { get; private set; }
    public int Numbers { get; private set; }
    public int Roles { get; private set; }
    public int Minutes { get; private set; }
    public int Totals { get; private set; }
    public int TotalsRight { get; private set; }
    public int BranchesTrue { get; private set; }
    public int BranchesRead { get; private set; }
    public int BranchesRight { get; private set; }
    public List<string> AnomaliesMissed { get; } = [];

    public void Add(JsonElement truth, ProcedureReading reading)
    {
        var read = reading.Steps.ToDictionary(s => s.No, StringComparer.OrdinalIgnoreCase);
        foreach (var step in truth.GetProperty("steps").EnumerateArray())
        {
            Steps++;
            if (!read.TryGetValue(step.GetProperty("no").GetString()!, out var mine))
                continue;
            Numbers++;
            Roles += SameRole(step, mine.Role) ? 1 : 0;
            Minutes += Whole(step.GetProperty("minutes")) == mine.Minutes ? 1 : 0;
        }
        AddTotals(truth, reading);
        AddBranches(truth, reading);
        var found = reading
            .Findings.SelectMany(f => f.Steps.DefaultIfEmpty("").Select(s => $"{f.Kind}@{s}"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (
            var anomaly in truth
                .GetProperty("anomalies")
                .EnumerateArray()
                .Select(a => (Kind: a.GetProperty("kind").GetString(), Step: a.GetProperty("step").GetString()))
        )
        {
            if (!found.Contains($"{anomaly.Kind}@{anomaly.Step}") && !found.Contains($"{anomaly.Kind}@"))
                AnomaliesMissed.Add($"{reading.Id} {anomaly.Kind} {anomaly.Step}");
        }
    }

    private void AddTotals(JsonElement truth, ProcedureReading reading)
    {
        var cases = truth.GetProperty("cases").EnumerateArray().ToList();
        for (var i = 0; i < cases.Count; i++)
        {
            Totals++;
            TotalsRight +=
                i < reading.Cases.Count && reading.Cases[i].Total.Minutes == Whole(cases[i].GetProperty("total_minutes")) ? 1 : 0;
        }
        if (cases.Count > 0)
            return;
        Totals++;
        TotalsRight += reading.LegalTotal.Minutes == Whole(truth.GetProperty("legal_total").GetProperty("minutes")) ? 1 : 0;
    }

    private void AddBranches(JsonElement truth, ProcedureReading reading)
    {
        var wanted = new Dictionary<(string, string), HashSet<string>>();
        foreach (var step in truth.GetProperty("steps").EnumerateArray())
        {
            var no = step.GetProperty("no").GetString()!;
            var next = step.GetProperty("next").EnumerateArray().ToList();
            foreach (var way in (next.Count > 1 ? next : []).Concat(step.GetProperty("returns").EnumerateArray()))
            {
                var to = way.GetProperty("to").GetString()!;
                wanted[(no, to)] =
                [
                    to,
                    .. way.TryGetProperty("to_alt", out var also) ? also.EnumerateArray().Select(a => a.GetString()!) : [],
                ];
            }
        }
        var mine = reading
            .Steps.SelectMany(s =>
                (s.Next.Count > 1 ? s.Next.Select(n => n.To) : []).Concat(s.Returns.Select(r => r.To)).Select(to => (s.No, to))
            )
            .ToHashSet();
        BranchesTrue += wanted.Count;
        BranchesRead += mine.Count;
        BranchesRight += wanted.Count(w => w.Value.Any(to => mine.Contains((w.Key.Item1, to))));
    }

    private static bool SameRole(JsonElement step, string role)
    {
        string?[] accepted =
        [
            step.GetProperty("role").GetString(),
            step.TryGetProperty("role_alt", out var other) ? other.GetString() : null,
        ];
        return accepted.Any(a =>
            a is not null && (a.EndsWith('…') ? Plain(role).StartsWith(Plain(a), StringComparison.Ordinal) : Plain(role) == Plain(a))
        );
    }

    private static string Plain(string text) =>
        Punctuation().Replace(text.TrimEnd('…').Normalize(NormalizationForm.FormC).ToLowerInvariant(), " ").Trim();

    private static int? Whole(JsonElement number) => number.ValueKind == JsonValueKind.Null ? null : number.GetInt32();

    [GeneratedRegex(@"[\s\-–•;:,.&/()“”""]+", RegexOptions.CultureInvariant)]
    private static partial Regex Punctuation();
}
