using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// The answers of pages that are the same for everybody who is not signed in (<see cref="PublicCacheAttribute"/>), kept in this process. Kept answers
/// carry an edition: whatever changes what the public reads calls <see cref="Renew(int)"/> or <see cref="Renew()"/>, and from then on no answer of an
/// earlier edition is given, not even one that was being made meanwhile. A page about one agency has the edition of that agency, so that one
/// agency's publication costs the others nothing; a page over all of them has an edition that every change raises. Thread-safe; one for the host.
/// </summary>
/// <param name="keepFor">Longest time an answer is kept, the net below a missed renewal; zero switches keeping off.</param>
/// <param name="clock">Tells the day, since what is in force changes at midnight by itself.</param>
/// <param name="compression">Says how an answer would be packed.</param>
public sealed class PublicCache(TimeSpan keepFor, TimeProvider clock, IResponseCompressionProvider compression)
{
    private const int MostSpellings = 64;

    // By how an agency is called in addresses: whose it is, learnt from its pages, and how often what they show has changed.
    private readonly ConcurrentDictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> editions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> encodings = new(StringComparer.Ordinal);
    private long edition;
    private long everything;

    /// <summary>From now on every answer is made anew.</summary>
    public void Renew()
    {
        Interlocked.Increment(ref everything);
        Interlocked.Increment(ref edition);
    }

    /// <summary>From now on every answer about this agency, and every one over all agencies, is made anew.</summary>
    public void Renew(int agencyId)
    {
        foreach (var (place, _) in places.Where(p => p.Value == agencyId))
        {
            editions.AddOrUpdate(place, 1, (_, known) => known + 1);
        }

        Interlocked.Increment(ref edition);
    }

    /// <summary>
    /// Said by a page that names one agency in its address where the attribute says, before it reads what belongs to that agency: a change told
    /// before this is in what it reads, and one told after it finds the page known.
    /// </summary>
    public void Shows(HttpContext http, int agencyId)
    {
        if (PlaceOf(http) is { } place)
        {
            places[place] = agencyId;
        }
    }

    internal static void Limit(OutputCacheOptions options)
    {
        options.SizeLimit = 64 << 20;
        options.MaximumBodySize = 4 << 20;
        options.UseCaseSensitivePaths = true;
    }

    /// <summary>Says whether the answer may come from others' and serve others, and by what it differs.</summary>
    internal void Decide(OutputCacheContext context)
    {
        var http = context.HttpContext;
        var shared = keepFor > TimeSpan.Zero && HttpMethods.IsGet(http.Request.Method) && !SessionCookie.NamesSomebody(http.Request);
        context.EnableOutputCaching = shared;
        context.AllowCacheLookup = shared;
        context.AllowCacheStorage = shared;
        context.AllowLocking = shared;
        if (!shared)
        {
            return;
        }

        context.ResponseExpirationTimeSpan = keepFor;
        context.CacheVaryByRules.QueryKeys = "*";
        var by = context.CacheVaryByRules.VaryByValues;
        by["edition"] = EditionOf(http);
        by["form"] = FormOf(http);
    }

    private string EditionOf(HttpContext http)
    {
        if (PlaceOf(http) is not { } place)
        {
            return Interlocked.Read(ref edition).ToString(CultureInfo.InvariantCulture);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Read(ref everything)}.{editions.GetValueOrDefault(place)}");
    }

    /// <summary>The agency as the address calls it; null for a page that is not about one.</summary>
    private static string? PlaceOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<PublicCacheAttribute>()?.Place is { } name ? http.GetRouteValue(name) as string : null;

    /// <summary>Nobody is signed in, and the caller does not name itself in another way either.</summary>
    internal static bool IsForEverybody(HttpContext http) => http.TryActing() is null && http.Request.Headers.Authorization.Count == 0;

    /// <summary>Everything besides address and edition by which two answers differ.</summary>
    private string FormOf(HttpContext http) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{clock.GetUtcNow().VietnamDay().DayNumber} {Preferences.Language(http)} {Preferences.Theme(http)} {EncodingOf(http)}"
        );

    /// <summary>What compression would choose; the header itself is spelt in too many ways to tell answers apart by it.</summary>
    private string EncodingOf(HttpContext http)
    {
        var spelling = http.Request.Headers.AcceptEncoding.ToString();
        if (encodings.TryGetValue(spelling, out var known))
        {
            return known;
        }

        var chosen = compression.GetCompressionProvider(http)?.EncodingName ?? "";
        // Browsers know a handful; whoever invents more of them is not given our memory.
        if (encodings.Count < MostSpellings)
        {
            encodings[spelling] = chosen;
        }

        return chosen;
    }
}
