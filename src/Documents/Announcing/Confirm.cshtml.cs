using IsoDienTu.Kernel;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>The head confirms that the system is valid, after the internal audit and the management review.</summary>
[Right(Recording.Right)]
internal sealed class Confirm(TimeProvider clock, IStringLocalizer<Texts> texts) : SystemFormPage<ConfirmInput>(clock)
{
    protected override string Command => "documents.confirm_system";
    protected override string Done => texts["Đã ghi xác nhận hiệu lực. Tải văn bản để ký."];

    protected override Task<ConfirmInput> FillAsync(IsoDbContext db, CancellationToken ct) =>
        Task.FromResult(
            new ConfirmInput
            {
                Day = Today,
                Standard = Announce.UsualStandard,
                Conclusion = "Hệ thống quản lý chất lượng phù hợp tiêu chuẩn và có hiệu lực.",
            }
        );

    protected override Task<Milestone> RecordAsync(IWork work, CancellationToken ct) => Recording.ConfirmAsync(work, Id, Input, ct);
}
