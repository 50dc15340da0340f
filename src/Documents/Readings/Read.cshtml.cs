using System.Globalization;
using System.Text.Json;
using IsoDienTu.Documents.Distributing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Readings;

/// <summary>One issue to be read, what changed in it, and the person's own confirmation.</summary>
[Right("documents.read")]
internal sealed class Read(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Null for what the person has to read first, else for the issue that counts today.</summary>
    [BindProperty(SupportsGet = true, Name = "issue")]
    public Guid? IssueId { get; set; }

    /// <summary>The issue that was shown.</summary>
    [BindProperty]
    public Guid Confirmed { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public IssueLine Shown { get; private set; } = null!;
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;

    /// <summary>The finished PDF that is the content; null when it is written.</summary>
    public FinishedPdf? FileBody { get; private set; }
    public IReadOnlyList<DifferenceLine> Differences { get; private set; } = [];
    public IReadOnlyList<QuizQuestion> Questions { get; private set; } = [];

    /// <summary>The person's duty to read this issue; null when there is none.</summary>
    public Reading? Mine { get; private set; }

    /// <summary>Numbers of the questions that were answered wrongly the last time.</summary>
    public IReadOnlyList<int> WrongLast { get; private set; } = [];
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    public static string Field(int question) => $"Answers[q{question}]";

    /// <summary>What was answered in the form that was just sent.</summary>
    public string? Given(int question) => HttpMethods.IsPost(Request.Method) ? Request.Form[Field(question)].FirstOrDefault() : null;

    public IEnumerable<SelectListItem> Choices(int question) =>
        Questions[question].Answers.Select((a, i) => new SelectListItem(a, i.ToString(CultureInfo.InvariantCulture)));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await DocumentReads.FindAsync(db, Id, Today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        var person = Acting.Actor.PersonId;
        var mine = await db.Set<Reading>().Where(r => r.DocumentId == Id && r.PersonId == person).OrderBy(r => r.Issue).ToListAsync(ct);
        var wanted = IssueId ?? mine.Find(r => r.State == ReadingState.Open)?.VersionId ?? document.VersionId;
        var issues = await DocumentReads.IssuesAsync(db, Id, Today, ct);
        if (issues.FirstOrDefault(i => i.Id == wanted) is not { } shown)
        {
            return false;
        }

        (Shown, Mine) = (shown, mine.Find(r => r.VersionId == wanted));
        Body = await DocumentReads.ContentAsync(db, shown.Id, ct) ?? DocumentContent.Empty;
        FileBody = shown.IsFile ? await DocumentReads.FileAsync(db, shown.Id, ct) : null;
        var earlier = issues.FirstOrDefault(i => i.Issue < shown.Issue);
        if (earlier is { Destroyed: null } && shown.Destroyed is null && await DocumentReads.ContentAsync(db, earlier.Id, ct) is { } before)
        {
            Differences = DifferenceLine.Between(before, Body);
        }

        if (Mine is { State: ReadingState.Open } open)
        {
            Questions = (await DistributionList.FindAsync(db, Id, ct))?.Questions ?? [];
            WrongLast = await WrongAsync(db, open.Id, ct);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.understand",
            0,
            async (work, _, token) =>
            {
                int?[] given =
                [
                    .. Enumerable
                        .Range(0, Quiz.Most)
                        .Select(i =>
                            int.TryParse(Given(i), NumberStyles.None, CultureInfo.InvariantCulture, out var answer) ? answer : (int?)null
                        ),
                ];
                var done = await Confirming.UnderstandAsync(work, Id, Confirmed, given, ReadingVia.Page, token);
                if (!done.Understood)
                {
                    return $"/Documents/Readings/Read/{Id}?issue={Confirmed}#confirm";
                }

                Notice = texts["Đã ghi: anh chị đã đọc và hiểu."];
                return "/Documents/Readings";
            },
            ct
        );

    private async Task<IReadOnlyList<int>> WrongAsync(IsoDbContext db, Guid reading, CancellationToken ct)
    {
        var json = await db.Set<QuizAttempt>()
            .Where(a => a.ReadingId == reading)
            .OrderByDescending(a => a.At)
            .Select(a => a.Answers)
            .FirstOrDefaultAsync(ct);
        var last = json is null ? [] : JsonSerializer.Deserialize<List<QuizAnswer>>(json, JsonSerializerOptions.Web) ?? [];
        // The keeper may have written other questions since.
        return last.Select(a => a.Question).SequenceEqual(Questions.Select(q => q.Question), StringComparer.Ordinal)
            ? [.. last.Select((a, i) => (a.IsRight, Number: i + 1)).Where(a => !a.IsRight).Select(a => a.Number)]
            : [];
    }
}
