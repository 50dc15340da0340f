using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>The announcement was sent to the lead unit of the province, or posted (phase 3 of QĐ 19/2014/QĐ-TTg).</summary>
[Right(Recording.Right)]
internal sealed class MakeKnown(TimeProvider clock, IStringLocalizer<Texts> texts) : SystemFormPage(clock)
{
    [BindProperty]
    public KnownInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Kinds =>
        [
            new(texts["Thông báo bằng văn bản cho cơ quan chủ trì của tỉnh"], bool.FalseString),
            new(texts["Niêm yết tại trụ sở và đăng trang thông tin điện tử"], bool.TrueString),
        ];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (!HttpMethods.IsPost(Request.Method))
        {
            Input = new KnownInput(Day: Today);
        }

        return await base.LoadAsync(db, ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        RecordAsync("documents.make_known", texts["Đã ghi."], (work, token) => Recording.MakeKnownAsync(work, Id, Input, token), ct);
}
