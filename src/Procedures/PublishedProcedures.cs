using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Procedures.Publishing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures;

/// <summary>Reads published procedures; every call runs inside a transaction of the agency it is asked for.</summary>
public static class PublishedProcedures
{
    /// <summary>The procedures in force on a day, by code.</summary>
    public static Task<IReadOnlyList<PublishedProcedure>> ListAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default) =>
        SearchAsync(db, day, "", ct);

    /// <summary>The procedures in force on a day of which every word is found in code, title, field or codes; accents do not matter.</summary>
    public static async Task<IReadOnlyList<PublishedProcedure>> SearchAsync(
        IsoDbContext db,
        DateOnly day,
        string words,
        CancellationToken ct = default
    )
    {
        var found = await InForce(db, day).OrderBy(x => x.Procedure.Code).ToListAsync(ct);
        return [.. found.Where(x => Folding.Matches(x.Procedure.Search, words)).Select(Shape)];
    }

    /// <summary>The procedure in force on a day by its code (as printed or as slug), or null.</summary>
    public static async Task<PublishedProcedure?> FindAsync(IsoDbContext db, string code, DateOnly day, CancellationToken ct = default)
    {
        var found = await InForce(db, day).Where(x => x.Procedure.Code == code || x.Procedure.Slug == code).FirstOrDefaultAsync(ct);
        return found is null ? null : Shape(found);
    }

    /// <summary>A version, in force or not, or null: what a dossier runs on stays readable after its procedure was replaced.</summary>
    public static async Task<PublishedProcedure?> VersionAsync(IsoDbContext db, Guid versionId, CancellationToken ct = default)
    {
        var found = await All(db).Where(x => x.Version.Id == versionId).FirstOrDefaultAsync(ct);
        return found is null ? null : Shape(found);
    }

    /// <summary>Several versions by one statement, by their identifiers.</summary>
    public static async Task<IReadOnlyDictionary<Guid, PublishedProcedure>> VersionsAsync(
        IsoDbContext db,
        IReadOnlyCollection<Guid> versionIds,
        CancellationToken ct = default
    )
    {
        var found = await All(db).Where(x => versionIds.Contains(x.Version.Id)).ToListAsync(ct);
        return found.ToDictionary(x => x.Version.Id, Shape);
    }

    /// <summary>The procedure that is made of a document, or null.</summary>
    public static Task<Guid?> OfDocumentAsync(IsoDbContext db, Guid documentId, CancellationToken ct = default) =>
        db.Set<Procedure>().Where(p => p.DocumentId == documentId).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// Procedures in force on a day in all agencies, by agency and code, as they come from the database; for reads over the whole province
    /// (<see cref="WorkRunner.ReadEverywhereAsync"/>).
    /// </summary>
    public static async IAsyncEnumerable<(int AgencyId, PublishedProcedure Procedure)> EverywhereAsync(
        IsoDbContext db,
        DateOnly day,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default
    )
    {
        var found = Everywhere(db, day).OrderBy(x => x.Procedure.AgencyId).ThenBy(x => x.Procedure.Code).AsAsyncEnumerable();
        await foreach (var both in found.WithCancellation(ct))
        {
            yield return (both.Procedure.AgencyId, Shape(both));
        }
    }

    /// <summary>From when to when each agency had each of its procedures, without their contents.</summary>
    public static async Task<IReadOnlyList<ProcedureSpan>> SpansAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default)
    {
        var days = await All(db)
            .IgnoreQueryFilters(["agency"])
            .Select(x => new
            {
                x.Procedure.AgencyId,
                x.Procedure.Code,
                x.Procedure.Title,
                x.Version.EffectiveFrom,
                x.Version.EffectiveTo,
            })
            .ToListAsync(ct);
        return
        [
            .. days.GroupBy(d => (d.AgencyId, d.Code))
                .Select(g => new ProcedureSpan(
                    g.Key.AgencyId,
                    g.Key.Code,
                    g.First().Title,
                    g.Min(d => d.EffectiveFrom),
                    g.Any(d => d.EffectiveTo is null) ? null : g.Max(d => d.EffectiveTo),
                    g.Any(d => d.EffectiveFrom <= day && (d.EffectiveTo is null || d.EffectiveTo > day))
                )),
        ];
    }

    /// <summary>Only where they are read, by agency and code, without their contents.</summary>
    public static async Task<IReadOnlyList<PublishedAddress>> AddressesAsync(
        IsoDbContext db,
        DateOnly day,
        CancellationToken ct = default
    ) =>
        await Everywhere(db, day)
            .OrderBy(x => x.Procedure.AgencyId)
            .ThenBy(x => x.Procedure.Code)
            .Select(x => new PublishedAddress(x.Procedure.AgencyId, x.Procedure.Slug, x.Version.EffectiveFrom))
            .ToListAsync(ct);

    /// <summary>A text that is another one whenever what is in force anywhere on the day is.</summary>
    public static async Task<string> StampAsync(IsoDbContext db, DateOnly day, CancellationToken ct = default)
    {
        var last = await Everywhere(db, day).MaxAsync(x => (DateTimeOffset?)x.Version.PublishedAt, ct);
        return $"{await Everywhere(db, day).CountAsync(ct)}-{last?.UtcTicks:x}";
    }

    private static IQueryable<Both> Everywhere(IsoDbContext db, DateOnly day) => InForce(db, day).IgnoreQueryFilters(["agency"]);

    private static IQueryable<Both> InForce(IsoDbContext db, DateOnly day) =>
        All(db).Where(x => x.Version.EffectiveFrom <= day && (x.Version.EffectiveTo == null || x.Version.EffectiveTo > day));

    private static IQueryable<Both> All(IsoDbContext db) =>
        db.Set<ProcedureVersion>()
            .Join(
                db.Set<Procedure>(),
                v => new { v.AgencyId, Id = v.ProcedureId },
                p => new { p.AgencyId, p.Id },
                (v, p) => new Both { Procedure = p, Version = v }
            );

    private static PublishedProcedure Shape(Both found)
    {
        var (procedure, version) = (found.Procedure, found.Version);
        var card = version.ReadCard();
        return new PublishedProcedure(
            procedure.Id,
            version.Id,
            procedure.Code,
            procedure.Slug,
            version.Title,
            card.TthcCodes,
            version.Issue,
            version.EffectiveFrom,
            version.LegalTerm,
            version.LegalMinutes,
            card.Parts,
            version.Fee,
            version.Result,
            version.Subject,
            [.. card.Steps.Select(s => new PublishedStep(s.Number, s.Name, s.Role, s.Term, s.Minutes, s.Forms, card.WaysInWords(s)))],
            [.. card.Forms.Select(f => new FormLine(f.Code, f.Title, f.FileName, f.Sha256, f.MediaType))],
            version.DefinitionVersionId,
            procedure.DocumentId,
            version.DocumentVersionId,
            version.Qr
        );
    }

    private sealed class Both
    {
        public required Procedure Procedure { get; init; }
        public required ProcedureVersion Version { get; init; }
    }
}
