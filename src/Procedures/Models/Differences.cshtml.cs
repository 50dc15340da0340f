using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Merging;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Procedures.Models;

/// <summary>Where the agency's procedure differs from the issue of the model it follows, with its own values filled in.</summary>
[Right("procedures.read")]
internal sealed class Differences(Agencies agencies) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public MergeCase Case { get; private set; } = null!;
    public string Owner { get; private set; } = "";
    public IReadOnlyList<MergeUnit> Units { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await MergeCase.FindAsync(db, Id, ct) is not { } found)
        {
            return false;
        }

        Case = found;
        Owner = (await agencies.FindAsync(found.Model.OwnerId, ct))?.Name ?? "";
        Units = found is { From: { } from, Ours: { } ours } ? Adoptions.Differences(found.Adoption, from, ours.ReadCard()) : [];
        return true;
    }
}
