using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Writing;

/// <summary>The last look at a draft: what changed, who signed, from when; then it is issued.</summary>
[Right(Drafts.IssueRight)]
internal sealed class Issue(TimeProvider clock, IStringLocalizer<Texts> texts) : DraftPage(clock)
{
    [BindProperty]
    public List<SignOffInput> Signs { get; set; } = [];

    [BindProperty]
    public string? DecisionNumber { get; set; }

    [BindProperty]
    public DateOnly? EffectiveFrom { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<DifferenceLine> Differences { get; private set; } = [];
    public bool Again => Before is not null;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (!await base.LoadAsync(db, ct))
        {
            return false;
        }

        Differences = Before is null ? [] : DifferenceLine.Between(Before, Body);
        if (!HttpMethods.IsPost(Request.Method))
        {
            Signs = [.. Enum.GetValues<SignOffAct>().Select(act => SignOffInput.Of(act, []))];
            EffectiveFrom = Today;
            Reason = await Changing.Requests.ReasonAsync(db, Id, ct);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.issue",
            Version,
            async (work, posted, token) =>
            {
                var issued = await Drafts.IssueAsync(
                    work,
                    Id,
                    posted,
                    Drafts.Order(SignOffInput.Make(Signs), EffectiveFrom, DecisionNumber, Reason),
                    token
                );
                Notice = issued.Waits
                    ? texts["Đã duyệt lần ban hành {0}; nó chờ phổ biến và có hiệu lực khi đủ người đã đọc và hiểu.", issued.Issue]
                    : texts["Đã ban hành."];
                return "/Documents/Show/" + Id;
            },
            ct
        );
}
