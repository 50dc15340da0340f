using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Changing;

/// <summary>Decides on what was asked, or that a document need not change, with the reason.</summary>
[Right(Asking.DecideRight)]
internal sealed class Decide(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The pressed button: accept, refuse or keep.</summary>
    [BindProperty]
    public string? Act { get; set; }

    public ChangeRequest Row { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<ChangeRequest>().FirstOrDefaultAsync(r => r.Id == Id, ct) is not { } row)
        {
            return false;
        }

        Row = row;
        Version = row.Version;
        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            "documents.decide_change",
            Version,
            async (work, posted, token) =>
            {
                if (Act == "keep")
                {
                    await Asking.KeepAsync(work, Id, posted, Reason, token);
                }
                else
                {
                    await Asking.DecideAsync(work, Id, posted, Act == "accept", Reason, token);
                }

                Notice = texts["Đã ghi quyết định."];
                return "/Documents/Changing/Show/" + Id;
            },
            ct
        );
}
