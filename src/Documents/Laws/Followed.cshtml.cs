using IsoDienTu.Documents.Changing;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <summary>One change of law in all agencies: who has followed, who has not, request by request.</summary>
[Right(LawsSetup.OverseeRight)]
internal sealed class Followed(WorkRunner runner, Agencies agencies, TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>late, open, done, behind or kept; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Wanted { get; set; }

    public LegalChange Row { get; private set; } = null!;
    public LegalText Text { get; private set; } = null!;
    public LegalText? By { get; private set; }
    public (int Looked, int All) Round { get; private set; }
    public IReadOnlyList<(string Agency, IReadOnlyList<(ChangeRequest Request, string? Code)> Requests)> Rows { get; private set; } = [];
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    public IReadOnlyList<(string? Show, string Label, int Count)> Tabs { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<LegalChange>().FirstOrDefaultAsync(c => c.Id == Id, ct) is not { } change)
        {
            return false;
        }

        Row = change;
        Text = await db.Set<LegalText>().FirstAsync(t => t.Id == change.TextId, ct);
        By = await db.Set<LegalText>().FirstOrDefaultAsync(t => t.Id == change.ByTextId, ct);
        var (requests, round) = await runner.ReadEverywhereAsync(
            async (all, token) => (await FollowFigures.RequestsAsync(all, Id, token), await FollowFigures.RoundAsync(all, Id, token)),
            ct
        );
        Round = round;
        Tabs =
        [
            .. new (string? Show, string Label)[]
            {
                (null, "Tất cả"),
                ("late", "Quá hạn"),
                ("open", "Còn hạn"),
                ("done", "Đúng hạn"),
                ("behind", "Sửa trễ"),
                ("kept", "Không phải sửa"),
            }.Select(t => (t.Show, t.Label, requests.Count(r => Is(r.Request, t.Show)))),
        ];
        var names = (await agencies.ListAsync(new AgencyQuery(), ct)).ToDictionary(a => a.Id, a => a.Name);
        Rows =
        [
            .. requests
                .Where(r => Is(r.Request, Wanted))
                .GroupBy(r => r.Request.AgencyId)
                .Select(g =>
                    (
                        names.GetValueOrDefault(g.Key, ""),
                        (IReadOnlyList<(ChangeRequest, string?)>)[.. g.OrderBy(r => r.Code, StringComparer.Ordinal)]
                    )
                )
                .OrderBy(r => r.Item1, StringComparer.Create(new System.Globalization.CultureInfo("vi-VN"), false)),
        ];
        return true;
    }

    private bool Is(ChangeRequest request, string? wanted) =>
        wanted switch
        {
            "late" => request.State == RequestState.Open && request.DueOn < Today,
            "open" => request.State == RequestState.Open && request.DueOn >= Today,
            "done" => request.State == RequestState.Done && request.ClosedOn <= request.DueOn,
            "behind" => request.State == RequestState.Done && request.ClosedOn > request.DueOn,
            "kept" => request.State == RequestState.Kept,
            _ => true,
        };
}
