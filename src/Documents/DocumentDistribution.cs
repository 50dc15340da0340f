using IsoDienTu.Documents.Distributing;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>Distribution of documents as other modules and the demo province order it; each act writes its one log entry.</summary>
public static class DocumentDistribution
{
    /// <summary>Distributes a document to everybody who holds a post in the acting agency.</summary>
    /// <param name="dueDays">Working days to read an issue.</param>
    /// <exception cref="RuleException">The number of days is out of its range.</exception>
    public static Task ToWholeAgencyAsync(IWork work, Posts posts, Guid documentId, int dueDays, CancellationToken ct = default) =>
        Lists.SaveAsync(work, posts, documentId, new ListInput(WholeAgency: true, DueDays: dueDays), ct);

    /// <summary>The share of readers in percent that the next issue of a document waits for; null when it does not wait, or there is no such document.</summary>
    /// <param name="code">Code of the document.</param>
    public static Task<int?> GateAsync(IsoDbContext db, string code, CancellationToken ct = default) =>
        db.Set<DistributionList>()
            .Where(l => db.Set<Register.Document>().Any(d => d.Id == l.DocumentId && d.Code == code))
            .Select(l => l.GatePercent)
            .FirstOrDefaultAsync(ct);

    /// <summary>The acting person has read and understood the newest issue of a document that they still have to read.</summary>
    /// <returns>False when there is none.</returns>
    public static async Task<bool> UnderstandAsync(IWork work, Guid documentId, CancellationToken ct = default)
    {
        var open = await work
            .Db.Set<Reading>()
            .Where(r => r.DocumentId == documentId && r.PersonId == work.Actor.PersonId && r.State == ReadingState.Open)
            .OrderByDescending(r => r.Issue)
            .FirstOrDefaultAsync(ct);
        return open is not null && (await Confirming.UnderstandAsync(work, documentId, open.VersionId, [], ReadingVia.Api, ct)).Understood;
    }
}
