using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Lateness;

/// <summary>What the person is reminded of: steps and promises near their end, and what is late where they are the head.</summary>
[Right("processes.work")]
internal sealed class Notices(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<NoticeLine> Lines { get; private set; } = [];
    public int Shown { get; private set; }
    public int Unread { get; private set; }

    /// <summary>Those that were ticked.</summary>
    [BindProperty(Name = "notices")]
    public List<Guid> Chosen { get; set; } = [];

    /// <summary>Whatever is ticked, all of them.</summary>
    [BindProperty(Name = "all")]
    public bool All { get; set; }

    public string Here => Request.Path + Request.QueryString;

    public IEnumerable<SelectListItem> Which => [new(texts["Chưa đọc"], "unread")];

    public string Say(NoticeLine line) =>
        line.Kind switch
        {
            NoticeKind.StepNear => texts["Bước sắp đến hạn"],
            NoticeKind.StepLate when line.HeldBy is not null => texts["Bước quá hạn, {0} đang giữ", line.HeldBy],
            NoticeKind.StepLate => texts["Bước quá hạn, chưa ai nhận"],
            NoticeKind.Consulted => texts["Lấy ý kiến đã có kết quả"],
            NoticeKind.Migrated => texts["Bước đã chuyển phiên bản quy trình"],
            NoticeKind.WholeNear => texts["Cả việc sắp đến hạn trả"],
            _ => texts["Cả việc đã quá hạn trả"],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var (now, unread) = (clock.GetUtcNow(), View.Filter("show") == "unread");
        Unread = await NoticeList.CountAsync(db, Acting.Actor, now, true, ct);
        Shown = unread ? Unread : await NoticeList.CountAsync(db, Acting.Actor, now, false, ct);
        Lines = await NoticeList.ReadAsync(db, Acting.Actor, now, unread, View.Skip, ListView.PageSize, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "processes.read_notices",
            async (work, token) =>
            {
                var count = await NoticeList.ReadAsync(work, All ? null : Chosen, token);
                Notice = texts["Đã đánh dấu {0} nhắc việc là đã đọc.", count];
                return "/Processes/Lateness/Notices";
            },
            ct
        );
}
