using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Announcing;

/// <summary>The head put the documents of the system into use (phase 2 of QĐ 19/2014/QĐ-TTg).</summary>
[Right(Recording.Right)]
internal sealed class Apply(TimeProvider clock, IStringLocalizer<Texts> texts) : SystemFormPage(clock)
{
    [BindProperty]
    public ApplyInput Input { get; set; } = new();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (!HttpMethods.IsPost(Request.Method))
        {
            Input = new ApplyInput(Today);
        }

        return await base.LoadAsync(db, ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        RecordAsync(
            "documents.apply_system",
            texts["Đã ghi việc áp dụng."],
            (work, token) => Recording.ApplyAsync(work, Id, Input, token),
            ct
        );
}
