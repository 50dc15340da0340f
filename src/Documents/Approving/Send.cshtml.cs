using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Approving;

/// <summary>The last look of whoever wrote a draft: who will review and approve it, from when it should count, what they should know; then it is sent.</summary>
[Right(Drafts.Right)]
internal sealed class Send(IApprovalPath path, TimeProvider clock, IStringLocalizer<Texts> texts) : DraftPage(clock)
{
    [BindProperty]
    public ApprovalInput Order { get; set; } = new();

    public ApprovalView Path { get; private set; } = null!;
    public IReadOnlyList<DifferenceLine> Differences { get; private set; } = [];
    public bool Again => Before is not null;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (!await base.LoadAsync(db, ct))
        {
            return false;
        }

        Differences = Before is null ? [] : DifferenceLine.Between(Before, Body);
        if (!HttpMethods.IsPost(Request.Method))
        {
            Order.Reason = await Changing.Requests.ReasonAsync(db, Id, ct);
        }

        Path = await ApprovalView.ReadAsync(path, db, Say, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.send",
            Version,
            async (work, posted, token) =>
            {
                await Sending.SendWrittenAsync(work, path, Id, posted, Order.Make(), token);
                Notice = texts["Đã trình. Kết quả xem xét hiện ở trang này và ở trang chủ của anh chị."];
                return "/Documents/Review/" + Id;
            },
            ct
        );
}
