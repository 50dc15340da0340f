using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Entering;

/// <summary>What is asked for when an agency sets how far back work may be entered.</summary>
internal sealed record BackdateInput(int? Days = null);

/// <summary>Sets how far back work may be entered; page and API come here.</summary>
internal static class BackdateSetting
{
    public const string Right = "processes.backdate_rule";

    /// <param name="posted">The version that was shown; null where the caller was shown none.</param>
    /// <exception cref="RuleException">The number is missing or out of its bounds.</exception>
    public static async Task SaveAsync(IWork work, BackdateInput input, uint? posted, CancellationToken ct)
    {
        var row = await work.Db.Set<BackdateRow>().AsTracking().FirstOrDefaultAsync(ct);
        var before = row?.Days ?? Backdating.UsualDays;
        if (row is not null && posted is { } version)
        {
            work.Db.Expect(row, version);
        }

        row ??= work.Db.Add(new BackdateRow()).Entity;
        row.Days = input.Days is { } days and >= 0 and <= Backdating.MostDays
            ? days
            : throw new RuleException(
                typeof(Texts),
                "processes.backdate_rule.range",
                "Hãy ghi số ngày làm việc, từ 0 (không cho nhập sau) đến {0}.",
                nameof(BackdateInput.Days),
                Backdating.MostDays
            );
        Log.Write(work, "processes.backdate_rule_set", "agency", $"{work.AgencyId}", new { Days = before }, new { row.Days });
    }
}
