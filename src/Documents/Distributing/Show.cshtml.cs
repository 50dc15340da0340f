using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Before the keeper: who has read an issue of a document and who has not.</summary>
[Right(Lists.Right)]
internal sealed class Show(DistributionFiles files, Places places, TimeProvider clock) : IsoPage
{
    private ReadersList readers = null!;

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Null for the newest one that has readers.</summary>
    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    public DocumentLine Document => readers.Document;
    public DistributionList? List { get; private set; }
    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>Issues that somebody has or had to read, the newest first.</summary>
    public IReadOnlyList<IssueLine> Issues => readers.Issues;
    public IssueLine? Shown => readers.Shown;
    public IReadOnlyList<Reading> Rows => readers.Rows;
    public ReadingShare Share { get; private set; }
    public bool MayOpen => Acting.Has(Writing.Drafts.IssueRight);
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    /// <summary>How often somebody answered the questions wrongly.</summary>
    public int Wrong(Reading reading) => readers.Wrong.GetValueOrDefault(reading.Id);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await ReadersList.LoadAsync(db, Id, IssueId, Today, ct) is not { } found)
        {
            return false;
        }

        readers = found;
        List = await DistributionList.FindAsync(db, Id, ct);
        Places = [.. (await places.OfAsync(db, Id, ct))[Id]];
        Share = ReadingShare.Of(Rows, Today);
        return true;
    }

    /// <summary>Evidence of training: the readers of the issue shown, as a spreadsheet.</summary>
    public Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) => TakeAsync(ListFormat.Xlsx, ct);

    /// <summary>The same as a Word paper.</summary>
    public Task<IActionResult> OnGetDocxAsync(CancellationToken ct) => TakeAsync(ListFormat.Docx, ct);

    private async Task<IActionResult> TakeAsync(ListFormat format, CancellationToken ct) =>
        Take(await ReadAsync((db, token) => files.ReadersAsync(db, Id, IssueId, token), ct), format);
}
