using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Retaining;

/// <summary>A page about one destruction.</summary>
internal abstract class DisposalPage : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    public Disposal Disposal { get; private set; } = null!;
    public IReadOnlyList<DisposalItem> Items { get; private set; } = [];
    public string Back => "/Documents/Retaining/Show/" + Id;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<Disposal>().FirstOrDefaultAsync(d => d.Id == Id, ct) is not { } found)
        {
            return false;
        }

        Disposal = found;
        Items = await db.Set<DisposalItem>().Where(i => i.DisposalId == Id).OrderBy(i => i.Code).ThenBy(i => i.Issue).ToListAsync(ct);
        Version = HttpMethods.IsPost(Request.Method) && Conflict is null ? Version : found.Version;
        return true;
    }
}
