using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Decides on a proposal of destruction: it is destroyed, or kept.</summary>
[Right(Deciding.Right)]
internal sealed class Decide(IStringLocalizer<Texts> texts) : DisposalPage
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public DateOnly? On { get; set; }

    [BindProperty]
    public string? CouncilNumber { get; set; }

    [BindProperty]
    public string? Members { get; set; }

    [BindProperty]
    public DateOnly? MetOn { get; set; }

    [BindProperty]
    public string? Opinion { get; set; }

    /// <summary>Why it is kept.</summary>
    [BindProperty]
    public string? Words { get; set; }

    public bool IsMine => Disposal.ProposedBy == Acting.Actor.PersonId;
    public bool IsOver => Disposal.State != DisposalState.Proposed;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.decide_disposal",
            Version,
            async (work, posted, token) =>
            {
                var input = new DecisionInput
                {
                    Number = Number,
                    On = On,
                    CouncilNumber = CouncilNumber,
                    Members = Members,
                    MetOn = MetOn,
                    Opinion = Opinion,
                    Version = posted,
                };
                await Deciding.DecideAsync(work, Id, input, token);
                Notice = texts["Đã quyết định tiêu hủy. Biên bản được ghi khi tiến hành."];
                return Back;
            },
            ct
        );

    public Task<IActionResult> OnPostRefuseAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.refuse_disposal",
            Version,
            async (work, posted, token) =>
            {
                await Deciding.RefuseAsync(work, Id, new RefusalInput(Words, posted), token);
                Notice = texts["Đã ghi: không tiêu hủy."];
                return Back;
            },
            ct
        );
}
