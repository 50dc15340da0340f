using IsoDienTu.AuditLog;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Uploads;

/// <summary>Takes an approved procedure as a Word or HTML file.</summary>
[Right("procedures.import")]
[MostBytes(ProcedureImport.MostBytes + FormBytes)]
[RequestSizeLimit(ProcedureImport.MostBytes + FormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ProcedureImport.MostBytes + FormBytes)]
internal sealed class Upload(ProcedureImport import, IStringLocalizer<Texts> texts) : IsoPage
{
    /// <summary>Room for the fields around the file.</summary>
    private const long FormBytes = 64 << 10;

    [BindProperty]
    public IFormFile? Source { get; set; }

    [BindProperty(SupportsGet = true, Name = "large")]
    public bool Large { get; set; }

    protected override Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (Large)
        {
            ModelState.AddModelError(
                nameof(Source),
                texts["Tệp lớn hơn {0} MB nên không được nhận. Hãy bỏ bớt ảnh trong tệp rồi tải lại.", ProcedureImport.MostBytes >> 20]
            );
        }

        return Task.FromResult(true);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Source is not { Length: > 0 } source)
        {
            ModelState.AddModelError(nameof(Source), texts["Hãy chọn tệp Word (.docx) hoặc HTML của quy trình."]);
            return await DoAsync("procedures.read", (_, _) => Task.FromResult(""), ct);
        }

        using var kept = new MemoryStream();
        await source.CopyToAsync(kept, ct);
        return await DoAsync(
            "procedures.read",
            async (work, token) =>
            {
                var drafts = await import.ReadAsync(work, kept.ToArray(), source.FileName, token);
                Log.Write(work, "procedures.read", "procedure_draft", drafts[0].ToString(), null, new { source.FileName, drafts });
                if (drafts.Count == 1)
                {
                    return "/Procedures/Preview/" + drafts[0];
                }

                Notice = texts[
                    "Tệp có {0} trường hợp, mỗi trường hợp có các bước riêng; đã lập {0} bản thảo. Mã hiệu được thêm chữ của trường hợp, hãy sửa nếu cơ quan đặt khác.",
                    drafts.Count
                ];
                return "/Procedures#drafts";
            },
            ct
        );
    }
}
