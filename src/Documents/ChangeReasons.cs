using IsoDienTu.Documents.Changing;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>What the next issue of a document says as its reason, from the change requests it answers.</summary>
public static class ChangeReasons
{
    /// <param name="code">Code of the document as printed.</param>
    /// <returns>The reasons with the numbers of the requests, one a line; null when none is open.</returns>
    public static async Task<string?> OfAsync(IsoDbContext db, string code, CancellationToken ct = default)
    {
        var document = await db.Set<Document>().Where(d => d.Code == code).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(ct);
        return document is { } id ? await Requests.ReasonAsync(db, id, ct) : null;
    }
}
