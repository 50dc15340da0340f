using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using IsoDienTu.Organisation.Staffing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Systems;

/// <summary>Sets up a quality management system of the acting agency and the units it covers, or changes it.</summary>
[Right("organisation.edit_structure")]
internal sealed class EditSystem(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid? Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public SystemInput Input { get; set; } = new();

    public int Agency => Acting.AgencyId;
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];

    /// <summary>Names of the fields, for the panel that shows what somebody else changed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(Qms.Name)] = texts["Tên hệ thống"],
            [nameof(Qms.Scope)] = texts["Phạm vi"],
            [nameof(Qms.ValidFrom)] = texts["Từ ngày"],
            [nameof(Qms.ValidTo)] = texts["Đến hết ngày"],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var self = Id is null ? null : await db.Set<Qms>().FirstOrDefaultAsync(q => q.Id == Id, ct);
        if (Id is not null && self is null)
        {
            return false;
        }

        Version = self?.Version ?? 0;
        Units =
        [
            .. (await db.Set<Unit>().Where(u => u.ValidTo == null).OrderBy(u => u.Code).ToListAsync(ct)).Select(u => new SelectListItem(
                u.Name,
                u.Id.ToString()
            )),
        ];
        if (!HttpMethods.IsPost(Request.Method))
        {
            var members = self is null
                ? []
                : await db.Set<QmsMember>()
                    .Where(m => m.QmsId == Id && m.ValidTo == null && m.UnitId != null)
                    .Select(m => m.UnitId!.Value)
                    .ToListAsync(ct);
            Input = new SystemInput
            {
                Name = self?.Name,
                Scope = self?.Scope,
                Units = members,
                ValidFrom = self?.ValidFrom ?? agencies.Today,
                ValidTo = self?.ValidTo,
            };
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "organisation.save_qms",
            Version,
            (work, posted, token) => SystemWriter.SaveAsync(work, Id, posted, Input, texts["Đã lưu."], n => Notice = n, token),
            ct
        );
}

/// <summary>The fields of a system as typed.</summary>
internal sealed class SystemInput
{
    public string? Name { get; set; }
    public string? Scope { get; set; }
    public List<Guid> Units { get; set; } = [];
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
}
