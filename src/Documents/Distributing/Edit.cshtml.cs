using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>To whom a document is distributed, by when it is read, and what is asked.</summary>
[Right(Lists.Right)]
internal sealed class Edit(Posts posts, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>0 when there was no list yet.</summary>
    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public bool WholeAgency { get; set; }

    [BindProperty]
    public List<Guid> Units { get; set; } = [];

    [BindProperty]
    public List<Guid> PostIds { get; set; } = [];

    [BindProperty]
    public int? DueDays { get; set; }

    /// <summary>Null where an issue does not wait.</summary>
    [BindProperty]
    public int? GatePercent { get; set; }

    /// <summary>As <see cref="Quiz.Parse"/> reads them.</summary>
    [BindProperty]
    public string? Questions { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public IReadOnlyList<SelectListItem> AllUnits { get; private set; } = [];
    public IReadOnlyList<SelectListItem> AllPosts { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        if (await DocumentReads.FindAsync(db, Id, today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        AllUnits = [.. (await posts.UnitsAsync(Acting.AgencyId, today, ct)).Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
        AllPosts =
        [
            .. (await posts.ListAsync(Acting.AgencyId, today, ct)).Select(p => new SelectListItem(
                $"{p.Title} – {p.UnitName}",
                p.Id.ToString()
            )),
        ];
        var list = await DistributionList.FindAsync(db, Id, ct);
        Version = list?.Version ?? 0;
        if (!HttpMethods.IsPost(Request.Method))
        {
            (WholeAgency, DueDays) = (list?.WholeAgency ?? false, list?.DueDays ?? DistributionList.UsualDueDays);
            (Units, PostIds) = ([.. list?.Units ?? []], [.. list?.Posts ?? []]);
            GatePercent = list?.GatePercent;
            Questions = Quiz.Write(list?.Questions ?? []);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.set_distribution",
            Version,
            async (work, posted, token) =>
            {
                var input = new ListInput(WholeAgency, Units, PostIds, DueDays, Quiz.Parse(Questions), GatePercent, posted);
                await Lists.SaveAsync(work, posts, Id, input, token);
                Notice = texts["Đã lưu danh sách phổ biến; ai phải đọc sẽ thấy ngay trong “Tài liệu cần đọc”."];
                return "/Documents/Distributing/Show/" + Id;
            },
            ct
        );
}
