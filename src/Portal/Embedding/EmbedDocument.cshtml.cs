using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Embedding;

/// <summary>
/// A document of the system in force today, inside a page of the agency's own site: one by its address, or <c>policy</c>, whatever its code is.
/// </summary>
[Public("Documents of the quality system that QĐ 19/2014 and ISO 9001 ask to be made known; no person is named")]
[PublicCache("agency")]
internal sealed class EmbedDocument(Agencies agencies) : EmbeddedPage(agencies)
{
    /// <summary>Stands for the quality policy in an address, so that a site need not know its code.</summary>
    public const string Policy = "policy";

    [BindProperty(SupportsGet = true, Name = "document")]
    public string DocumentSlug { get; set; } = "";

    public DocumentLine Shown { get; private set; } = null!;

    /// <summary>It is a finished PDF, whose pages are read on our own site.</summary>
    public bool IsFile { get; private set; }
    public DocumentContent Text { get; private set; } = DocumentContent.Empty;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await FindAsync(ct) && await ReadAsync(Card!.Id, LoadAsync, ct) ? Page() : Missing();

    private async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var all = await PublishedDocuments.ListAsync(db, Today, ct);
        var found =
            all.FirstOrDefault(d => d.Slug == DocumentSlug)
            ?? (DocumentSlug == Policy ? all.FirstOrDefault(d => d.Kind == DocumentKind.Policy) : null);
        if (found is null)
        {
            return false;
        }

        Shown = found;
        IsFile = await DocumentReads.FileAsync(db, found.VersionId, ct) is not null;
        Text = await DocumentReads.ContentAsync(db, found.VersionId, ct) ?? DocumentContent.Empty;
        return true;
    }
}
