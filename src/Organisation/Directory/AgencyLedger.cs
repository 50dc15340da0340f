namespace IsoDienTu.Organisation.Directory;

/// <summary>What the rules of agencies must know of the others; grows while a list is being read, so that its rows see each other.</summary>
internal sealed class AgencyLedger
{
    private readonly Snapshot snapshot;
    private readonly Dictionary<string, string> codes;
    private readonly HashSet<string> slugs;

    public AgencyLedger(Snapshot snapshot)
    {
        this.snapshot = snapshot;
        codes = snapshot
            .All.SelectMany(a => a.Codes.Select(c => (c.Code, a.Name)))
            .ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);
        slugs = [.. snapshot.All.Select(a => a.Slug)];
    }

    /// <summary>Name of the agency that bears or bore the code, or null.</summary>
    public string? BearerOf(string code) => codes.GetValueOrDefault(code);

    public bool HasSlug(string slug) => slugs.Contains(slug);

    public AgencyCard? ById(int id) => snapshot.ById(id);

    public AgencyCard? ByCode(string code) => snapshot.ByCode(code);

    public IEnumerable<AgencyCard> Upward(int id) => snapshot.Upward(id);

    public IEnumerable<AgencyCard> Children(int id) => snapshot.All.Where(a => a.ParentId == id);

    /// <summary>Counts a draft as taken.</summary>
    public void Add(AgencyDraft draft)
    {
        foreach (var code in AgencyRules.CodesOf(draft))
        {
            codes[code] = draft.Name;
        }

        slugs.Add(AgencyRules.SlugOf(draft));
    }
}
