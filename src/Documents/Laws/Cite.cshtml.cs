using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Laws;

/// <summary>The texts one document leans on: read from what it says, and said by hand here.</summary>
[Right(Drafts.Right)]
internal sealed class Cite(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public Guid Citation { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public LawCatalogue Catalogue { get; private set; } = null!;
    public IReadOnlyList<CitedLaw> Rows { get; private set; } = [];
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, Today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Catalogue = await LawCatalogue.LoadAsync(db, ct);
        var content = await DocumentReads.ContentAsync(db, document.VersionId, ct) ?? DocumentContent.Empty;
        Rows = await Citations.OfAsync(db, Catalogue, Id, content, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ActAsync(
            "documents.add_citation",
            async (work, token) =>
            {
                await Citations.AddAsync(work, Id, Number, token);
                Notice = texts["Đã thêm viện dẫn."];
            },
            ct
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken ct) =>
        ActAsync(
            "documents.remove_citation",
            async (work, token) =>
            {
                await Citations.RemoveAsync(work, Id, Citation, token);
                Notice = texts["Đã bỏ viện dẫn."];
            },
            ct
        );

    private async Task<IActionResult> ActAsync(string command, Func<IWork, CancellationToken, Task> act, CancellationToken ct) =>
        await ReadAsync((db, t) => db.Set<Document>().AnyAsync(d => d.Id == Id, t), ct)
            ? await DoAsync(
                command,
                async (work, token) =>
                {
                    await act(work, token);
                    return "/Documents/Laws/Cite/" + Id;
                },
                ct
            )
            : NotFound();
}
