using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>The head confirms that the system is valid, after the internal audit and the management review.</summary>
[Right(Recording.Right)]
internal sealed class Confirm(TimeProvider clock, IStringLocalizer<Texts> texts) : SystemFormPage(clock)
{
    [BindProperty]
    public ConfirmInput Input { get; set; } = new();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (!HttpMethods.IsPost(Request.Method))
        {
            Input = new ConfirmInput
            {
                Day = Today,
                Standard = Announce.UsualStandard,
                Conclusion = "Hệ thống quản lý chất lượng phù hợp tiêu chuẩn và có hiệu lực.",
            };
        }

        return await base.LoadAsync(db, ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        RecordAsync(
            "documents.confirm_system",
            texts["Đã ghi xác nhận hiệu lực. Tải văn bản để ký."],
            (work, token) => Recording.ConfirmAsync(work, Id, Input, token),
            ct
        );
}
