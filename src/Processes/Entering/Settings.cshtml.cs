using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Entering;

/// <summary>How far back work may be entered, for the whole agency.</summary>
[Right(BackdateSetting.Right)]
internal sealed class Settings(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty]
    public uint? Version { get; set; }

    [BindProperty]
    public int? Days { get; set; }

    /// <summary>Names of the fields, for the panel that shows what somebody else changed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(BackdateRow.Days)] = texts["Được nhập sau nhiều nhất (ngày làm việc)"],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var row = await db.Set<BackdateRow>().FirstOrDefaultAsync(ct);
        Version = row?.Version;
        if (!HttpMethods.IsPost(Request.Method))
        {
            Days = row?.Days ?? Backdating.UsualDays;
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "processes.set_backdate_rule",
            Version ?? 0,
            async (work, posted, token) =>
            {
                await BackdateSetting.SaveAsync(work, new BackdateInput(Days), posted, token);
                Notice = texts["Đã lưu số ngày được nhập sau."];
                return "/Processes/Entering/Settings";
            },
            ct
        );
}
