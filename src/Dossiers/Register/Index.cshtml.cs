using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Dossiers.Register;

/// <summary>The agency's dossiers, filtered, sorted and paged by the database.</summary>
[Right("dossiers.read")]
internal sealed class Index(Measures measures, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public int Total { get; private set; }
    public IReadOnlyList<ListRow> Rows { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Procedures { get; private set; } = [];
    public bool MayReceive => Acting.Has("dossiers.receive");

    public IEnumerable<SelectListItem> States =>
        Enum.GetValues<DossierState>().Select(s => new SelectListItem(texts[Words.Of(s)], s.ToString()));

    public IEnumerable<SelectListItem> Clocks =>
        [
            new(texts["Quá hạn"], "overdue"),
            new(texts["Sắp đến hạn"], "near"),
            new(texts["Tạm dừng"], "paused"),
            new(texts["Trễ hạn"], "late"),
            new(texts["Đã xin lỗi, hẹn lại"], "reappointed"),
        ];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var measure = await measures.ForAsync(Acting.AgencyId, ct);
        var query = new ListQuery(
            View.Filter("q"),
            Enum.TryParse<DossierState>(View.Filter("state"), out var state) ? state : null,
            View.Filter("clock"),
            Guid.TryParse(View.Filter("procedure"), out var procedure) ? procedure : null,
            View.Sort,
            View.Descending
        );
        (Total, var found) = await query.RunAsync(db, measure, View.Skip, ListView.PageSize, ct);
        Rows = [.. found.Select(f => new ListRow(f.Dossier, f.Name, Judgement.Clock(f.Dossier, null, measure)))];
        Procedures = [.. (await ListQuery.ProceduresAsync(db, ct)).Select(p => new SelectListItem(p.Title, p.Id.ToString()))];
        return true;
    }
}

/// <summary>A line of the list.</summary>
internal sealed record ListRow(Dossier Dossier, string Applicant, Deadline? Clock);
