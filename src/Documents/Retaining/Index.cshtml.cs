using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Đến hạn lưu: issues that are over, until when each is kept, and those that may be proposed for destruction.</summary>
[Right("documents.read")]
internal sealed class Index(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    private const string All = "all";

    public ListView View { get; private set; } = null!;
    public IReadOnlyList<DueIssue> Rows { get; private set; } = [];
    public int Total { get; private set; }

    /// <summary>Proposals that wait for a decision or for their minutes.</summary>
    public int Open { get; private set; }
    public int Held { get; private set; }
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public bool MayPropose => Acting.Has(Proposing.Right);

    /// <summary>What else can be shown than what may be proposed, which the list shows unasked.</summary>
    public IEnumerable<SelectListItem> States =>
        [
            new(texts["Hết hạn lưu trong năm nay"], "year"),
            new(texts["Tạm dừng tiêu hủy"], nameof(KeptWhy.Held)),
            new(texts["Đã đề nghị tiêu hủy"], nameof(KeptWhy.Proposed)),
            new(texts["Đã tiêu hủy"], nameof(KeptWhy.Destroyed)),
            new(texts["Tất cả bản hết hiệu lực"], All),
        ];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var words = Folding.Fold(View.Filter("q") ?? "");
        var state = View.Filter("state");
        var found = (await DueIssue.ListAsync(db, Today, null, ct))
            .Where(d =>
                (words.Length == 0 || Folding.Fold($"{d.Code} {d.Title}").Contains(words, StringComparison.Ordinal)) && IsAsked(d, state)
            )
            .ToList();
        Total = found.Count;
        Rows = [.. found.Skip(View.Skip).Take(ListView.PageSize)];
        Open = await db.Set<Disposal>().CountAsync(d => d.State == DisposalState.Proposed || d.State == DisposalState.Decided, ct);
        Held = await db.Set<LegalHold>().CountAsync(h => h.LiftedAt == null, ct);
        return true;
    }

    private bool IsAsked(DueIssue issue, string? state) =>
        state switch
        {
            All => true,
            null => issue.WhyOn(Today) is null,
            "year" => issue.KeepUntil?.Year == Today.Year,
            _ => issue.WhyOn(Today)?.ToString() == state,
        };
}
