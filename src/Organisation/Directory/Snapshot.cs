using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Organisation.Directory;

/// <summary>All agencies of the database at one version, indexed; some hundreds of rows, so it lives in memory.</summary>
internal sealed class Snapshot
{
    private readonly Dictionary<int, AgencyCard> byId;
    private readonly Dictionary<string, AgencyCard> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AgencyCard> bySlug;
    private readonly Dictionary<string, string> search;

    public Snapshot(long version, IReadOnlyList<AgencyCard> all, IReadOnlyList<SuccessionCard> successions)
    {
        Version = version;
        Successions = successions;
        All = [.. all.OrderBy(a => a.Code.Length == 0).ThenBy(a => a.Code, StringComparer.Ordinal).ThenBy(a => a.Id)];
        byId = all.ToDictionary(a => a.Id);
        bySlug = all.ToDictionary(a => a.Slug, StringComparer.Ordinal);
        foreach (var agency in all)
        {
            foreach (var code in agency.Codes)
            {
                byCode[code.Code] = agency;
            }
        }

        search = all.ToDictionary(
            a => a.Slug,
            a => Folding.Fold(string.Join(' ', [a.Name, a.NameEn, .. a.Codes.Select(c => c.Code)])),
            StringComparer.Ordinal
        );
    }

    public long Version { get; }
    public IReadOnlyList<AgencyCard> All { get; }
    public IReadOnlyList<SuccessionCard> Successions { get; }

    public AgencyCard? ById(int id) => byId.GetValueOrDefault(id);

    public AgencyCard? BySlug(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>Finds by any code ever borne; a code written by another rule is tried in its present form too.</summary>
    public AgencyCard? ByCode(string text) =>
        IdentificationCode.Read(text) is { } code
            ? byCode.GetValueOrDefault(code.Value) ?? byCode.GetValueOrDefault(code.Current().Value)
            : null;

    public bool Matches(AgencyCard agency, string query) => Folding.Matches(search[agency.Slug], query);

    /// <summary>The agency and all above it, the nearest first.</summary>
    public IEnumerable<AgencyCard> Upward(int id)
    {
        // Bounded, so that a circle made by hand in the database cannot hang a page.
        var agency = ById(id);
        for (var steps = 0; agency is not null && steps < 20; steps++)
        {
            yield return agency;
            agency = agency.ParentId is { } parent ? ById(parent) : null;
        }
    }

    public static async Task<Snapshot> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var version = await db.Set<DirectoryVersion>().Select(v => v.Version).SingleAsync(ct);
        var agencies = await db.Set<Agency>().ToListAsync(ct);
        var codes = (await db.Set<AgencyCode>().ToListAsync(ct)).ToLookup(c => c.AgencyId);
        var obligations = (await db.Set<AgencyObligation>().ToListAsync(ct)).ToLookup(o => o.AgencyId);
        var successions = await db.Set<Succession>().OrderBy(s => s.HappenedOn).ToListAsync(ct);
        return new Snapshot(
            version,
            [.. agencies.Select(a => Card(a, codes[a.Id], obligations[a.Id]))],
            [.. successions.Select(s => new SuccessionCard(s.FromAgencyId, s.ToAgencyId, s.Kind, s.HappenedOn, s.Share, s.Decision ?? ""))]
        );
    }

    private static AgencyCard Card(Agency a, IEnumerable<AgencyCode> codes, IEnumerable<AgencyObligation> obligations) =>
        new(
            a.Id,
            a.Name,
            a.NameEn ?? "",
            a.Kind,
            a.Level,
            a.ParentId,
            a.Slug,
            a.Address ?? "",
            a.Phone ?? "",
            a.Email ?? "",
            a.OfficeHours ?? "",
            a.AreaCode ?? "",
            new Period(a.ValidFrom, a.ValidTo),
            [
                .. codes
                    .OrderByDescending(c => c.IsMain)
                    .ThenByDescending(c => c.ValidTo ?? DateOnly.MaxValue)
                    .ThenBy(c => c.Code, StringComparer.Ordinal)
                    .Select(c => new AgencyCodeCard(c.Code, c.IsMain, new Period(c.ValidFrom, c.ValidTo), c.Decision ?? "")),
            ],
            [
                .. obligations
                    .OrderBy(o => o.ValidFrom)
                    .Select(o => new ObligationCard(o.Obligation, new Period(o.ValidFrom, o.ValidTo), o.Basis ?? "")),
            ]
        )
        {
            WebSites = Origins.Split(a.WebSites),
        };
}

/// <summary>The one row whose number grows with every change of the directory.</summary>
internal sealed class DirectoryVersion
{
    public bool OnlyRow { get; set; }
    public long Version { get; set; }
}

internal sealed class DirectoryVersionMap : IEntityTypeConfiguration<DirectoryVersion>
{
    public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<DirectoryVersion> builder)
    {
        builder.HasKey(v => v.OnlyRow);
        builder.ToTable("directory");
    }
}
