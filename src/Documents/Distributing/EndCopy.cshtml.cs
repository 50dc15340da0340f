using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Writes down that a controlled copy came back, was destroyed or is lost.</summary>
[Right(Lists.Right)]
internal sealed class EndCopy(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public CopyState How { get; set; } = CopyState.Returned;

    [BindProperty]
    public DateOnly? EndedOn { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public CopyRow Row { get; private set; } = null!;
    public IEnumerable<SelectListItem> Ways =>
        new[] { CopyState.Returned, CopyState.Destroyed, CopyState.Lost }.Select(s => new SelectListItem(
            texts[CopyWords.Of(s)],
            s.ToString()
        ));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        if (await db.Set<ControlledCopy>().FirstOrDefaultAsync(c => c.Id == Id, ct) is not { } copy)
        {
            return false;
        }

        Row = (await CopyRow.ListAsync(db, copy.DocumentId, today, ct)).First(r => r.Copy.Id == Id);
        Version = copy.Version;
        EndedOn = HttpMethods.IsPost(Request.Method) ? EndedOn : today;
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.end_copy",
            Version,
            async (work, posted, token) =>
            {
                await Copies.EndAsync(work, Id, new EndCopyInput(How, EndedOn, Note, posted), token);
                Notice = texts["Đã ghi sổ."];
                return "/Documents/Distributing/Book";
            },
            ct
        );
}
