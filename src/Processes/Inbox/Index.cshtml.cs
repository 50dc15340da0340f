using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Holding;
using IsoDienTu.Processes.Reading;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Inbox;

/// <summary>Work in due order: what waits for this person, for the unit, for the office; what is watched, and what was done.</summary>
[Right("processes.work")]
internal sealed class Index(WorkLists lists, Offices offices, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];
    public InboxOf Of { get; private set; }
    public int Shown { get; private set; }

    /// <summary>What the head of the page counts: the whole list, whatever is filtered.</summary>
    public InboxCount Whole { get; private set; } = new(0, 0, 0, 0);

    public IEnumerable<SelectListItem> When =>
        [new(texts["Quá hạn"], "late"), new(texts["Sắp đến hạn"], "near"), new(texts["Hôm nay"], "today"), new(texts["Sắp tới"], "later")];

    /// <summary>Units and people whose work a list of many shows; empty in one's own lists.</summary>
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Holders { get; private set; } = [];

    public IEnumerable<(InboxOf Of, string Name, string Href)> Tabs =>
        WorkLists
            .For(Acting)
            .Select(of =>
                of switch
                {
                    InboxOf.Unit => (of, texts["Đơn vị"].Value, "/Processes/Inbox?of=unit"),
                    InboxOf.Office => (of, texts["Cơ quan"].Value, "/Processes/Inbox?of=office"),
                    InboxOf.Watched => (of, texts["Theo dõi"].Value, "/Processes/Inbox?of=watched"),
                    InboxOf.Done => (of, texts["Đã làm"].Value, "/Processes/Inbox?of=done"),
                    _ => (of, texts["Của tôi"].Value, "/Processes/Inbox"),
                }
            );

    /// <summary>The step of a version to which the list is limited; null for all.</summary>
    public (Guid Version, string Element)? At =>
        Guid.TryParse(View.Filter("version"), out var version) && View.Filter("step") is { Length: > 0 } step ? (version, step) : null;

    /// <summary>This list again.</summary>
    public string Here => Request.Path + Request.QueryString;

    public string Title =>
        Of switch
        {
            InboxOf.Unit => texts["Việc của đơn vị"],
            InboxOf.Office => texts["Việc của cơ quan"],
            InboxOf.Watched => texts["Việc đang theo dõi"],
            InboxOf.Done => texts["Việc đã làm"],
            _ => texts["Việc của tôi"],
        };

    public string Lead =>
        Of == InboxOf.Done
            ? texts["{0} bước của {1} ngày qua, mới nhất trước", Whole.All, InboxSelection.Days]
            : texts["{0} việc, {1} quá hạn, {2} đến hạn hôm nay", Whole.All, Whole.Late, Whole.Today];

    public (string Title, string Words) Nothing =>
        Of switch
        {
            InboxOf.Unit => (texts["Đơn vị không có việc nào đang chờ"], texts["Việc của mọi chức danh trong đơn vị hiện ở đây."]),
            InboxOf.Office => (texts["Cơ quan không có việc nào đang chờ"], texts["Việc của mọi đơn vị hiện ở đây."]),
            InboxOf.Watched => (texts["Chưa theo dõi việc nào"], texts["Mở một việc và bấm Theo dõi để thấy nó ở đây cho đến khi xong."]),
            InboxOf.Done => (
                texts["Chưa làm bước nào"],
                texts["Bước đã làm hiện ở đây; bước vừa chuyển mà chưa ai mở xem thì còn thu hồi được."]
            ),
            _ => (texts["Không có việc nào đang chờ bạn"], texts["Việc mới hiện ở đây khi một bước chuyển đến chức danh của bạn."]),
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var all = await lists.OfAsync(Acting, View.Filter("of"), ct);
        Of = all.Of;
        var wanted = all with { When = Of == InboxOf.Done ? null : View.Filter("when"), Words = Folding.Parts(View.Filter("q")), At = At };
        if (Of is InboxOf.Unit or InboxOf.Office)
        {
            var staffed = await offices.StaffedAsync(Acting, ct);
            Units = [.. staffed.Units.Select(u => new SelectListItem(u.Name, $"{u.Id}"))];
            Holders =
            [
                new(texts["Chưa ai nhận"], $"{Guid.Empty}"),
                .. staffed.People.Select(p => new SelectListItem($"{p.Name} ({p.Title})", $"{p.PersonId}")),
            ];
            wanted = wanted with
            {
                Unit = staffed.Units.FirstOrDefault(u => $"{u.Id}" == View.Filter("unit"))?.Principals,
                Holder = Guid.TryParse(View.Filter("holder"), out var holder) ? holder : null,
            };
        }

        Whole = await InboxQuery.CountAsync(db, all, ct);
        Shown = wanted.IsWhole ? Whole.All : (await InboxQuery.CountAsync(db, wanted, ct)).All;
        Rows = await InboxQuery.RunAsync(db, wanted, View.Skip, ListView.PageSize, ct);
        return true;
    }
}
