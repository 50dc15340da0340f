using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace IsoDienTu.Documents.Announcing;

/// <summary>Before the province: in which phase of QĐ 19/2014/QĐ-TTg each agency is.</summary>
[Right(ProvincePhases.Right)]
internal sealed class Province(ProvincePhases phases, TimeProvider clock) : IsoPage
{
    public ListView View { get; private set; } = null!;

    /// <summary>Of all phases, before one is chosen.</summary>
    public IReadOnlyList<AgencyPhase> All { get; private set; } = [];

    /// <summary>Those of the chosen phase.</summary>
    public IReadOnlyList<AgencyPhase> Found { get; private set; } = [];
    public IReadOnlyList<AgencyPhase> Rows { get; private set; } = [];
    public ProvincePhases Phases => phases;
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    /// <summary>Each phase with how many are in it.</summary>
    public IReadOnlyList<(string Phase, int Count)> Counts => [.. AgencyPhase.Phases.Select(p => (p, All.Count(r => r.Phase == p)))];
    public int Most => Math.Max(1, Counts.Max(c => c.Count));
    public IEnumerable<SelectListItem> PhaseChoices => AgencyPhase.Phases.Select(p => new SelectListItem(phases.Say(p), p));
    public IEnumerable<SelectListItem> KindChoices => phases.Kinds.Select(k => new SelectListItem(k.Label, k.Kind.ToString()));

    /// <summary>This list as a file.</summary>
    public string Address(string handler) => View.With("handler", handler);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        AgencyKind? kind = Enum.TryParse<AgencyKind>(View.Filter("kind"), out var known) && Enum.IsDefined(known) ? known : null;
        All = await phases.ListAsync(View.Filter("q"), kind, ct);
        var phase = View.Filter("phase");
        Found = Sort(string.IsNullOrEmpty(phase) ? All : All.Where(r => r.Phase == phase));
        Rows = [.. Found.Skip(View.Skip).Take(ListView.PageSize)];
        return true;
    }

    /// <summary>What is found as a spreadsheet.</summary>
    public Task<IActionResult> OnGetXlsxAsync(CancellationToken ct) => TakeAsync(ListFormat.Xlsx, ct);

    /// <summary>What is found as a Word paper.</summary>
    public Task<IActionResult> OnGetDocxAsync(CancellationToken ct) => TakeAsync(ListFormat.Docx, ct);

    private async Task<IActionResult> TakeAsync(ListFormat format, CancellationToken ct)
    {
        await ReadAsync(LoadAsync, ct);
        return Take(await phases.FileAsync(Acting.AgencyId, Found, ct), format);
    }

    private List<AgencyPhase> Sort(IEnumerable<AgencyPhase> rows)
    {
        Func<AgencyPhase, IComparable?> key = View.Sort switch
        {
            "phase" => r => AgencyPhase.Phases.ToList().IndexOf(r.Phase),
            "since" => r => r.Since,
            "announced" => r => r.Announced?.Day,
            "count" => r => r.InForce,
            _ => r => Folding.Fold(r.Agency.Name),
        };
        return [.. View.Descending ? rows.OrderByDescending(key) : rows.OrderBy(key)];
    }
}
