using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Signing;

/// <summary>A program at the signer's side: sends a file, gets a digest, signs it with its own key and sends the signature back.</summary>
internal static class RemoteHand
{
    public static Task<TestPage> PrepareAsync(
        TestClient client,
        byte[] pdf,
        X509Certificate2 certificate,
        string? key,
        params (string Name, string Value)[] fields
    )
    {
        var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(pdf), "file", "quyet-dinh.pdf" },
            { new ByteArrayContent(Encoding.ASCII.GetBytes(certificate.ExportCertificatePem())), "certificate", "toi.pem" },
        };
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/signatures/prepare") { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return client.SendAsync(request);
    }

    /// <summary>What the key makes of the digest.</summary>
    public static byte[] Sign(JsonElement prepared, X509Certificate2 signer)
    {
        using var key = signer.GetRSAPrivateKey()!;
        return key.SignHash(
            Convert.FromHexString(prepared.GetProperty("digest").GetString()!),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
    }

    public static Task<TestPage> CompleteAsync(TestClient client, JsonElement prepared, byte[] signature, string? key) =>
        client.CallAsync(
            $"/api/v1/signatures/{prepared.GetProperty("id").GetGuid()}/complete",
            JsonSerializer.Serialize(new { signature = Convert.ToBase64String(signature) }),
            key
        );

    /// <summary>Both halves; the signed file.</summary>
    public static async Task<byte[]> SignAsync(
        TestClient client,
        byte[] pdf,
        X509Certificate2 signer,
        string name,
        params (string Name, string Value)[] fields
    )
    {
        var prepared = await PrepareAsync(client, pdf, signer, "prepare-" + name, fields);
        Assert.True(prepared.Status == 200, prepared.Text);
        var told = JsonDocument.Parse(prepared.Text).RootElement;
        var done = await CompleteAsync(client, told, Sign(told, signer), "complete-" + name);
        Assert.True(done.Status == 200, done.Text);
        return (await client.GetAsync(JsonDocument.Parse(done.Text).RootElement.GetProperty("href").GetString()!)).Bytes;
    }

    /// <summary>Both halves on a file that another module has signed here; the last answer.</summary>
    public static async Task<TestPage> SignSourceAsync(TestClient client, string source, Guid id, X509Certificate2 key, string name)
    {
        var content = new MultipartFormDataContent
        {
            { new StringContent(source), "source" },
            { new StringContent(id.ToString()), "id" },
            { new ByteArrayContent(key.RawData), "certificate", "toi.cer" },
        };
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/signatures/prepare") { Content = content };
        request.Headers.Add("Idempotency-Key", "prepare-" + name);
        var prepared = await client.SendAsync(request);
        if (prepared.Status != 200)
        {
            return prepared;
        }

        var told = JsonDocument.Parse(prepared.Text).RootElement;
        return await CompleteAsync(client, told, Sign(told, key), "complete-" + name);
    }
}
