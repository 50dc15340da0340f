using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Filling;

/// <summary>Hands out the PDF of a finished form: the sheet of its issue with the answers in their places.</summary>
[Right(FilledForms.Right)]
internal sealed class FilledPaper(DocumentPapers papers, FileStore store) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public FilledForm Form { get; private set; } = null!;
    public string Code { get; private set; } = "";
    public Making Making { get; private set; } = null!;
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

        if (!IsDone)
        {
            return Page();
        }

        var answer = await papers.AskAsync(Wish(HttpContext, Form), ct);
        if (answer?.File is { } file && !Request.Headers.ContainsKey("HX-Request"))
        {
            return File(file.Open(store), file.MediaType, file.Name);
        }

        Making = new Making(
            "/Documents/Filling/FilledPaper/" + Id,
            answer?.File is not null,
            answer?.Refused is { } refused ? Say(refused) : null
        );
        Response.StatusCode = Making.Refused is null ? 200 : 422;
        return Page();
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
