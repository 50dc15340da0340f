using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Models;

/// <summary>The models an agency may adopt, follows or offers, with how it stands to each.</summary>
[Right("procedures.read")]
internal sealed class Index(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<ModelLine> Rows { get; private set; } = [];
    public int Total { get; private set; }

    public IEnumerable<SelectListItem> States =>
        Enum.GetValues<ModelStanding>().Select(s => new SelectListItem(texts[ModelLine.Words(s)], s.ToString()));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var state = View.Filter("state");
        var found = (await ModelLine.ListAsync(db, agencies, Acting.AgencyId, ct)).Where(l =>
            Folding.Matches(Folding.Fold($"{l.Model.Code} {l.Model.Title} {l.Owner}"), View.Filter("q"))
            && (string.IsNullOrEmpty(state) || l.State.ToString() == state)
        );
        Func<ModelLine, string> key = View.Sort switch
        {
            "title" => l => l.Model.Title,
            "owner" => l => l.Owner,
            _ => l => l.Model.Code,
        };
        var sorted = (
            View.Descending ? found.OrderByDescending(key, StringComparer.Ordinal) : found.OrderBy(key, StringComparer.Ordinal)
        ).ToList();
        Total = sorted.Count;
        Rows = [.. sorted.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }
}
