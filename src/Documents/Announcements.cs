using IsoDienTu.Documents.Announcing;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents;

/// <summary>A decision by which an agency announced its quality system, as everybody may read it (QĐ 19/2014/QĐ-TTg, article 4).</summary>
/// <param name="Number">Number of the decision.</param>
/// <param name="Standard">Edition of the standard.</param>
/// <param name="Covered">The procedures it covers, as they were called that day.</param>
/// <param name="IsSigned">Whether its file bears the signatures of the head and of the agency.</param>
public sealed record PublishedAnnouncement(
    Guid Id,
    string Number,
    DateOnly Day,
    DateOnly EffectFrom,
    string Standard,
    string Scope,
    IReadOnlyList<CoveredProcedure> Covered,
    bool IsSigned
);

/// <summary>The announcements of an agency for the world.</summary>
public sealed class Announcements
{
    private readonly MilestonePapers papers;

    internal Announcements(MilestonePapers papers) => this.papers = papers;

    /// <summary>The standing one of each quality system, the newest first; inside a transaction of the agency.</summary>
    public static async Task<IReadOnlyList<PublishedAnnouncement>> ListAsync(IsoDbContext db, CancellationToken ct = default)
    {
        var all = await db.Set<Milestone>().Where(m => m.Kind == MilestoneKind.Announced && m.WithdrawnAt == null).ToListAsync(ct);
        var standing = all.GroupBy(m => m.QmsId).Select(g => g.MaxBy(m => (m.Day, m.Id))!).OrderByDescending(m => m.Day).ToList();
        var ids = standing.Select(m => m.Id).ToList();
        var signed = await db.Set<FileSignature>()
            .Where(s => s.MilestoneId != null && ids.Contains(s.MilestoneId.Value) && s.Step == SignatureStep.Agency)
            .Select(s => s.MilestoneId!.Value)
            .ToListAsync(ct);
        return
        [
            .. standing.Select(m =>
            {
                var facts = m.Announced!;
                return new PublishedAnnouncement(
                    m.Id,
                    m.Number!,
                    m.Day,
                    facts.EffectFrom,
                    facts.Standard,
                    facts.Scope,
                    facts.Covered,
                    signed.Contains(m.Id)
                );
            }),
        ];
    }

    /// <summary>The signed file of an announcement; null before both have signed, and when there is none.</summary>
    public Task<PaperFile?> FileAsync(int agencyId, Guid id, CancellationToken ct = default) => papers.SignedAsync(agencyId, id, ct);
}
