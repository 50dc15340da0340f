using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Finished;

/// <summary>A finished PDF becomes the content of the draft, or is taken away from it.</summary>
[Right(Drafts.Right)]
[RequestSizeLimit(UploadRules.MostBytes + FormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadRules.MostBytes + FormBytes)]
internal sealed class Edit(FinishedFiles files, UploadedFiles uploads, TimeProvider clock, IStringLocalizer<Texts> texts) : DraftPage(clock)
{
    private const long FormBytes = 2 << 20;

    [BindProperty]
    public IFormFile? Pdf { get; set; }

    /// <summary>A file that was sent in an earlier try.</summary>
    [BindProperty]
    public string? Kept { get; set; }

    /// <summary>The file that needs not be sent again.</summary>
    public UploadedFile? Held { get; private set; }
    public bool IsFree => Draft is { ApprovalId: null };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ChangeAsync(
            "documents.attach_file",
            Version,
            async (work, posted, token) =>
            {
                Held =
                    await FinishedFiles.TakeAsync(HttpContext, uploads, Pdf, token)
                    ?? (Kept is { } kept ? uploads.Open(HttpContext, kept) : null);
                try
                {
                    await files.AttachAsync(work, Id, posted, Held, token);
                }
                catch (RuleException rule) when (rule.Field == nameof(Pdf))
                {
                    // A file that is not taken needs not be kept.
                    Held = null;
                    throw;
                }

                Notice = texts["Đã nhận tệp PDF làm nội dung bản thảo."];
                return "/Documents/Write/" + Id;
            },
            ct
        );

    public Task<IActionResult> OnPostDropAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.detach_file",
            Version,
            async (work, posted, token) =>
            {
                await FinishedFiles.DetachAsync(work, Id, posted, token);
                Notice = texts["Đã bỏ tệp PDF; bản thảo lại được viết theo mục."];
                return "/Documents/Write/" + Id;
            },
            ct
        );
}
