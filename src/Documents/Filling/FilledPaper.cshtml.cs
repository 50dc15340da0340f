using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Filling;

/// <summary>Hands out the PDF of a finished form: the sheet of its issue with the answers in their places.</summary>
[Right(FilledForms.Right)]
internal sealed class FilledPaper(DocumentPapers papers, FileStore store) : MakingPage(papers, store)
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public FilledForm Form { get; private set; } = null!;
    public string Code { get; private set; } = "";
    public bool IsDone => Form.State == FilledState.Done;

    public static PaperWish Wish(HttpContext http, FilledForm form) =>
        PaperApi.Wish(http, form.DocumentId) with
        {
            VersionId = form.VersionId,
            FilledId = form.Id,
        };

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await ReadAsync(LoadAsync, ct))
        {
            return NotFound();
        }

        return IsDone ? await HandOutAsync(Wish(HttpContext, Form), "/Documents/Filling/FilledPaper/" + Id, null, ct) : Page();
    }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await FilledRow.Visible(db, Acting.Actor.PersonId).FirstOrDefaultAsync(f => f.Id == Id, ct) is not { } form)
        {
            return false;
        }

        Form = form;
        Code = await db.Set<Document>().Where(d => d.Id == form.DocumentId).Select(d => d.Code).FirstAsync(ct);
        return true;
    }
}
