using IsoDienTu.Testing;

namespace IsoDienTu.Site.Access;

/// <summary>Whoever reads English is refused in English: by a field's own check and by a rule.</summary>
public sealed class EnglishTests : IAsyncLifetime
{
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("", "", "Enter your login.")]
    [InlineData("khong-co-ai", "một câu sai hẳn", "The login or the password is wrong.")]
    public async Task A_refused_sign_in_is_said_in_English(string login, string password, string said)
    {
        var browser = site.Anonymous();
        var page = await browser.GetAsync("/Access/SigningIn/SignIn?lang=en");
        var fields = page.FormFields(null, new Dictionary<string, string> { ["Login"] = login, ["Password"] = password });

        var answer = await browser.PostAsync("/Access/SigningIn/SignIn?lang=en", fields);

        Assert.Contains(said, answer.Words, StringComparison.Ordinal);
    }
}
