using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Directory;

/// <summary>What the pages that add and edit an agency share: the fields and their choices.</summary>
internal abstract class AgencyPage(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    protected Agencies Directory => agencies;
    protected IStringLocalizer<Texts> Words => texts;

    [BindProperty]
    public AgencyInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds => Choices.Of<AgencyKind>(texts);
    public IReadOnlyList<SelectListItem> Levels => Choices.Of<AgencyLevel>(texts);
    public IReadOnlyList<SelectListItem> Obligations => Choices.Of<QmsObligation>(texts);
    public IReadOnlyList<SelectListItem> Parents { get; private set; } = [];

    /// <summary>Names of the fields, for the panel that shows what somebody else changed.</summary>
    public IReadOnlyDictionary<string, string> Labels =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [nameof(Agency.Name)] = texts["Tên cơ quan"],
            [nameof(Agency.NameEn)] = texts["Tên tiếng Anh"],
            [nameof(Agency.Kind)] = texts["Loại"],
            [nameof(Agency.Level)] = texts["Cấp"],
            [nameof(Agency.ParentId)] = texts["Cơ quan cấp trên"],
            [nameof(Agency.Slug)] = texts["Địa chỉ trang công khai"],
            [nameof(Agency.Address)] = texts["Địa chỉ"],
            [nameof(Agency.Phone)] = texts["Điện thoại"],
            [nameof(Agency.Email)] = texts["Thư điện tử"],
            [nameof(Agency.OfficeHours)] = texts["Giờ làm việc"],
            [nameof(Agency.AreaCode)] = texts["Mã đơn vị hành chính"],
            [nameof(Agency.WebSites)] = texts["Trang web của cơ quan"],
            [nameof(Agency.ValidFrom)] = texts["Hoạt động từ ngày"],
            [nameof(Agency.ValidTo)] = texts["Kết thúc ngày"],
        };

    protected async Task LoadChoicesAsync(int? self, CancellationToken ct)
    {
        var living = await agencies.ListAsync(new AgencyQuery(On: agencies.Today), ct);
        Parents =
        [
            .. living
                .Where(a => a.Id != self)
                .Select(a => new SelectListItem($"{a.Name} ({a.Code})", a.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        ];
    }
}

/// <summary>The fields of an agency as typed. Everything may be blank; the rules say what may not.</summary>
internal sealed class AgencyInput
{
    public string? Name { get; set; }
    public string? NameEn { get; set; }
    public string? Code { get; set; }
    public string? Aliases { get; set; }
    public AgencyKind Kind { get; set; } = AgencyKind.Department;
    public AgencyLevel Level { get; set; } = AgencyLevel.Province;
    public int? ParentId { get; set; }
    public string? Slug { get; set; }
    public string? Address { get; set; }
    public string? Phone { get; set; }
    public string? Email { get; set; }
    public string? OfficeHours { get; set; }
    public string? AreaCode { get; set; }
    public string? WebSites { get; set; }
    public QmsObligation? Obligation { get; set; }
    public DateOnly? ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }

    public static AgencyInput Of(AgencyDraft draft) =>
        new()
        {
            Name = draft.Name,
            NameEn = draft.NameEn,
            Code = draft.Code,
            Kind = draft.Kind,
            Level = draft.Level,
            ParentId = draft.ParentId,
            Slug = draft.Slug,
            Address = draft.Address,
            Phone = draft.Phone,
            Email = draft.Email,
            OfficeHours = draft.OfficeHours,
            AreaCode = draft.AreaCode,
            WebSites = draft.WebSites.Replace(' ', '\n'),
            Obligation = draft.Obligation,
            ValidFrom = draft.ValidFrom,
            ValidTo = draft.ValidTo,
        };

    public AgencyDraft ToDraft() =>
        new()
        {
            Name = Text(Name),
            NameEn = Text(NameEn),
            Code = Text(Code),
            Aliases = Text(Aliases).Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Kind = Kind,
            Level = Level,
            ParentId = ParentId,
            Slug = Text(Slug),
            Address = Text(Address),
            Phone = Text(Phone),
            Email = Text(Email),
            OfficeHours = Text(OfficeHours),
            AreaCode = Text(AreaCode),
            WebSites = Text(WebSites),
            Obligation = Obligation,
            ValidFrom = ValidFrom,
            ValidTo = ValidTo,
        };

    private static string Text(string? text) => text?.Trim().Normalize() ?? "";
}
