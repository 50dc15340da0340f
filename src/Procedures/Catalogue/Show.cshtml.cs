using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Procedures.Catalogue;

/// <summary>An administrative procedure with all its components as of a day, its versions, and the acting agency's procedures that serve it.</summary>
[Right("procedures.read")]
internal sealed class Show(TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>The day as of which it is shown; today when none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "on")]
    public DateOnly? On { get; set; }

    public NationalVersion Entry { get; private set; } = null!;
    public CatalogueContent Components { get; private set; } = CatalogueContent.Empty;

    /// <summary>All versions, the newest first, each with what differs from the one before it.</summary>
    public IReadOnlyList<(NationalVersion Version, IReadOnlyList<string> Changes)> Versions { get; private set; } = [];
    public IReadOnlyList<PublishedProcedure> Serving { get; private set; } = [];
    public DateOnly Today => clock.GetUtcNow().VietnamDay();
    public bool MayAbolish => Acting.Has(CatalogueKeeping.Right) && !Versions[0].Version.IsAbolished;

    /// <summary>How the shown version stands today.</summary>
    public (Tone Tone, string Words) State =>
        Entry.IsAbolished ? (Tone.Late, "Đã bãi bỏ")
        : Entry.EffectiveFrom > Today ? (Tone.Near, "Sắp có hiệu lực")
        : Versions.Any(v => v.Version.Number > Entry.Number && v.Version.EffectiveFrom <= Today) ? (Tone.Paused, "Bản cũ")
        : (Tone.Good, "Đang có hiệu lực");

    public static string ChannelWords(CatalogueChannel? channel) =>
        channel switch
        {
            CatalogueChannel.Counter => "Trực tiếp",
            CatalogueChannel.Online => "Trực tuyến",
            CatalogueChannel.Post => "Bưu chính",
            _ => "Mọi cách",
        };

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        var all = await CatalogueReads.HistoryAsync(db, Code, ct);
        if (all.Count == 0)
        {
            return false;
        }

        var day = On ?? Today;
        // What only comes into force is shown before its day rather than nothing.
        Entry = all.Find(v => v.EffectiveFrom <= day) ?? all[^1];
        Components = Entry.Read();
        Versions = [.. all.Select((v, i) => (v, i + 1 < all.Count ? CataloguePlan.Differences(all[i + 1], v) : (IReadOnlyList<string>)[]))];
        Serving = [.. (await PublishedProcedures.ListAsync(db, Today, ct)).Where(p => p.TthcCodes.Contains(Code, StringComparer.Ordinal))];
        return true;
    }
}
