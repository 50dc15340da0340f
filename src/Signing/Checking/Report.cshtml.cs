using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Signing.Checking;

/// <summary>The kept report of one check.</summary>
[Right("signing.verify")]
internal sealed class Report(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public CheckedFile Row { get; private set; } = null!;
    public SignatureReport Found { get; private set; } = null!;

    /// <summary>What to do with such a paper.</summary>
    public string Advice =>
        Found.Result switch
        {
            CheckResult.Valid => texts["Có thể sử dụng văn bản này như văn bản đã ký."],
            CheckResult.Doubtful => texts["Chưa đủ cơ sở để tin. Hãy đọc các mục «Chưa rõ» dưới đây, kiểm tra lại sau hoặc hỏi nơi gửi."],
            CheckResult.Invalid => texts["Không sử dụng văn bản này. Hãy báo nơi gửi và xin bản ký lại."],
            CheckResult.Unsigned => texts[
                "Tệp có thể là bản in hoặc bản chụp của văn bản đã ký; hình con dấu trong tệp không phải chữ ký số."
            ],
            _ => texts["Hãy xin lại tệp gốc từ nơi gửi."],
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<CheckedFile>().FirstOrDefaultAsync(r => r.Id == Id, ct) is not { } row)
        {
            return false;
        }

        (Row, Found) = (row, row.Read());
        return true;
    }
}
