using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Processes.Holding;
using IsoDienTu.Processes.Reading;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Inbox;

/// <summary>Work in due order: what waits for this person, for the unit, for the office; what is watched, and what was done.</summary>
[Right("processes.work")]
internal sealed class Index(Offices offices, WorkSchedules schedules, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<InboxRow> Rows { get; private set; } = [];
    public InboxOf Of { get; private set; }
    public int Shown { get; private set; }

    /// <summary>What the head of the page counts: the whole list, whatever is filtered.</summary>
    public (int All, int Late, int Today) Whole { get; private set; }

    public IEnumerable<SelectListItem> When =>
        [new(texts["Quá hạn"], "late"), new(texts["Hôm nay"], "today"), new(texts["Sắp tới"], "later")];

    public IEnumerable<(InboxOf Of, string Name, string Href)> Tabs =>
        new[]
        {
            (InboxOf.Mine, texts["Của tôi"].Value, "/Processes/Inbox"),
            (InboxOf.Unit, texts["Đơn vị"].Value, "/Processes/Inbox?of=unit"),
            (InboxOf.Office, texts["Cơ quan"].Value, "/Processes/Inbox?of=office"),
            (InboxOf.Watched, texts["Theo dõi"].Value, "/Processes/Inbox?of=watched"),
            (InboxOf.Done, texts["Đã làm"].Value, "/Processes/Inbox?of=done"),
        }.Where(t => t.Item1 != InboxOf.Office || Acting.Has("processes.oversee"));

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
        Of = Enum.TryParse<InboxOf>(View.Filter("of"), ignoreCase: true, out var of) && Tabs.Any(t => t.Of == of) ? of : InboxOf.Mine;
        var principals = Of == InboxOf.Unit ? (await offices.UnitsAsync(Acting, ct)).Principals! : Acting.Actor.Principals;
        var all = new InboxSelection(Of, Acting.Actor, principals, clock.GetUtcNow());
        var wanted = all with
        {
            When = Of == InboxOf.Done ? null : View.Filter("when"),
            Words = [.. Folding.Fold(View.Filter("q")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8)],
        };
        Whole = await InboxQuery.CountAsync(db, all, ct);
        Shown = wanted.When is null && wanted.Words.Count == 0 ? Whole.All : (await InboxQuery.CountAsync(db, wanted, ct)).All;
        var schedule = await schedules.ForAsync(Acting.AgencyId, ct);
        Rows = await InboxQuery.RunAsync(db, wanted, schedule, View.Skip, ListView.PageSize, ct);
        return true;
    }
}
