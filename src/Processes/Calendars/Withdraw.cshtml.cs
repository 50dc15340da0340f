using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Calendars;

/// <summary>Withdraws a decreed day: what would move back, and the act with its reason and consent to just that.</summary>
[Right("processes.calendar")]
internal sealed class Withdraw(Deciding deciding, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int? Instances { get; set; }

    [BindProperty]
    public int? Tasks { get; set; }

    [BindProperty]
    public int? Timers { get; set; }

    public DecreedDay Day { get; private set; } = null!;
    public Forecast Forecast { get; private set; } = new();
    public bool IsPast => Day.Day < clock.GetUtcNow().VietnamDay();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<DecreedDay>().FirstOrDefaultAsync(d => d.Id == Id && d.AgencyId == Acting.AgencyId, ct) is not { } day)
        {
            return false;
        }

        Day = day;
        Forecast = day.Until is null ? await deciding.LookAsync(day, ct) : Forecast;
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "processes.withdraw_day",
                async (work, token) =>
                {
                    await deciding.WithdrawAsync(work, Acting, Id, Reason, Consent.Of(Instances, Tasks, Timers), token);
                    Notice = texts["Đã thôi áp dụng. Các hạn đang được dời lại."];
                    return "/Processes/Calendars/Show/" + Id;
                },
                ct
            )
            : NotFound();
}
