using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Lateness;

/// <summary>What is asked for when an agency sets from when on terms are near their end.</summary>
internal sealed record NearInput(int? StepMinutes = null, int? StepPercent = null, int? WholeMinutes = null, int? WholePercent = null);

/// <summary>Sets from when on terms are near their end; page and API come here.</summary>
internal sealed class NearSetting(NearBook book)
{
    public const string Right = "processes.near_rule";
    private const int MostMinutes = 4800;
    private const int MostPercent = 50;

    /// <param name="posted">The version that was shown; null where the caller was shown none.</param>
    /// <exception cref="RuleException">A figure is missing or out of its bounds.</exception>
    public async Task SaveAsync(IWork work, NearInput input, uint? posted, CancellationToken ct)
    {
        var row = await work.Db.Set<NearRow>().AsTracking().FirstOrDefaultAsync(ct);
        var before = row?.Rules ?? NearDueRules.Usual;
        if (row is not null && posted is { } version)
        {
            work.Db.Expect(row, version);
        }

        row ??= work.Db.Add(new NearRow()).Entity;
        row.StepMinutes = Within(input.StepMinutes, MostMinutes, nameof(NearInput.StepMinutes));
        row.StepPercent = Within(input.StepPercent, MostPercent, nameof(NearInput.StepPercent));
        row.WholeMinutes = Within(input.WholeMinutes, MostMinutes, nameof(NearInput.WholeMinutes));
        row.WholePercent = Within(input.WholePercent, MostPercent, nameof(NearInput.WholePercent));
        row.Revision++;
        Lookout.LookAgainAtAll(work);
        book.Changing();
        Log.Write(work, "processes.near_rule_set", "agency", $"{work.AgencyId}", before, row.Rules);
    }

    private static int Within(int? given, int most, string field) =>
        given is { } value && value >= 0 && value <= most
            ? value
            : throw new RuleException(typeof(Texts), "processes.near_rule.range", "Hãy ghi một số nguyên từ 0 đến {0}.", field, most);
}
