using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;

namespace IsoDienTu.Testing;

/// <summary>A browser for tests: keeps cookies, reads forms with their hidden fields, posts them back, and does not follow redirects by itself.</summary>
public sealed class TestClient(TestServer server)
{
    private static readonly HtmlParser Parser = new();
    private readonly CookieContainer cookies = new();

    /// <summary>Gets a page.</summary>
    public Task<TestPage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Fills the form of a page that posts to <paramref name="action"/> (default: the first post form in main) and sends it with its hidden fields.</summary>
    /// <param name="button">The pressed button as name and value, when that matters.</param>
    public Task<TestPage> SubmitAsync(
        TestPage page,
        IReadOnlyDictionary<string, string>? fields = null,
        string? action = null,
        (string Name, string Value)? button = null
    ) =>
        PostAsync(
            page.FormAction(action),
            [
                .. page.FormFields(action, fields),
                .. button is { } b ? [new KeyValuePair<string, string>(b.Name, b.Value)] : Array.Empty<KeyValuePair<string, string>>(),
            ]
        );

    /// <summary>Makes a state-changing call as a program does: JSON, and a key unless it forgot one.</summary>
    public Task<TestPage> CallAsync(string path, string json, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return SendAsync(request);
    }

    /// <summary>Posts fields as they are, without reading a form first.</summary>
    public Task<TestPage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Posts a form with files.</summary>
    public Task<TestPage> UploadAsync(
        TestPage page,
        IReadOnlyDictionary<string, string> fields,
        string fileField,
        string fileName,
        byte[] file,
        string? action = null
    )
    {
        var content = new MultipartFormDataContent();
        foreach (var (key, value) in page.FormFields(action, fields))
        {
            content.Add(new StringContent(value), key);
        }

        content.Add(new ByteArrayContent(file), fileField, fileName);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, page.FormAction(action)) { Content = content });
    }

    /// <summary>Follows the redirect of an answer.</summary>
    public Task<TestPage> FollowAsync(TestPage page) =>
        GetAsync(page.Location ?? throw new InvalidOperationException($"No redirect; the answer was {page.Status}."));

    /// <summary>Sends any request with this client's cookies.</summary>
    public async Task<TestPage> SendAsync(HttpRequestMessage request)
    {
        using var http = server.CreateClient();
        var address = new Uri(http.BaseAddress!, request.RequestUri!);
        if (cookies.GetCookieHeader(address) is { Length: > 0 } header)
        {
            request.Headers.Add("Cookie", header);
        }

        using var response = await http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                cookies.SetCookies(address, cookie);
            }
        }

        var bytes = await response.Content.ReadAsByteArrayAsync();
        var isHtml = response.Content.Headers.ContentType?.MediaType == "text/html";
        var document = isHtml ? Parser.ParseDocument(System.Text.Encoding.UTF8.GetString(bytes)) : null;
        return new TestPage(
            request.RequestUri!.ToString(),
            (int)response.StatusCode,
            response.Headers.Location?.ToString(),
            bytes,
            document
        )
        {
            Headers = response
                .Headers.Concat(response.Content.Headers)
                .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
        };
    }
}

/// <summary>An answer.</summary>
public sealed record TestPage(string Path, int Status, string? Location, byte[] Bytes, IHtmlDocument? Document)
{
    /// <summary>The headers by name, several of one name joined.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The body as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    /// <summary>The words of the page's main part, white space folded.</summary>
    public string Words =>
        string.Join(
            ' ',
            ((Document?.QuerySelector("main") ?? Document?.Body)?.TextContent ?? Text).Split(
                (char[]?)null,
                StringSplitOptions.RemoveEmptyEntries
            )
        );

    /// <summary>Where the form posts to.</summary>
    /// <param name="action">Part of its address, or a selector that begins with <c>#</c>; null for the first of the main part.</param>
    public string FormAction(string? action)
    {
        var target = Form(action).GetAttribute("action");
        return string.IsNullOrEmpty(target) ? Path : target;
    }

    /// <summary>All fields of the form with their present values, overlaid with the given ones.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> FormFields(string? action, IReadOnlyDictionary<string, string>? overlay)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in Form(action).QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = element.GetAttribute("name")!;
            var isFile = element.GetAttribute("type") == "file";
            var unticked = element.GetAttribute("type") is "checkbox" or "radio" && !element.HasAttribute("checked");
            if (isFile || unticked || overlay?.ContainsKey(name) == true)
            {
                continue;
            }

            var value = element switch
            {
                IHtmlSelectElement select => select.Value ?? "",
                IHtmlTextAreaElement area => area.Value,
                _ => element.GetAttribute("value") ?? "",
            };
            fields.Add(new(name, value));
        }

        fields.AddRange(overlay ?? new Dictionary<string, string>(StringComparer.Ordinal));
        return fields;
    }

    private IElement Form(string? action)
    {
        var forms =
            Document
                ?.QuerySelectorAll("form")
                .Where(f => string.Equals(f.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            ?? [];
        var found =
            action?.StartsWith('#') == true ? Document?.QuerySelector(action)
            : action is null ? forms.FirstOrDefault(f => f.Closest("main") is not null) ?? forms.FirstOrDefault()
            : forms.FirstOrDefault(f => (f.GetAttribute("action") ?? Path).Contains(action, StringComparison.Ordinal));
        return found
            ?? throw new InvalidOperationException(
                $"{Path} (status {Status}) has no post form {action}: {Words[..Math.Min(300, Words.Length)]}"
            );
    }
}
