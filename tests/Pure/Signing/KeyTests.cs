using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing;

namespace IsoDienTu.Pure.Signing;

/// <summary>Every kind of key signs papers that hold: the same contract for a file, a curve and a token.</summary>
public sealed class KeyTests : IDisposable
{
    private const string SoftHsm = "/usr/lib/softhsm/libsofthsm2.so";
    private readonly Office office = new();
    private readonly Folder folder = new();

    public void Dispose()
    {
        office.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_key_of_a_file_opens_with_its_password_only()
    {
        using var issued = office.Authority.Issue("Nguyễn Thị Hòa", null, Office.Since, Office.Since.AddYears(3));
        var file = issued.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, "mật khẩu");
        Assert.Throws<SigningKeyException>(() => Pkcs12Key.Open(file, "sai"));
        Assert.Throws<SigningKeyException>(() => Pkcs12Key.Open("xin chào"u8, "sai"));
        using var key = Pkcs12Key.Open(file, "mật khẩu");
        await HoldsAsync(key);
    }

    [Fact]
    public async Task A_key_on_a_curve_signs_as_well()
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Người ký P-256", curve, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, true));
        var generator = X509SignatureGenerator.CreateForRSA(office.Authority.Root.GetRSAPrivateKey()!, RSASignaturePadding.Pkcs1);
        using var bare = request.Create(office.Authority.Root.SubjectName, generator, Office.Since, Office.Since.AddYears(2), [1, 2, 3]);
        using var key = Pkcs12Key.Of(bare.CopyWithPrivateKey(curve));
        await HoldsAsync(key, mustBeValid: false);
    }

    [Fact]
    public async Task A_token_signs_without_giving_its_key_away()
    {
        Assert.SkipUnless(File.Exists(SoftHsm), "softhsm2 is not installed");
        var settings = $"directories.tokendir = {folder.Path}\nobjectstore.backend = file\nlog.level = ERROR\n";
        SetForAll("SOFTHSM2_CONF", folder.Put("softhsm2.conf", System.Text.Encoding.ASCII.GetBytes(settings)));
        using var rsa = RSA.Create(2048);
        using var bare = office.Authority.IssueFor(rsa, "Ủy ban nhân dân", "UBND tỉnh", Office.Since, Office.Since.AddYears(3));
        folder.Put("key.pem", System.Text.Encoding.ASCII.GetBytes(rsa.ExportPkcs8PrivateKeyPem()));
        folder.Put("cert.der", bare.RawData);
        Run("softhsm2-util", "--init-token", "--free", "--label", "thu-nghiem", "--so-pin", "123456", "--pin", "654321");
        Run("softhsm2-util", "--import", "key.pem", "--token", "thu-nghiem", "--label", "dau", "--id", "A1", "--pin", "654321");
        Run(
            "pkcs11-tool",
            "--module",
            SoftHsm,
            "--token-label",
            "thu-nghiem",
            "--login",
            "--pin",
            "654321",
            "--write-object",
            "cert.der",
            "--type",
            "cert",
            "--id",
            "A1",
            "--label",
            "dau"
        );

        Assert.Throws<SigningKeyException>(() => TokenKey.Open(SoftHsm, "khong-co", "654321"));
        Assert.Equal("the PIN is wrong", Assert.Throws<SigningKeyException>(() => TokenKey.Open(SoftHsm, "thu-nghiem", "000000")).Message);
        using (var key = TokenKey.Open(SoftHsm, "thu-nghiem", "654321", "dau"))
        {
            await HoldsAsync(key, mustBeValid: false);
            await HoldsAsync(key, mustBeValid: false);
        }

        Assert.Throws<SigningKeyException>(() => TokenKey.Open("/usr/lib/khong-co.so", "x", "y"));

        void Run(string program, params string[] arguments)
        {
            var (exit, said) = Programs.Run(folder.Path, program, arguments);
            Assert.True(exit == 0, said);
        }
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SetVariable(string name, string value, int overwrite);

    /// <summary>Sets a variable for the libraries in this process too, which do not see what the runtime sets.</summary>
    private static void SetForAll(string name, string value)
    {
        var set = NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "setenv");
        Marshal.GetDelegateForFunctionPointer<SetVariable>(set)(name, value, 1);
        Environment.SetEnvironmentVariable(name, value);
    }

    private async Task HoldsAsync(ISigningKey key, bool mustBeValid = true)
    {
        var signed = await office.SignAsync(Papers.Plain(), key);
        var check = Assert.Single((await office.CheckAsync(signed)).Signatures);
        Assert.Contains(check.Findings, f => f.Code == "content-whole");
        Assert.Contains(check.Findings, f => f.Code == "chain-trusted");
        // Certificates made here for a foreign key name no revocation list.
        Assert.Equal(mustBeValid ? CheckResult.Valid : CheckResult.Doubtful, check.Result);
        folder.Put("signed.pdf", signed);
        Assert.Contains("Signature is Valid.", Programs.Run(folder.Path, "pdfsig", "signed.pdf").Said, StringComparison.Ordinal);
    }
}
