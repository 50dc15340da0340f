using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Signing.Keys;

/// <summary>A file one has signed, to be fetched.</summary>
[Right("signing.sign")]
internal sealed class Signed : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public PendingSignature Row { get; private set; } = null!;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        Row = (await db.Set<PendingSignature>().FirstOrDefaultAsync(p => p.Id == Id && p.PersonId == Acting.Actor.PersonId, ct))!;
        return Row is not null;
    }
}
