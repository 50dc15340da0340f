using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Sets how long records of a kind are kept from now on.</summary>
[Right(RetentionTable.Right)]
internal sealed class Rule(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "record")]
    public RecordKind Record { get; set; }

    /// <summary>The value that was seen.</summary>
    [BindProperty]
    public int Number { get; set; }

    [BindProperty]
    public bool Permanent { get; set; }

    [BindProperty]
    public int? Years { get; set; }

    [BindProperty]
    public string? Source { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public RetentionRule Now { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if ((await RetentionRule.NowAsync(db, ct)).GetValueOrDefault(Record) is not { } now)
        {
            return false;
        }

        Now = now;
        if (!HttpMethods.IsPost(Request.Method))
        {
            (Number, Permanent, Years, Source) = (now.Number, now.Years is null, now.Years, now.Source);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "documents.set_retention",
            async (work, token) =>
            {
                await RetentionTable.SetAsync(work, Record, new RuleInput(Number, Permanent, Years, Source, Note), token);
                Notice = texts["Đã đặt thời hạn mới; giá trị trước vẫn được giữ."];
                return "/Documents/Retaining/Rules";
            },
            ct
        );
}
