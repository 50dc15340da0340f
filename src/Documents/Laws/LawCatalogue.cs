using IsoDienTu.Kernel;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Documents.Laws;

/// <summary>Where a legal text stands on a day.</summary>
internal enum LawState
{
    /// <summary>Signed, its first day has not come.</summary>
    Coming,

    /// <summary>In force.</summary>
    InForce,

    /// <summary>No longer in force.</summary>
    Ended,
}

/// <summary>All legal texts with their changes, read at one instant: which of them a number means, and how each stands.</summary>
internal sealed class LawCatalogue
{
    private readonly ILookup<string, LegalText> byKey;
    private readonly ILookup<string, LegalText> byHead;
    private readonly ILookup<Guid, LegalChange> changesOf;
    private readonly ILookup<Guid, LegalChange> changesBy;
    private readonly Dictionary<Guid, LegalText> byId;

    public LawCatalogue(IReadOnlyList<LegalText> texts, IReadOnlyList<LegalChange> changes)
    {
        Texts = texts;
        Changes = changes;
        byId = texts.ToDictionary(t => t.Id);
        byKey = texts.ToLookup(t => t.Key, StringComparer.Ordinal);
        byHead = texts.ToLookup(t => Head(t.Key), StringComparer.Ordinal);
        changesOf = changes.Where(c => c.IsLive).ToLookup(c => c.TextId);
        changesBy = changes.Where(c => c is { IsLive: true, ByTextId: not null }).ToLookup(c => c.ByTextId!.Value);
    }

    public IReadOnlyList<LegalText> Texts { get; }

    /// <summary>Withdrawn ones too.</summary>
    public IReadOnlyList<LegalChange> Changes { get; }

    public static async Task<LawCatalogue> LoadAsync(IsoDbContext db, CancellationToken ct) =>
        new(await db.Set<LegalText>().AsNoTracking().ToListAsync(ct), await db.Set<LegalChange>().AsNoTracking().ToListAsync(ct));

    public LegalText? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>The one text a number means; null when none is known, or several are and the number does not say which.</summary>
    public LegalText? Find(string key, int year)
    {
        var found = key.EndsWith('*')
            ? byHead[Head(key)].Where(t => t.Key.StartsWith(key[..^1], StringComparison.Ordinal)).ToList()
            : [.. byKey[key].Where(t => year == 0 || t.Year == 0 || t.Year == year)];
        return found is [var one] ? one : null;
    }

    public LegalText? Find(LegalNumber number) => Find(number.Key, number.Year);

    /// <summary>What happened to a text, by day; nothing that was withdrawn.</summary>
    public IReadOnlyList<LegalChange> Of(Guid text) => [.. changesOf[text].OrderBy(c => c.EffectiveOn)];

    /// <summary>What a text does to others.</summary>
    public IReadOnlyList<LegalChange> By(Guid text) => [.. changesBy[text].OrderBy(c => c.EffectiveOn)];

    /// <summary>First day on which a text is no longer in force; null while none is known.</summary>
    public DateOnly? EndsOn(Guid text) => changesOf[text].Where(c => c.Ends).Select(c => (DateOnly?)c.EffectiveOn).Min();

    public LawState StateOf(LegalText text, DateOnly day) =>
        EndsOn(text.Id) <= day ? LawState.Ended
        : text.EffectiveFrom > day ? LawState.Coming
        : LawState.InForce;

    /// <summary>Number and year, which short forms have too: <c>26/2014</c>.</summary>
    private static string Head(string key) => key.Split('/') is [var number, var year, ..] ? $"{number}/{year}" : key;
}
