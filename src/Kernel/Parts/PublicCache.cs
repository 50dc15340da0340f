using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// The answers of pages that are the same for everybody who is not signed in (<see cref="PublicCacheAttribute"/>), kept in this process. Kept answers
/// carry an edition: whatever changes what the public reads calls <see cref="Renew"/>, and from then on no answer of an earlier edition is
/// given, not even one that was being made meanwhile. One edition for the whole site costs little, since an answer is kept for seconds only, and
/// nobody has to know which pages show what. Thread-safe; one for the host.
/// </summary>
/// <param name="keepFor">Longest time an answer is kept, the net below a missed renewal; zero switches keeping off.</param>
/// <param name="clock">Tells the day, since what is in force changes at midnight by itself.</param>
public sealed class PublicCache(TimeSpan keepFor, TimeProvider clock)
{
    private long edition;

    /// <summary>From now on every answer is made anew.</summary>
    public void Renew() => Interlocked.Increment(ref edition);

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
        var shared = keepFor > TimeSpan.Zero && HttpMethods.IsGet(http.Request.Method) && IsForEverybody(http);
        context.EnableOutputCaching = shared;
        context.AllowCacheLookup = shared;
        context.AllowCacheStorage = shared;
        context.AllowLocking = shared;
        context.ResponseExpirationTimeSpan = keepFor;
        context.CacheVaryByRules.QueryKeys = "*";
        var by = context.CacheVaryByRules.VaryByValues;
        by["edition"] = Interlocked.Read(ref edition).ToString(CultureInfo.InvariantCulture);
        by["day"] = clock.GetUtcNow().VietnamDay().ToString("O", CultureInfo.InvariantCulture);
        by["language"] = CultureInfo.CurrentUICulture.Name;
        by["theme"] = Preferences.Theme(http) ?? "";
        by["encoding"] = EncodingOf(http);
    }

    /// <summary>Nobody is signed in, and the caller does not name itself in another way either.</summary>
    internal static bool IsForEverybody(HttpContext http) => http.TryActing() is null && http.Request.Headers.Authorization.Count == 0;

    /// <summary>What compression would choose; the header itself is spelt in too many ways to tell answers apart by it.</summary>
    private static string EncodingOf(HttpContext http) =>
        (http.RequestServices.GetService(typeof(IResponseCompressionProvider)) as IResponseCompressionProvider)
            ?.GetCompressionProvider(http)
            ?.EncodingName
        ?? "";
}
