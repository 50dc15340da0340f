using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Npgsql;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// The last good answer of every public page, given when the database does not answer: people who need a form or a term today are served better by
/// yesterday's page that says so than by none. What was never asked for is said to be away, with status 503. While the database is away it
/// is asked once in two seconds, so that nobody waits for it in vain. Thread-safe; one for the host.
/// </summary>
internal sealed class LastAnswers(TimeProvider clock) : IDisposable
{
    private const int LongestKept = 1 << 20;
    private static readonly TimeSpan between = TimeSpan.FromSeconds(2);
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = 64 << 20 });
    private long awaySince;

    public static Task Serve(HttpContext http, Func<Task> next) =>
        http.GetEndpoint()?.Metadata.GetMetadata<PublicCacheAttribute>() is not null
        && PublicCache.IsForEverybody(http)
        && HttpMethods.IsGet(http.Request.Method)
            ? http.RequestServices.GetRequiredService<LastAnswers>().ServeAsync(http, next)
            : next();

    /// <inheritdoc />
    public void Dispose() => kept.Dispose();

    private async Task ServeAsync(HttpContext http, Func<Task> next)
    {
        var key = KeyOf(http);
        if (IsAway)
        {
            await GiveAsync(http, key);
            return;
        }

        var outside = http.Response.Body;
        using var made = new MemoryStream();
        http.Response.Body = made;
        var away = false;
        try
        {
            await next();
        }
        catch (Exception e) when (MeansAway(e) && !http.Response.HasStarted)
        {
            away = true;
        }
        finally
        {
            http.Response.Body = outside;
        }

        if (away)
        {
            Interlocked.Exchange(ref awaySince, clock.GetTimestamp());
            // Half an answer may have said what it would be.
            http.Response.Clear();
            await GiveAsync(http, key);
            return;
        }

        var bytes = made.GetBuffer().AsMemory(0, (int)made.Length);
        Keep(http.Response, key, bytes);
        await outside.WriteAsync(bytes, http.RequestAborted);
    }

    private bool IsAway => Interlocked.Read(ref awaySince) is var at and > 0 && clock.GetElapsedTime(at) < between;

    private void Keep(HttpResponse response, string key, ReadOnlyMemory<byte> bytes)
    {
        if (response.StatusCode == StatusCodes.Status200OK && bytes.Length <= LongestKept)
        {
            var headers = response.Headers;
            var answer = new Answer(
                bytes.ToArray(),
                response.ContentType ?? "",
                headers.ContentDisposition.ToString(),
                headers.ContentSecurityPolicy.ToString(),
                clock.GetUtcNow()
            );
            kept.Set(key, answer, new MemoryCacheEntryOptions { Size = bytes.Length + 500 });
        }
        else
        {
            // What is no longer there must not come back only because the database is away.
            kept.Remove(key);
        }
    }

    private async Task GiveAsync(HttpContext http, string key)
    {
        var response = http.Response;
        if (http.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            cache.Context.AllowCacheStorage = false;
        }

        if (!kept.TryGetValue(key, out Answer? answer) || answer is null)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.Headers.RetryAfter = "30";
            if (EmbeddedPages.Has(http))
            {
                await SayInFrameAsync(http);
            }

            return;
        }

        response.ContentType = answer.Type;
        response.Headers.LastModified = answer.At.ToString("R", CultureInfo.InvariantCulture);
        if (answer.Disposition.Length > 0)
        {
            response.Headers.ContentDisposition = answer.Disposition;
        }

        if (answer.Policy.Length > 0)
        {
            response.Headers.ContentSecurityPolicy = answer.Policy;
        }

        await response.Body.WriteAsync(WithNotice(http, answer), http.RequestAborted);
    }

    /// <summary>The page with the sentence at the top of its main part; other kinds of answers carry only the header with their time.</summary>
    private static ReadOnlyMemory<byte> WithNotice(HttpContext http, Answer answer)
    {
        if (!answer.Type.StartsWith("text/html", StringComparison.Ordinal))
        {
            return answer.Bytes;
        }

        var html = Encoding.UTF8.GetString(answer.Bytes);
        var main = html.IndexOf("<main", StringComparison.Ordinal);
        var at = main < 0 ? 0 : html.IndexOf('>', main) + 1;
        var part = http.RequestServices.GetRequiredService<PartServices>();
        var words = part.T[
            "Hệ thống đang tạm mất kết nối với dữ liệu. Đây là bản lưu lúc {0}; có thể đã có thay đổi.",
            Moments.DateAndClock(answer.At)
        ];
        var notice = Markup
            .Tag(
                "div",
                $"notice {Tone.Near.Css()}",
                part.Icon(Tone.Near.Icon()),
                Markup.Tag("div", null, Markup.Tag("p", "notice-title", words.Value))
            )
            .With("role", "status");
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        notice.WriteTo(text, http.RequestServices.GetRequiredService<System.Text.Encodings.Web.HtmlEncoder>());
        return Encoding.UTF8.GetBytes(html.Insert(at, text.ToString()));
    }

    /// <summary>In a foreign page the portal's page for errors would not be let in.</summary>
    private static Task SayInFrameAsync(HttpContext http)
    {
        var words = http.RequestServices.GetRequiredService<PartServices>().T[
            "Hệ thống đang tạm mất kết nối với dữ liệu. Hãy thử lại sau ít phút."
        ];
        var encoder = http.RequestServices.GetRequiredService<System.Text.Encodings.Web.HtmlEncoder>();
        SecurityHeaders.AllowFraming(http, "*");
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(
            $"<!doctype html><html lang=\"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}\"><title>ISO</title><p>{encoder.Encode(words)}</p></html>",
            http.RequestAborted
        );
    }

    private static string KeyOf(HttpContext http) =>
        string.Join(
            '\n',
            http.Request.Scheme,
            http.Request.Host.Value,
            http.Request.Path.Value,
            http.Request.QueryString.Value,
            CultureInfo.CurrentUICulture.Name,
            Preferences.Theme(http)
        );

    /// <summary>Nobody answers there, or somebody says that the server is stopping, starting or full; a wrong statement is another thing.</summary>
    private static bool MeansAway(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (cause is PostgresException said)
            {
                return said.SqlState.StartsWith("57P", StringComparison.Ordinal)
                    || said.SqlState.StartsWith("53", StringComparison.Ordinal)
                    || said.SqlState.StartsWith("08", StringComparison.Ordinal);
            }

            if (cause is NpgsqlException or SocketException or DatabaseUnavailableException)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Answer(byte[] Bytes, string Type, string Disposition, string Policy, DateTimeOffset At);
}
