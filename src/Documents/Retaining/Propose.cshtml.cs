using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Retaining;

/// <summary>Proposes to destroy the issues that were chosen.</summary>
[Right(Proposing.Right)]
internal sealed class Propose(IEnumerable<IDocumentUses> plugs, TimeProvider clock, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true)]
    public List<Guid> Issues { get; set; } = [];

    [BindProperty]
    public string? Reason { get; set; }

    public IReadOnlyList<DueIssue> Rows { get; private set; } = [];
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Rows = Issues.Count == 0 ? [] : await DueIssue.ListAsync(db, Today, Issues, ct);
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        DoAsync(
            "documents.propose_disposal",
            async (work, token) =>
            {
                var id = await Proposing.ProposeAsync(work, new ProposalInput(Issues, Reason), plugs, token);
                Notice = texts["Đã lập đề nghị. Người khác có quyền sẽ quyết định."];
                return "/Documents/Retaining/Show/" + id;
            },
            ct
        );
}
