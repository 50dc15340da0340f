using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Announcing;

/// <summary>Hands out the paper of a confirmation or announcement, with the signatures it has so far.</summary>
[Right("documents.read")]
internal sealed class File(MilestonePapers papers, FileStore store) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public Milestone Milestone { get; private set; } = null!;

    /// <summary>Why it cannot be made now.</summary>
    public string Refused { get; private set; } = "";

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        try
        {
            return await papers.GetAsync(Acting.Actor, Acting.AgencyId, Id, ct) is { } file
                ? File(file.Open(store), file.MediaType, file.Name)
                : NotFound();
        }
        catch (RuleException refused)
        {
            Refused = Say(refused);
            Response.StatusCode = 422;
            return await ShowAsync(ct);
        }
    }

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Milestone = (await db.Set<Milestone>().FirstOrDefaultAsync(m => m.Id == Id, ct))!;
        return Milestone is not null;
    }
}
