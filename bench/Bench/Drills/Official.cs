using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IsoDienTu.Bench.Drills;

/// <summary>
/// A demo official at a browser. Whatever is asked is asked again, under the same key, until the product answers: a lost connection says nothing
/// about whether the work was done.
/// </summary>
internal sealed partial class Official : IDisposable
{
    private readonly HttpClient http;
    private readonly Func<CancellationToken, Task> ready;

    /// <param name="ready">Waits until the product answers again.</param>
    public Official(Uri address, string login, Func<CancellationToken, Task> ready)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = new CookieContainer(),
            CheckCertificateRevocationList = true,
        };
        http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        Login = login;
        this.ready = ready;
    }

    public string Login { get; }

    /// <summary>Calls that got no answer, or "something failed", and were made again.</summary>
    public int Repeated { get; private set; }

    public async Task SignInAsync(CancellationToken ct)
    {
        var page = await GetAsync("/Access/SigningIn/SignIn", ct);
        var answer = await PostAsync(
            "/Access/SigningIn/SignIn?handler=Demo",
            [new("login", Login), new("__RequestVerificationToken", Value(page, "__RequestVerificationToken"))],
            ct
        );
        if (answer != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{Login} could not sign in: {answer}.");
        }
    }

    /// <summary>Receives one dossier under the key; the answer is its code.</summary>
    public async Task<string> ReceiveAsync(string key, (Guid Id, int Parts) procedure, byte[] paper, CancellationToken ct)
    {
        var body = new
        {
            procedure = procedure.Id,
            applicant = new
            {
                kind = "Organisation",
                number = "0109876543",
                name = "Công ty Diễn Tập",
                phone = "0912345678",
            },
            parts = Enumerable
                .Range(1, procedure.Parts)
                .Select(no => new
                {
                    no,
                    originals = 1,
                    copies = 1,
                }),
            files = new[] { new { name = "don.pdf", content = paper } },
        };
        return (await CallAsync("/api/v1/dossiers", body, key, HttpStatusCode.Created, ct)).GetProperty("code").GetString()!;
    }

    /// <summary>Sends a message under the key; the answer is the instance that began by it.</summary>
    public async Task<Guid> MessageAsync(string key, string name, CancellationToken ct)
    {
        var body = new { name, subjectCode = key };
        return (await CallAsync("/api/v1/messages", body, key, HttpStatusCode.OK, ct)).GetProperty("instanceId").GetGuid();
    }

    /// <summary>The tasks offered to this official now.</summary>
    public async Task<IReadOnlyList<Guid>> InboxAsync(CancellationToken ct) =>
        [.. TaskAddress().Matches(await GetAsync("/Processes/Inbox", ct)).Select(m => Guid.Parse(m.Groups[1].Value)).Distinct()];

    /// <summary>Completes a task with the first way forward; false when somebody else was faster.</summary>
    public async Task<bool> CompleteAsync(Guid task, CancellationToken ct)
    {
        var page = await GetAsync($"/Processes/Tasks/Show/{task}", ct);
        var form = CompleteForm().Match(page).Value;
        if (form.Length == 0)
        {
            return false;
        }

        var fields = new List<KeyValuePair<string, string>>
        {
            new("IdempotencyKey", Value(form, "IdempotencyKey")),
            new("__RequestVerificationToken", Value(form, "__RequestVerificationToken")),
            new("Comment", "Diễn tập"),
        };
        if (OutcomeButton().Match(form) is { Success: true } outcome)
        {
            fields.Add(new("Outcome", outcome.Groups[1].Value));
        }

        return await PostAsync($"/Processes/Tasks/Show/{task}?handler=Complete", fields, ct) == HttpStatusCode.SeeOther;
    }

    public void Dispose() => http.Dispose();

    private async Task<string> GetAsync(string path, CancellationToken ct)
    {
        using var answer = await AskAsync(() => new HttpRequestMessage(HttpMethod.Get, path), ct);
        return await answer.Content.ReadAsStringAsync(ct);
    }

    private async Task<HttpStatusCode> PostAsync(string path, List<KeyValuePair<string, string>> fields, CancellationToken ct)
    {
        using var answer = await AskAsync(
            () => new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) },
            ct
        );
        return answer.StatusCode;
    }

    private async Task<JsonElement> CallAsync(string path, object body, string key, HttpStatusCode expected, CancellationToken ct)
    {
        using var answer = await AskAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
                request.Headers.Add("Idempotency-Key", key);
                return request;
            },
            ct
        );
        var text = await answer.Content.ReadAsStringAsync(ct);
        return answer.StatusCode == expected
            ? JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException($"{path} was refused: {(int)answer.StatusCode} {text}");
    }

    private async Task<HttpResponseMessage> AskAsync(Func<HttpRequestMessage> make, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                using var request = make();
                var answer = await http.SendAsync(request, ct);
                if ((int)answer.StatusCode < 500)
                {
                    return answer;
                }

                answer.Dispose();
            }
            catch (Exception e)
                when (e is HttpRequestException or SocketException or IOException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                // No answer: done or not done, only the same key asked again can tell.
            }

            Repeated++;
            await Task.Delay(100, ct);
            await ready(ct);
        }
    }

    private static string Value(string html, string name)
    {
        var input = Regex.Match(html, $"<input[^>]*name=\"{name}\"[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        return WebUtility.HtmlDecode(ValueAttribute().Match(input).Groups[1].Value);
    }

    [GeneratedRegex("/Processes/Tasks/Show/([0-9a-f-]{36})", RegexOptions.None, 1000)]
    private static partial Regex TaskAddress();

    [GeneratedRegex("<form[^>]*handler=Complete.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex CompleteForm();

    [GeneratedRegex("name=\"Outcome\" value=\"(forward[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex OutcomeButton();

    [GeneratedRegex("value=\"([^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex ValueAttribute();
}
