using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Register;

/// <summary>A sheet to print: header block, sign-offs, text, and the QR that tells whether the sheet is still valid.</summary>
[Right("documents.read")]
internal sealed class Print(TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public IssueLine Shown { get; private set; } = null!;
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;
    public string? QrAddress { get; private set; }
    public string AgencyName => Acting.AgencyName;
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, Today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        var issues = await DocumentReads.IssuesAsync(db, Id, Today, ct);
        if (issues.FirstOrDefault(i => i.Id == (IssueId ?? document.VersionId)) is not { } shown)
        {
            return false;
        }

        Shown = shown;
        Body = await DocumentReads.ContentAsync(db, shown.Id, ct) ?? DocumentContent.Empty;
        QrAddress = shown.Qr is null ? null : QrAddresses.Of(Request, shown.Qr);
        return true;
    }
}
