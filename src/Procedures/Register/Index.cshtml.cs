using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Procedures.Uploads;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Register;

/// <summary>The agency's procedures, and the drafts somebody is working on.</summary>
[Right("procedures.read")]
internal sealed class Index(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<ProcedureLine> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public IReadOnlyList<UploadRow> Drafts { get; private set; } = [];

    /// <summary>Approved versions that wait to be read.</summary>
    public IReadOnlyList<UploadRow> Waiting { get; private set; } = [];
    public bool MayImport => Acting.Has("procedures.import");
    public bool MayPublish => Acting.Has("procedures.publish");

    public IEnumerable<SelectListItem> States =>
        Enum.GetValues<ProcedureState>().Select(s => new SelectListItem(texts[ProcedureLine.Words(s)], s.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var all = await ProcedureLine.ListAsync(db, clock.GetUtcNow().VietnamDay(), ct);
        var state = View.Filter("state");
        var found = Sort(
                all.Where(p => Folding.Matches(p.Search, View.Filter("q")) && (string.IsNullOrEmpty(state) || p.State.ToString() == state))
            )
            .ToList();
        Total = found.Count;
        Rows = [.. found.Skip(View.Skip).Take(ListView.PageSize)];
        Waiting = await db.Set<UploadRow>()
            .Where(u => u.State == UploadState.Scheduled)
            .OrderBy(u => u.Code)
            .Select(u => new UploadRow
            {
                Code = u.Code,
                Title = u.Title,
                DocumentId = u.DocumentId,
                DocumentVersionId = u.DocumentVersionId,
            })
            .ToListAsync(ct);
        if (MayImport || MayPublish)
        {
            Drafts = await db.Set<UploadRow>()
                .Where(u => u.State == UploadState.Open)
                .OrderByDescending(u => u.ChangedAt)
                .Select(u => new UploadRow
                {
                    Id = u.Id,
                    Code = u.Code,
                    Title = u.Title,
                    FileName = u.FileName,
                    ChangedBy = u.ChangedBy,
                    ChangedAt = u.ChangedAt,
                })
                .ToListAsync(ct);
        }

        return true;
    }

    private IEnumerable<ProcedureLine> Sort(IEnumerable<ProcedureLine> rows)
    {
        Func<ProcedureLine, object?> key = View.Sort switch
        {
            "title" => p => p.Title,
            "from" => p => p.EffectiveFrom,
            _ => p => p.Code,
        };
        return View.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key);
    }
}
