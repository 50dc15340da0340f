using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Portal.Embedding;

/// <summary>One procedure in force, inside a page of the agency's own site.</summary>
[Public("A published procedure names roles, never persons")]
[PublicCache("agency")]
internal sealed class EmbedProcedure(Agencies agencies) : EmbeddedPage(agencies)
{
    [BindProperty(SupportsGet = true, Name = "procedure")]
    public string ProcedureSlug { get; set; } = "";

    public PublishedProcedure Shown { get; private set; } = null!;
    public string Svg { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await FindAsync(ct) && await ReadAsync(Card!.Id, LoadAsync, ct) ? Page() : Missing();

    private async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await PublishedProcedures.FindAsync(db, ProcedureSlug, Today, ct) is not { } found)
        {
            return false;
        }

        Shown = found;
        Svg = await ProcedureDrawing.SvgAsync(db, found, Language, ct);
        return true;
    }
}
