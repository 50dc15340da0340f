using System.Text;
using IsoDienTu.Signing;
using IsoDienTu.Signing.Checking;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Pure.Signing;

/// <summary>What openssl writes is understood: answers about certificates, and signatures.</summary>
public sealed class OpensslTests : IDisposable
{
    private readonly Office office = new();

    public void Dispose() => office.Dispose();

    [Fact]
    public void Answers_about_one_certificate_are_understood_as_openssl_writes_them()
    {
        using var folder = new Folder();
        using var key = office.Key();
        var root = office.Authority.Root;
        folder.Put("root.pem", Encoding.ASCII.GetBytes(root.ExportCertificatePem()));
        folder.Put(
            "root.key",
            Encoding.ASCII.GetBytes(
                System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(root)!.ExportPkcs8PrivateKeyPem()
            )
        );
        folder.Put("asked.der", StatusAnswers.Ask(key.Certificate, root));
        var serial = key.Certificate.SerialNumber;
        foreach (
            var (line, isRevoked) in new[]
            {
                ($"V\t301231000000Z\t\t{serial}\tunknown\t/CN=x", false),
                ($"R\t301231000000Z\t250601000000Z\t{serial}\tunknown\t/CN=x", true),
            }
        )
        {
            folder.Put("index.txt", Encoding.ASCII.GetBytes(line + "\n"));
            var said = Programs.Run(
                folder.Path,
                "openssl",
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "root.pem",
                "-rsigner",
                "root.pem",
                "-rkey",
                "root.key",
                "-reqin",
                "asked.der",
                "-respout",
                "answer.der",
                "-ndays",
                "3"
            );
            Assert.True(said.Exit == 0, said.Said);
            var answer = StatusAnswers.Read(folder.Take("answer.der"), key.Certificate, root);
            Assert.NotNull(answer);
            Assert.Equal(isRevoked, answer.RevokedAt is not null);
            using var other = office.Key("Người khác");
            Assert.Null(StatusAnswers.Read(folder.Take("answer.der"), other.Certificate, root));
            var forged = folder.Take("answer.der");
            forged[100] ^= 1;
            Assert.Null(StatusAnswers.Read(forged, key.Certificate, root));
        }
    }

    [Fact]
    public async Task A_signature_made_by_openssl_of_another_kind_is_understood()
    {
        using var folder = new Folder();
        using var key = office.Key();
        var prepared = PreparedSignature.Make(
            Papers.Plain(),
            new SignatureWords("Người Ký"),
            null,
            office.Clock.Now,
            8000,
            () => throw new InvalidOperationException()
        );
        var file = PdfFile.Read(prepared.Pdf);
        var gapEnd = (int)prepared.At + 2 + (2 * prepared.Room);
        folder.Put("content.bin", [.. prepared.Pdf.AsSpan(0, (int)prepared.At), .. prepared.Pdf.AsSpan(gapEnd)]);
        folder.Put("cert.pem", Encoding.ASCII.GetBytes(key.Certificate.ExportCertificatePem()));
        folder.Put(
            "key.pem",
            Encoding.ASCII.GetBytes(
                System
                    .Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(key.Certificate)!
                    .ExportPkcs8PrivateKeyPem()
            )
        );
        var said = Programs.Run(
            folder.Path,
            "openssl",
            "cms",
            "-sign",
            "-binary",
            "-in",
            "content.bin",
            "-signer",
            "cert.pem",
            "-inkey",
            "key.pem",
            "-outform",
            "DER",
            "-out",
            "cms.der",
            "-md",
            "sha384"
        );
        Assert.True(said.Exit == 0, said.Said);
        Assert.Single(file.Entries.Keys, k => k == 1);
        Assert.Equal(CheckResult.Valid, (await office.CheckAsync(prepared.Embed(folder.Take("cms.der")))).Result);
    }
}
