namespace IsoDienTu.Organisation.Directory;

/// <summary>What the rules of agencies must know of the others; grows while a list is being read, so that its rows see each other.</summary>
internal sealed class AgencyLedger
{
    private readonly Dictionary<int, AgencyCard> byId;
    private readonly Dictionary<string, AgencyCard> byCode = new(StringComparer.Ordinal);
    private readonly HashSet<string> slugs = new(StringComparer.Ordinal);
    private readonly List<SuccessionCard> successions;

    public AgencyLedger(Snapshot snapshot)
    {
        byId = [];
        successions = [.. snapshot.Successions];
        foreach (var agency in snapshot.All)
        {
            Put(agency);
        }
    }

    public IReadOnlyList<SuccessionCard> Successions => successions;

    /// <summary>The agency that bears or bore the code as written, or null.</summary>
    public AgencyCard? BearerOf(string code) => byCode.GetValueOrDefault(code);

    public bool HasSlug(string slug) => slugs.Contains(slug);

    public AgencyCard? ById(int id) => byId.GetValueOrDefault(id);

    /// <summary>Finds by a code in any known form.</summary>
    public AgencyCard? ByCode(string text) =>
        IdentificationCode.Read(text) is { } code
            ? byCode.GetValueOrDefault(code.Value) ?? byCode.GetValueOrDefault(code.Current().Value)
            : null;

    /// <summary>The agency and all above it; bounded, so that a circle in the data cannot hang the check.</summary>
    public IEnumerable<AgencyCard> Upward(int id)
    {
        var agency = ById(id);
        for (var steps = 0; agency is not null && steps < 20; steps++)
        {
            yield return agency;
            agency = agency.ParentId is { } parent ? ById(parent) : null;
        }
    }

    public IEnumerable<AgencyCard> Children(int id) => byId.Values.Where(a => a.ParentId == id);

    /// <summary>Takes in an agency as it is or will be.</summary>
    public void Put(AgencyCard agency)
    {
        byId[agency.Id] = agency;
        slugs.Add(agency.Slug);
        foreach (var code in agency.Codes)
        {
            byCode[code.Code] = agency;
        }
    }

    public void Put(SuccessionCard edge) => successions.Add(edge);
}
