using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.HandingOver;

/// <summary>What this agency handed to others: whether it was received, in time, or refused and why.</summary>
[Right("processes.oversee")]
internal sealed class Index(TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    public ListView View { get; private set; } = null!;
    public IReadOnlyList<HandedOver> Rows { get; private set; } = [];
    public int Total { get; private set; }

    public IReadOnlyList<SelectListItem> States =>
        [.. Enum.GetValues<HandOverState>().Select(s => new SelectListItem(Say(s), s.ToString()))];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        HandOverState? state = Enum.TryParse<HandOverState>(View.Filter("state"), out var wanted) ? wanted : null;
        (Total, Rows) = await HandedOver.ListAsync(db, state, View.Filter("q") ?? "", clock.GetUtcNow(), View.Skip, ListView.PageSize, ct);
        return true;
    }

    public string Say(HandOverState state) =>
        state switch
        {
            HandOverState.Waiting => texts["Chờ tiếp nhận"],
            HandOverState.Received => texts["Đã tiếp nhận"],
            HandOverState.Refused => texts["Bị từ chối"],
            HandOverState.Ended => texts["Đã xong"],
            _ => texts["Đã rút"],
        };

    public static Tone ToneOf(HandedOver row) =>
        row.State switch
        {
            HandOverState.Refused => Tone.Late,
            HandOverState.Waiting when row.IsLate => Tone.Late,
            HandOverState.Waiting => Tone.Near,
            HandOverState.Received => Tone.Info,
            HandOverState.Ended => Tone.Good,
            _ => Tone.Plain,
        };
}
