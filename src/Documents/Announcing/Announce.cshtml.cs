using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>Writes the decision of announcement: its first form is filled with what the product knows.</summary>
[Right(Recording.Right)]
internal sealed class Announce(ICoveredProcedures procedures, TimeProvider clock, IStringLocalizer<Texts> texts)
    : SystemFormPage<AnnounceInput>(clock)
{
    /// <summary>The edition that agencies apply unless they say another.</summary>
    public const string UsualStandard = "TCVN ISO 9001:2015";

    // Words of a Vietnamese decision, whatever language the page is read in.
    private static readonly string usualBases = string.Join(
        '\n',
        "Căn cứ Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ về việc áp dụng Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia TCVN ISO 9001:2008 vào hoạt động của các cơ quan, tổ chức thuộc hệ thống hành chính nhà nước;",
        "Căn cứ Thông tư số 26/2014/TT-BKHCN ngày 10 tháng 10 năm 2014 của Bộ trưởng Bộ Khoa học và Công nghệ quy định chi tiết thi hành Quyết định số 19/2014/QĐ-TTg;"
    );

    private IReadOnlyList<CoveredProcedure> inForce = [];
    private IReadOnlyList<Milestone> marks = [];

    public IEnumerable<SelectListItem> Procedures => inForce.Select(p => new SelectListItem($"{p.Code} – {p.Title}", p.Code));
    public bool IsConfirmed => Stand.Confirmed is not null;
    private SystemStand Stand => new(marks, inForce, System.Scope);

    protected override string Command => "documents.announce_system";
    protected override string Done => texts["Đã ghi quyết định công bố. Tải văn bản, ký số, rồi ghi việc thông báo và niêm yết."];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        inForce = await procedures.ListAsync(db, Today, ct);
        marks = await Milestone.OfAsync(db, Id, ct);
        return await base.LoadAsync(db, ct);
    }

    protected override Task<Milestone> RecordAsync(IWork work, CancellationToken ct) =>
        Recording.AnnounceAsync(work, Id, Input, procedures, ct);

    protected override Task<AnnounceInput> FillAsync(IsoDbContext db, CancellationToken ct) => Task.FromResult(Fill());

    private AnnounceInput Fill()
    {
        var last = Stand.Announced;
        var facts = last?.Announced;
        return new AnnounceInput
        {
            Day = Today,
            EffectFrom = Today,
            Standard = facts?.Standard ?? UsualStandard,
            Place = facts?.Place,
            Scope = System.Scope ?? facts?.Scope,
            Covered = [.. inForce.Select(p => p.Code)],
            Bases = facts is null ? usualBases : string.Join('\n', facts.Bases),
            Replaces = last is null ? null : $"Quyết định số {last.Number} ngày {Papers.Paper.Day(last.Day)}",
            Executes =
                facts?.Executes ?? $"Các đơn vị, cá nhân có liên quan thuộc {Acting.AgencyName} chịu trách nhiệm thi hành Quyết định này.",
            Recipients = facts is null ? "Như Điều 3\nSở Khoa học và Công nghệ\nLưu: VT" : string.Join('\n', facts.Recipients),
            SignerName = facts?.SignerName,
            SignerPost = facts?.SignerPost,
        };
    }
}
