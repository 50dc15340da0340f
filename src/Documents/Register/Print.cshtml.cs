using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Register;

/// <summary>A sheet to print: header block, sign-offs, text, and the QR that tells whether the sheet is still valid.</summary>
[Right("documents.read")]
internal sealed class Print(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public IssueLine Shown { get; private set; } = null!;
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;

    /// <summary>The finished PDF that is the content; null when it is written.</summary>
    public FinishedPdf? FileBody { get; private set; }
    public string? QrAddress { get; private set; }
    public string AgencyName => Acting.AgencyName;

    /// <summary>What stands above a sheet that nobody may work by; null for one that is or will be in force, and for a draft, which says so in its head.</summary>
    public string? Mark =>
        Shown.State switch
        {
            IssueState.Scheduled => texts["Đã duyệt, chờ phổ biến, chưa có hiệu lực"].Value,
            IssueState.Superseded or IssueState.Withdrawn => texts["Hết hiệu lực từ {0}", Moments.Date(Shown.EffectiveTo!.Value)].Value,
            _ => null,
        };

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
        FileBody = shown.IsFile ? await DocumentReads.FileAsync(db, shown.Id, ct) : null;
        QrAddress = shown.Qr is null ? null : QrAddresses.Of(Request, shown.Qr);
        return true;
    }
}
