using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>One destruction: what it is about, how far it is, and what is to be done next.</summary>
[Right("documents.read")]
internal sealed class Show(IStringLocalizer<Texts> texts) : DisposalPage
{
    /// <summary>Why it is taken back.</summary>
    [BindProperty]
    public string? Words { get; set; }

    /// <summary>Holds that stand, by which items wait.</summary>
    public IReadOnlyList<LegalHold> Holds { get; private set; } = [];
    public bool IsMine => Disposal.ProposedBy == Acting.Actor.PersonId;
    public bool MayDecide => Disposal.State == DisposalState.Proposed && !IsMine && Acting.Has(Deciding.Right);
    public bool MayTakeBack => Disposal.State == DisposalState.Proposed && IsMine && Acting.Has(Proposing.Right);
    public bool MayRecord => Disposal.State == DisposalState.Decided && Acting.Has(Proposing.Right);

    public LegalHold? HoldOf(DisposalItem item) => Holds.FirstOrDefault(h => h.Holds(item.DocumentId, item.Kind));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Holds = await db.Set<LegalHold>().Where(h => h.LiftedAt == null).ToListAsync(ct);
        return await base.LoadAsync(db, ct);
    }

    /// <summary>Takes one's own proposal back.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        Acting.Has(Proposing.Right)
            ? await ChangeAsync(
                "documents.take_back_disposal",
                Version,
                async (work, posted, token) =>
                {
                    await Proposing.TakeBackAsync(work, Id, new RefusalInput(Words, posted), token);
                    Notice = texts["Đã rút lại đề nghị."];
                    return Back;
                },
                ct
            )
            : StatusCode(403);
}
