using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation.Rules;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Organisation.Directory;

/// <summary>The agencies of the province: a list with filters, or the tree of who stands below whom.</summary>
[Right("organisation.read")]
internal sealed class Index(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<AgencyCard> Rows { get; private set; } = [];
    public int Total { get; private set; }
    public ILookup<int?, AgencyCard> Below { get; private set; } = null!;
    public bool IsTree { get; private set; }
    public int Own => Acting.AgencyId;
    public DateOnly Today => agencies.Today;
    public bool MayAdd => Acting.Has("organisation.manage_agencies");
    public bool MayImport => Acting.Has("organisation.import");
    public IReadOnlyList<SelectListItem> Kinds => Choices.Of<AgencyKind>(texts);
    public IReadOnlyList<SelectListItem> Levels => Choices.Of<AgencyLevel>(texts);
    public IReadOnlyList<SelectListItem> Obligations => Choices.Of<QmsObligation>(texts);
    public IReadOnlyList<SelectListItem> States => [new(texts["Đã kết thúc"], "ended"), new(texts["Cả hai"], "all")];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        IsTree = Request.Query["view"] == "tree";
        var state = View.Filter("state");
        var query = new AgencyQuery(
            View.Filter("q") ?? "",
            One<AgencyKind>("kind"),
            One<AgencyLevel>("level"),
            null,
            state is "ended" or "all" ? null : Today,
            One<QmsObligation>("obligation")
        );
        var found = (await agencies.ListAsync(query, ct)).Where(a => state != "ended" || !a.Exists.Contains(Today)).ToList();
        Total = found.Count;
        Below = found.ToLookup(a => a.ParentId is { } parent && found.Exists(x => x.Id == parent) ? a.ParentId : null);
        Rows = [.. Sorted(found).Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }

    private T? One<T>(string name)
        where T : struct, Enum => Enum.TryParse<T>(View.Filter(name), out var value) && Enum.IsDefined(value) ? value : null;

    private IEnumerable<AgencyCard> Sorted(List<AgencyCard> rows) =>
        (View.Sort, View.Descending) switch
        {
            ("name", false) => rows.OrderBy(a => Folding.Fold(a.Name), StringComparer.Ordinal),
            ("name", true) => rows.OrderByDescending(a => Folding.Fold(a.Name), StringComparer.Ordinal),
            ("code", true) => rows.AsEnumerable().Reverse(),
            _ => rows,
        };
}
