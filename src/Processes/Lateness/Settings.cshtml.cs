using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Lateness;

/// <summary>From when on terms are near their end, for the whole agency.</summary>
[Right(NearSetting.Right)]
internal sealed class Settings(NearSetting setting, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    public uint? Version { get; set; }

    [BindProperty]
    public int? StepMinutes { get; set; }

    [BindProperty]
    public int? StepPercent { get; set; }

    [BindProperty]
    public int? WholeMinutes { get; set; }

    [BindProperty]
    public int? WholePercent { get; set; }

    /// <summary>Names of the fields, for the panel that shows what somebody else changed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(NearRow.StepMinutes)] = texts["Bước còn (phút làm việc)"],
            [nameof(NearRow.StepPercent)] = texts["Hoặc còn (phần trăm thời hạn của bước)"],
            [nameof(NearRow.WholeMinutes)] = texts["Cả việc còn (phút làm việc)"],
            [nameof(NearRow.WholePercent)] = texts["Hoặc còn (phần trăm thời hạn của cả việc)"],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var row = await db.Set<NearRow>().FirstOrDefaultAsync(ct);
        Version = row?.Version;
        if (!HttpMethods.IsPost(Request.Method))
        {
            var rules = row?.Rules ?? NearDueRules.Usual;
            (StepMinutes, StepPercent) = (rules.Step.Minutes, rules.Step.Percent);
            (WholeMinutes, WholePercent) = (rules.Whole.Minutes, rules.Whole.Percent);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "processes.set_near_rule",
            Version ?? 0,
            async (work, posted, token) =>
            {
                await setting.SaveAsync(work, new NearInput(StepMinutes, StepPercent, WholeMinutes, WholePercent), posted, token);
                Notice = texts["Đã lưu. Danh sách và nhắc việc theo mức mới ngay từ bây giờ."];
                return "/Processes/Lateness/Settings";
            },
            ct
        );
}
