using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>The announcement was sent to the lead unit of the province, or posted (phase 3 of QĐ 19/2014/QĐ-TTg).</summary>
[Right(Recording.Right)]
internal sealed class MakeKnown(TimeProvider clock, IStringLocalizer<Texts> texts) : SystemFormPage<KnownInput>(clock)
{
    public IReadOnlyList<SelectListItem> Kinds =>
        [
            new(texts["Thông báo bằng văn bản cho cơ quan chủ trì của tỉnh"], bool.FalseString),
            new(texts["Niêm yết tại trụ sở và đăng trang thông tin điện tử"], bool.TrueString),
        ];

    protected override string Command => "documents.make_known";
    protected override string Done => texts["Đã ghi."];

    protected override Task<KnownInput> FillAsync(IsoDbContext db, CancellationToken ct) => Task.FromResult(new KnownInput(Day: Today));

    protected override Task<Milestone> RecordAsync(IWork work, CancellationToken ct) => Recording.MakeKnownAsync(work, Id, Input, ct);
}
