using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Approving;

/// <summary>Takes a draft back from its reviewers, with the reason.</summary>
[Right(Drafts.Right)]
internal sealed class Recall(IApprovalPath path, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public Approval? Open { get; private set; }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, clock.GetUtcNow().VietnamDay(), ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Open = await Sending.OpenAsync(db, Id, ct);
        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "documents.recall",
                async (work, token) =>
                {
                    await Sending.RecallAsync(work, path, Id, Reason, token);
                    Notice = texts["Đã rút lại. Bản thảo sửa được trở lại."];
                    return "/Documents/Review/" + Id;
                },
                ct
            )
            : NotFound();
}
