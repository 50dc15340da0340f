using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Writing;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Distributing;

/// <summary>Lets an issue that waits to be read take effect earlier, or takes it back; both with a reason.</summary>
[Right(Drafts.IssueRight)]
internal sealed class Open(Gate gate, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Of the issue that was seen.</summary>
    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? Day { get; set; }

    /// <summary><c>back</c> to take it back.</summary>
    [BindProperty]
    public string? Act { get; set; }

    public DocumentLine Document { get; private set; } = null!;
    public DocumentVersion? Waiting { get; private set; }
    public ReadingShare Share { get; private set; }
    public int Percent { get; private set; }
    public bool MayKeep => Acting.Has(Lists.Right);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var today = clock.GetUtcNow().VietnamDay();
        if (await DocumentReads.FindAsync(db, Id, today, ct) is not { } document)
        {
            return false;
        }

        Document = document;
        Waiting = await Gate.WaitingAsync(db, Id, ct);
        Version = Waiting?.Version ?? 0;
        if (Waiting is { } waiting)
        {
            Share = ReadingShare.Of(await db.Set<Reading>().Where(r => r.VersionId == waiting.Id).ToListAsync(ct), today);
            Percent = (await DistributionList.FindAsync(db, Id, ct))?.GatePercent ?? 0;
            if (!HttpMethods.IsPost(Request.Method))
            {
                Day = waiting.WantedFrom > today ? waiting.WantedFrom : today;
            }
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.open_gate",
            Version,
            async (work, posted, token) =>
            {
                if (Act == "back")
                {
                    await gate.TakeBackAsync(work, Id, posted, Reason, token);
                    Notice = texts["Đã thu hồi bản chờ; bản trước vẫn có hiệu lực."];
                }
                else
                {
                    await gate.OpenAsync(work, Id, posted, Day, Reason, token);
                    Notice = texts["Đã cho có hiệu lực."];
                }

                return "/Documents/Show/" + Id;
            },
            ct
        );
}
