using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Signing;

namespace IsoDienTu.Journeys.Support;

/// <summary>People who sign: a trial authority that knows them, and the password which all their keys share.</summary>
internal sealed class Signers : IDisposable
{
    public const string Password = "mật khẩu của khóa";
    private static readonly DateTimeOffset since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TrialAuthority authority = TrialAuthority.Create(since);

    /// <summary>The root certificate, as the authority publishes it.</summary>
    public byte[] Root => authority.Root.RawData;

    /// <summary>Puts a key on this name into the own store, on the page where a key is added.</summary>
    public async Task AddKeyAsync(Visit visit, string name, string organisation)
    {
        using var issued = authority.Issue(name, organisation, since, since.AddYears(3));
        await visit.AttachAsync("Tệp khóa", "khoa.p12", issued.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password));
        await visit.FillAsync("Mật khẩu của khóa", Password);
        await visit.PressAsync("Lưu khóa");
    }

    public void Dispose() => authority.Dispose();
}
