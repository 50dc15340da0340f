using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Holding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Lateness;

/// <summary>How the steps of the last days were done: early, on time or late, and why.</summary>
[Right(LatenessSetup.Right)]
internal sealed class DoneList(Offices offices, Measures measures, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public int Total { get; private set; }
    public IReadOnlyList<(DoneStepLine Line, Deadline? Clock)> Lines { get; private set; } = [];
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IEnumerable<SelectListItem> How =>
        [new(texts["Trước hạn"], "early"), new(texts["Đúng hạn"], "ontime"), new(texts["Trễ hạn"], "late")];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var people = (await offices.StaffedAsync(Acting, ct)).People;
        People = [.. people.Select(p => new SelectListItem($"{p.Name} ({p.Title})", $"{p.PersonId}"))];
        var chosen = Guid.TryParse(View.Filter("holder"), out var holder) ? people.Where(p => p.PersonId == holder) : people;
        var measure = await measures.ForAsync(Acting.AgencyId, ct);
        (Total, var found) = await DoneSteps.ReadAsync(
            db,
            [.. chosen.Select(p => p.PersonId)],
            View.Filter("how"),
            measure.Now,
            View.Skip,
            ListView.PageSize,
            ct
        );
        Lines = [.. found.Select(l => (l, measure.Ended(l.Task.DueAt, l.Task.DoneAt!.Value)))];
        return true;
    }
}
