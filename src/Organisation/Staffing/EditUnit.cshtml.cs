using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Staffing;

/// <summary>Adds a unit to the acting agency, or changes one.</summary>
[Right("organisation.edit_structure")]
internal sealed class EditUnit(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid? Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public UnitInput Input { get; set; } = new();

    public string Heading { get; private set; } = "";
    public int Agency => Acting.AgencyId;
    public IReadOnlyList<SelectListItem> Kinds => Choices.Of<UnitKind>(texts);
    public IReadOnlyList<SelectListItem> Above { get; private set; } = [];

    /// <summary>Names of the fields, for the panel that shows what somebody else changed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(Unit.Name)] = texts["Tên đơn vị"],
            [nameof(Unit.NameEn)] = texts["Tên tiếng Anh"],
            [nameof(Unit.Code)] = texts["Ký hiệu"],
            [nameof(Unit.Kind)] = texts["Loại"],
            [nameof(Unit.ParentId)] = texts["Thuộc đơn vị"],
            [nameof(Unit.ValidFrom)] = texts["Từ ngày"],
            [nameof(Unit.ValidTo)] = texts["Đến hết ngày"],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var units = await db.Set<Unit>().OrderBy(u => u.Code).ToListAsync(ct);
        var self = units.Find(u => u.Id == Id);
        if (Id is not null && self is null)
        {
            return false;
        }

        Heading = self?.Name ?? texts["Thêm đơn vị"];
        Version = self?.Version ?? 0;
        Above = [.. units.Where(u => u.Id != Id && u.ValidTo is null).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
        if (!HttpMethods.IsPost(Request.Method))
        {
            Input = self is null ? new UnitInput { ValidFrom = agencies.Today } : UnitInput.Of(self);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => ChangeAsync("organisation.save_unit", Version, SaveAsync, ct);

    private async Task<string> SaveAsync(IWork work, uint posted, CancellationToken ct)
    {
        await OneAtATime.StaffAsync(work, ct);
        var ledger = await StaffLedger.LoadAsync(work.Db, ct);
        var draft = Input.ToDraft(agencies.Today);
        if (Id is { } id && ledger.UnitById(id) is { } unit)
        {
            draft = UnitRules.Coded(draft, ledger);
            Flaw.Stop(UnitRules.Check(draft, ledger, unit));
            work.Db.Expect(unit, posted);
            var before = unit.Facts();
            unit.Take(draft);
            Log.Write(work, "organisation.unit_changed", "unit", unit.Code, before, unit.Facts());
        }
        else
        {
            var added = StaffWriter.Add(work, draft, ledger);
            Log.Write(work, "organisation.unit_added", "unit", added.Code, null, added.Facts());
        }

        Notice = texts["Đã lưu."];
        return $"/Organisation/Show/{work.AgencyId}#structure";
    }
}

/// <summary>The fields of a unit as typed.</summary>
internal sealed class UnitInput
{
    public string? Name { get; set; }
    public string? NameEn { get; set; }
    public string? Code { get; set; }
    public UnitKind Kind { get; set; } = UnitKind.Division;
    public Guid? ParentId { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }

    public static UnitInput Of(Unit unit) =>
        new()
        {
            Name = unit.Name,
            NameEn = unit.NameEn,
            Code = unit.Code,
            Kind = unit.Kind,
            ParentId = unit.ParentId,
            ValidFrom = unit.ValidFrom,
            ValidTo = unit.ValidTo,
        };

    public UnitDraft ToDraft(DateOnly today) =>
        new()
        {
            Name = Name?.Trim().Normalize() ?? "",
            NameEn = NameEn?.Trim() ?? "",
            Code = Code?.Trim() ?? "",
            Kind = Kind,
            ParentId = ParentId,
            ValidFrom = ValidFrom ?? today,
            ValidTo = ValidTo,
        };
}
