using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using IsoDienTu.Eiso.Shared;
using IsoDienTu.Signing;

namespace IsoDienTu.Pure.Eiso;

/// <summary>The authority for trials says what it is, and stays the same in its folder.</summary>
public sealed class SigningCommandsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("iso-trial-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<JsonElement> TrialAsync(params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(["signing", "trial", "--folder", folder, "--json", .. more], output, error);
        Assert.True(exit == Exit.Yes, error.ToString());
        return JsonDocument.Parse(output.ToString()).RootElement;
    }

    [Fact]
    public async Task Its_names_say_that_it_has_no_legal_value_and_its_signer_leads_to_its_root()
    {
        var told = await TrialAsync("--name", "Nguyễn Thị Hòa");
        using var root = X509CertificateLoader.LoadCertificateFromFile(told.GetProperty("root").GetString()!);
        using var key = Pkcs12Key.Open(
            await File.ReadAllBytesAsync(told.GetProperty("signer").GetString()!, TestContext.Current.CancellationToken),
            told.GetProperty("password").GetString()!
        );
        Assert.Contains("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", root.Subject, StringComparison.Ordinal);
        Assert.Contains("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", key.Certificate.Subject, StringComparison.Ordinal);
        Assert.Equal(root.Subject, key.Certificate.Issuer);

        await TrialAsync();
        using var again = X509CertificateLoader.LoadCertificateFromFile(told.GetProperty("root").GetString()!);
        Assert.Equal(root.Thumbprint, again.Thumbprint);
    }

    [Fact]
    public async Task A_port_that_is_none_is_wrong_usage()
    {
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(["signing", "trial", "--folder", folder, "--port", "70000"], TextWriter.Null, error);
        Assert.Equal(Exit.BadInput, exit);
        Assert.Contains("--port", error.ToString(), StringComparison.Ordinal);
    }
}
