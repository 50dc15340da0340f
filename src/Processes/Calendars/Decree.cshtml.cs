using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.WorkingTime;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Calendars;

/// <summary>Decrees a day off or a make-up day: the form, what it would move, and the act with consent to just that.</summary>
[Right("processes.calendar")]
internal sealed class Decree(Deciding deciding, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true)]
    public DayInput Input { get; set; } = new();

    /// <summary>Whether the form was filled in and its effect is asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "look")]
    public bool Look { get; set; }

    [BindProperty]
    public int? Instances { get; set; }

    [BindProperty]
    public int? Tasks { get; set; }

    [BindProperty]
    public int? Timers { get; set; }

    public Forecast? Forecast { get; private set; }
    public bool IsPast => Input.Day < clock.GetUtcNow().VietnamDay();
    public string DayText => Machine(Input.Day);
    public string DecidedOnText => Machine(Input.DecidedOn);

    /// <summary>The form as it was filled in, in the address.</summary>
    public QueryString Query =>
        QueryString.Create(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Input.Day"] = DayText,
                ["Input.Kind"] = Input.Kind.ToString(),
                ["Input.Reach"] = Input.Reach.ToString(),
                ["Input.Label"] = Input.Label,
                ["Input.Decision"] = Input.Decision,
                ["Input.DecidedOn"] = DecidedOnText,
                ["Input.DecidedBy"] = Input.DecidedBy,
            }
        );

    public IReadOnlyList<SelectListItem> Kinds =>
        [new(texts["Ngày nghỉ"], nameof(DayKind.Off)), new(texts["Ngày làm bù"], nameof(DayKind.Work))];

    public IReadOnlyList<SelectListItem> Reaches =>
        Acting.Has(Deciding.Province)
            ? [new(texts["Cơ quan mình"], nameof(Reach.Agency)), new(texts["Mọi cơ quan của tỉnh"], nameof(Reach.Province))]
            : [new(texts["Cơ quan mình"], nameof(Reach.Agency))];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var posted = HttpMethods.IsPost(Request.Method);
        if (!Look && !posted)
        {
            ModelState.Clear();
            return true;
        }

        try
        {
            Forecast = ModelState.IsValid || posted ? await deciding.LookAsync(Input, Acting, ct) : null;
        }
        catch (RuleException rule) when (!posted)
        {
            ModelState.AddModelError(rule.Field ?? string.Empty, Say(rule));
        }
        catch (RuleException)
        {
            // Said already by the refused act; the form shows again with everything entered.
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "processes.decree_day",
            async (work, token) =>
            {
                var id = await deciding.DecreeAsync(work, Acting, Input, Consent.Of(Instances, Tasks, Timers), token);
                Notice = texts["Đã ghi vào lịch. Các hạn đang được dời."];
                return "/Processes/Calendars/Show/" + id;
            },
            ct
        );

    private static string Machine(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
