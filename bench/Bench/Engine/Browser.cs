using System.Net;
using System.Text.RegularExpressions;

namespace IsoDienTu.Bench.Engine;

/// <summary>An official's browser as far as it is needed: signs in by password and keeps cookies.</summary>
internal sealed partial class Browser : IDisposable
{
    private const string Token = "__RequestVerificationToken";
    private readonly CookieContainer cookies = new();
    private readonly HttpClient http;

    public Browser(Uri address)
    {
        var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CookieContainer = cookies,
            CheckCertificateRevocationList = true,
        };
        http = new HttpClient(handler) { BaseAddress = address };
    }

    public async Task SignInAsync(string login, string password, CancellationToken ct)
    {
        const string page = "/Access/SigningIn/SignIn";
        using var form = new FormUrlEncodedContent([
            new("Login", login),
            new("Password", password),
            new(Token, await TokenAsync(page, ct)),
        ]);
        using var answer = await http.PostAsync(page, form, ct);
        if (answer.StatusCode != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{login} could not sign in: {answer.StatusCode}.");
        }
    }

    /// <summary>Opens the page of a waiting step.</summary>
    /// <returns>The cookies and the token that its form is posted with, a line each.</returns>
    public async Task<string> FormAsync(string step, CancellationToken ct)
    {
        var token = await TokenAsync("/Processes/Tasks/Show/" + step, ct);
        return cookies.GetCookieHeader(http.BaseAddress!) + "\n" + Uri.EscapeDataString(token) + "\n";
    }

    public void Dispose() => http.Dispose();

    private async Task<string> TokenAsync(string page, CancellationToken ct)
    {
        using var answer = await http.GetAsync(page, ct);
        var html = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(ct);
        return WebUtility.HtmlDecode(TokenField().Match(html).Groups[1].Value);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex TokenField();
}
