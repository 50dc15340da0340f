using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// Lets browsers and proxies keep a public page if they ask each time whether it is still the same: a tag made from the very bytes sent, so that
/// every process and every start of the product gives the same tag to the same page. The answer 304 is given by the output cache.
/// </summary>
internal static class EntityTags
{
    public static async Task Add(HttpContext http, Func<Task> next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<PublicCacheAttribute>() is null || !PublicCache.IsForEverybody(http))
        {
            await next();
            return;
        }

        var outside = http.Response.Body;
        await using var made = new MemoryStream();
        http.Response.Body = made;
        try
        {
            await next();
        }
        finally
        {
            http.Response.Body = outside;
        }

        var bytes = made.GetBuffer().AsMemory(0, (int)made.Length);
        if (http.Response.StatusCode == StatusCodes.Status200OK)
        {
            var headers = http.Response.Headers;
            headers.ETag = $"\"{Base64Url.EncodeToString(SHA256.HashData(bytes.Span).AsSpan(0, 16))}\"";
            headers.CacheControl = "no-cache";
            headers.Append("Vary", "Cookie");
            headers.ContentLength = bytes.Length;
        }

        if (bytes.Length > 0 && !HttpMethods.IsHead(http.Request.Method))
        {
            await outside.WriteAsync(bytes, http.RequestAborted);
        }
    }
}
