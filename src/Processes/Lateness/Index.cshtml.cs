using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Holding;
using IsoDienTu.Processes.Inbox;
using IsoDienTu.Processes.Reading;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Lateness;

/// <summary>Late and near: what is open in the units a head looks after, in whose hands, and how long it has been late. Each figure leads to its list.</summary>
[Right(LatenessSetup.Right)]
internal sealed class Index(Offices offices, WorkLists lists, IStringLocalizer<Texts> texts) : IsoPage
{
    public Load Load { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }
    public bool MaySetNear => Acting.Has(NearSetting.Right);

    /// <summary>The longest bar.</summary>
    public int Most => Math.Max(1, Load.Units.Select(u => u.Open).DefaultIfEmpty().Max());

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var list = await lists.OfAsync(Acting, Load.ListOf(Acting).ToString(), ct);
        Load = await Load.ReadAsync(db, await offices.StaffedAsync(Acting, ct), list, ct);
        Now = list.Measure.Now;
        return true;
    }

    /// <summary>The list behind a figure.</summary>
    /// <param name="holder">The empty id for what nobody has taken; null for all.</param>
    /// <param name="when">late, near or null.</param>
    public string Href(Guid? unit, Guid? holder, string? when) =>
        "/Processes/Inbox?of="
        + (Load.Of == InboxOf.Office ? "office" : "unit")
        + (unit is { } u ? $"&unit={u}" : "")
        + (holder is { } h ? $"&holder={h}" : "")
        + (when is null ? "" : "&when=" + when);

    /// <summary>By how much the latest is late; null when none is.</summary>
    public static Deadline? Longest(int minutes) => minutes == 0 ? null : new Deadline(null, -minutes);

    /// <summary>A bar's words, the same figures as its table.</summary>
    public string Say(UnitLoad unit) => texts["{0} bước: {1} quá hạn, {2} sắp đến hạn", unit.Open, unit.Late, unit.Near];
}
