using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Before the keeper: who has read an issue of a document and who has not.</summary>
[Right(Lists.Right)]
internal sealed class Show(Places places, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    private Dictionary<Guid, int> wrong = [];

    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Null for the newest one that has readers.</summary>
    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public DistributionList? List { get; private set; }
    public IReadOnlyList<string> Places { get; private set; } = [];

    /// <summary>Issues that somebody has or had to read, the newest first.</summary>
    public IReadOnlyList<IssueLine> Issues { get; private set; } = [];
    public IssueLine? Shown { get; private set; }
    public IReadOnlyList<Reading> Rows { get; private set; } = [];
    public ReadingShare Share { get; private set; }
    public bool MayOpen => Acting.Has(Writing.Drafts.IssueRight);
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    /// <summary>How often somebody answered the questions wrongly.</summary>
    public int Wrong(Reading reading) => wrong.GetValueOrDefault(reading.Id);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, Today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        List = await DistributionList.FindAsync(db, Id, ct);
        Places = [.. (await places.OfAsync(db, Id, ct))[Id]];
        var all = await db.Set<Reading>().Where(r => r.DocumentId == Id).ToListAsync(ct);
        var read = all.Select(r => r.VersionId).ToHashSet();
        Issues = [.. (await DocumentReads.IssuesAsync(db, Id, Today, ct)).Where(i => read.Contains(i.Id))];
        Shown = Issues.FirstOrDefault(i => i.Id == IssueId) ?? (Issues.Count > 0 ? Issues[0] : null);
        Rows =
        [
            .. all.Where(r => r.VersionId == Shown?.Id)
                .OrderBy(r => r.State)
                .ThenBy(r => r.State == ReadingState.Open ? r.DueOn : default)
                .ThenBy(r => r.PersonName, StringComparer.Ordinal),
        ];
        Share = ReadingShare.Of(Rows, Today);
        var shown = Rows.Select(r => r.Id).ToList();
        wrong = await db.Set<QuizAttempt>()
            .Where(a => shown.Contains(a.ReadingId) && a.Wrong > 0)
            .GroupBy(a => a.ReadingId)
            .ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
        return true;
    }

    /// <summary>Evidence of training: the readers of the issue shown as a spreadsheet.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(CancellationToken ct)
    {
        if (!await ReadAsync(LoadAsync, ct) || Shown is null)
        {
            return NotFound();
        }

        var file = SheetWriter.Write(
            texts["Đọc và hiểu"],
            [
                texts["STT"],
                texts["Họ và tên"],
                texts["Đọc với chức danh"],
                texts["Đơn vị"],
                texts["Mã hiệu"],
                texts["Lần ban hành"],
                texts["Đọc chậm nhất"],
                texts["Tình trạng"],
                texts["Đã xác nhận lúc"],
                texts["Chức danh khi xác nhận"],
                texts["Lần trả lời chưa đúng"],
            ],
            Rows.Select(
                (r, i) =>
                    (object?[])
                        [
                            i + 1,
                            r.PersonName,
                            r.PostTitle,
                            r.UnitName,
                            Document.Code,
                            r.Issue,
                            r.DueOn,
                            ReadingWords.Say(r, Today, texts),
                            r.UnderstoodAt is { } at ? Moments.DateAndClock(at) : null,
                            r.UnderstoodPost,
                            Wrong(r),
                        ]
            )
        );
        return File(file, SheetWriter.MediaType, $"doc-va-hieu-{Document.Slug}-lan-{Shown.Issue}.xlsx");
    }
}
