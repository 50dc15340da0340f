using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Embedding;

/// <summary>What an agency published, inside a page of its own site: documents of the system, procedures with search.</summary>
[Public("Published procedures and documents; knows and names nobody")]
[PublicCache("agency")]
internal sealed class EmbedList(Agencies agencies) : EmbeddedPage(agencies)
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    public IReadOnlyList<DocumentLine> Documents { get; private set; } = [];
    public IReadOnlyList<PublishedProcedure> Procedures { get; private set; } = [];
    public int Total { get; private set; }
    public bool IsSearch => !string.IsNullOrWhiteSpace(Words);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
        {
            return Missing();
        }

        await ReadAsync(Card!.Id, LoadAsync, ct);
        return Page();
    }

    private async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var all = await PublishedProcedures.ListAsync(db, Today, ct);
        Total = all.Count;
        Procedures = IsSearch ? await PublishedProcedures.SearchAsync(db, Today, Words!, ct) : all;
        Documents = IsSearch ? [] : await PublishedDocuments.ListAsync(db, Today, ct);
        return true;
    }
}
