using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Records the minutes of destruction, with which it begins.</summary>
[Right(Proposing.Right)]
internal sealed class Minutes(TimeProvider clock, IStringLocalizer<Texts> texts) : DisposalPage
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Present { get; set; }

    [BindProperty]
    public string? Way { get; set; }

    [BindProperty]
    public string? ChairName { get; set; }

    [BindProperty]
    public string? ChairPost { get; set; }

    [BindProperty]
    public string? RecorderName { get; set; }

    public bool IsDecided => Disposal.State == DisposalState.Decided;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (!await base.LoadAsync(db, ct))
        {
            return false;
        }

        if (!HttpMethods.IsPost(Request.Method))
        {
            (On, RecorderName) = (clock.GetUtcNow().VietnamDay(), Acting.Actor.Name);
            (ChairName, ChairPost) = (Disposal.DecidedName, Disposal.DecidedPost);
            // Words of a Vietnamese paper, whatever language the page is read in.
            Way = "Xóa nội dung và các tệp của lần ban hành khỏi hệ thống; bản giấy (nếu có) cắt nhỏ.";
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.record_minutes",
            Version,
            async (work, posted, token) =>
            {
                var input = new MinutesInput
                {
                    Number = Number,
                    On = On,
                    Place = Place,
                    Present = Present,
                    Way = Way,
                    ChairName = ChairName,
                    ChairPost = ChairPost,
                    RecorderName = RecorderName,
                    Version = posted,
                };
                await Deciding.RecordAsync(work, Id, input, token);
                Notice = texts["Đã ghi biên bản. Hệ thống đang tiêu hủy từng lần ban hành."];
                return Back;
            },
            ct
        );
}
