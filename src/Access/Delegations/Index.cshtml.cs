using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Access.Delegations;

/// <summary>Absences and authorities: one's own, or all of the agency for whoever may enter them for others.</summary>
[Right("access.delegate")]
internal sealed class Index(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    private DateOnly today;

    public ListView View { get; private set; } = null!;
    public IReadOnlyList<Delegation> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public bool SeesAll => Acting.Has("access.delegate_for");
    public IReadOnlyList<SelectListItem> States =>
        [new(texts["Đang hiệu lực"], "now"), new(texts["Sắp tới"], "next"), new(texts["Đã hết"], "over")];

    public (Tone Tone, string Words) StateOf(Delegation row) => DelegationWords.State(row, today, texts);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        today = clock.GetUtcNow().VietnamDay();
        View = ListView.From(Request);
        var own = Acting.Actor.PersonId;
        var rows = db.Set<Delegation>().Where(d => SeesAll || d.PersonId == own || d.SubstituteId == own);
        rows = View.Filter("state") switch
        {
            "now" => rows.Where(d => d.EndedAt == null && d.ValidFrom <= today && d.ValidTo >= today),
            "next" => rows.Where(d => d.EndedAt == null && d.ValidFrom > today),
            "over" => rows.Where(d => d.EndedAt != null || d.ValidTo < today),
            _ => rows,
        };
        // An agency has some hundreds in a year; names are searched without their marks.
        var words = Folding.Parts(View.Filter("q") ?? "");
        var found = (await rows.OrderByDescending(d => d.ValidFrom).ThenByDescending(d => d.Id).ToListAsync(ct))
            .Where(d =>
                words.All(w => Folding.Fold($"{d.PersonName} {d.SubstituteName} {d.Decision}").Contains(w, StringComparison.Ordinal))
            )
            .ToList();
        (Total, Rows) = (found.Count, [.. found.Skip(View.Skip).Take(ListView.PageSize)]);
        return true;
    }
}
