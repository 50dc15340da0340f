using IsoDienTu.Documents.Papers;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Hands out the PDF of one controlled copy, with its number, its holder and its own QR on it.</summary>
[Right(Lists.Right)]
internal sealed class CopyPaper(DocumentPapers papers, FileStore store, TimeProvider clock) : MakingPage(papers, store)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public CopyRow Row { get; private set; } = null!;
    public bool IsOver => Row.Copy.State != CopyState.Out;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(LoadAsync, ct))
        {
            return NotFound();
        }

        return IsOver
            ? Page()
            : await HandOutAsync(
                PaperApi.Wish(HttpContext, Row.Copy.DocumentId) with
                {
                    CopyId = Id,
                },
                "/Documents/Distributing/CopyPaper/" + Id,
                null,
                ct
            );
    }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<ControlledCopy>().FirstOrDefaultAsync(c => c.Id == Id, ct) is not { } copy)
        {
            return false;
        }

        Row = (await CopyRow.ListAsync(db, copy.DocumentId, clock.GetUtcNow().VietnamDay(), ct)).First(r => r.Copy.Id == Id);
        return true;
    }
}
