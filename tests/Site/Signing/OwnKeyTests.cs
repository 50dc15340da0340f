using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IsoDienTu.Organisation;
using IsoDienTu.Signing;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Signing;

/// <summary>People keep a key of their own and sign on a page; the key opens for nobody else and not without its password.</summary>
public sealed class OwnKeyTests : IAsyncLifetime
{
    private const string Password = "mật khẩu của khóa";
    private static readonly DateTimeOffset since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TrialAuthority authority = TrialAuthority.Create(since);
    private TestSite site = null!;
    private Scene office = null!;
    private TestClient head = null!;
    private byte[] file = [];

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.01", "Sở Một");
        head = await office.SignInAsync(await office.PersonAsync("Nguyễn Thị Hòa", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        file = File(since.AddYears(3));
    }

    public async ValueTask DisposeAsync()
    {
        authority.Dispose();
        await site.DisposeAsync();
    }

    private byte[] File(DateTimeOffset to)
    {
        using var signer = authority.Issue("Nguyễn Thị Hòa", "Sở Một", since, to);
        return signer.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password);
    }

    private async Task<TestPage> AddAsync(byte[] pkcs12, string password = Password) =>
        await head.UploadAsync(
            await head.GetAsync("/Signing/Keys/Add"),
            new Dictionary<string, string> { ["Password"] = password },
            "Pkcs12",
            "khoa.p12",
            pkcs12
        );

    private static async Task<TestPage> SignAsync(TestClient client, byte[] pdf, params (string Name, string Value)[] fields)
    {
        var filled = fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
        filled.TryAdd("Password", Password);
        filled.TryAdd("Look", "corner");
        filled.TryAdd("Level", "Basic");
        return await client.UploadAsync(await client.GetAsync("/Signing/Sign"), filled, "Pdf", "quyet-dinh.pdf", pdf);
    }

    [Fact]
    public async Task A_key_is_kept_sealed_signs_with_its_password_and_is_destroyed_when_removed()
    {
        Assert.Equal(303, (await AddAsync(file)).Status);
        var paper = Paper.Plain();

        var answer = await SignAsync(head, paper);

        Assert.True(answer.Status == 303, answer.Words);
        var shown = await head.FollowAsync(answer);
        var signed = (await head.GetAsync(shown.Document!.QuerySelector("main a.btn-primary")!.GetAttribute("href")!)).Bytes;
        Assert.True(signed.AsSpan().StartsWith(paper));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(signed)), shown.Words, StringComparison.Ordinal);
        var report = await site.Services.GetRequiredService<SignatureChecks>().CheckAsync(signed, TestContext.Current.CancellationToken);
        Assert.Contains(Assert.Single(report.Signatures).Findings, f => f.Code == "content-whole");
        var wrong = await SignAsync(head, paper, ("Password", "sai"));
        Assert.Equal(422, wrong.Status);
        Assert.Contains("mật khẩu sai", wrong.Words, StringComparison.Ordinal);

        // The file that was sent with the wrong password needs not be chosen again.
        Assert.Contains("Đã nhận tệp quyet-dinh.pdf", wrong.Words, StringComparison.Ordinal);
        var again = await head.SubmitAsync(wrong, new Dictionary<string, string> { ["Password"] = Password });
        Assert.True(again.Status == 303, again.Words);

        var kept = await SealedAsync();
        Assert.Equal(-1, kept.AsSpan().IndexOf(file.AsSpan(20, 40)));
        var list = await head.GetAsync("/Signing/Keys");
        Assert.Equal(303, (await head.SubmitAsync(list)).Status);
        Assert.Empty(await SealedAsync());
        Assert.Contains("Chưa lưu khóa nào", (await head.GetAsync("/Signing/Sign")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_usable_key_is_refused_and_a_key_is_kept_once()
    {
        Assert.Contains("Không mở được khóa", (await AddAsync(file, "sai")).Words, StringComparison.Ordinal);
        Assert.Contains("Không mở được khóa", (await AddAsync("xin chào"u8.ToArray())).Words, StringComparison.Ordinal);
        Assert.Contains("đã hết hạn", (await AddAsync(File(since.AddDays(20)))).Words, StringComparison.Ordinal);
        Assert.Equal(303, (await AddAsync(file)).Status);
        Assert.Contains("đã được lưu", (await AddAsync(file)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_off_the_page_and_a_file_that_is_none_are_refused_and_nothing_is_signed()
    {
        await AddAsync(file);
        Assert.Contains(
            "phải nằm trên trang",
            (await SignAsync(head, Paper.Plain(), ("Look", "place"), ("X", "-5"))).Words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "không có trang",
            (await SignAsync(head, Paper.Plain(), ("Look", "place"), ("OnPage", "7"))).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("không phải PDF", (await SignAsync(head, "xin chào"u8.ToArray())).Words, StringComparison.Ordinal);
        Assert.Contains(
            "không phải PDF",
            (await SignAsync(head, Convert.FromHexString("89504E470D0A1A0A"))).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(303, (await SignAsync(head, Paper.Plain(), ("Look", "place"), ("OnPage", ""))).Status);
        Assert.Equal(303, (await SignAsync(head, Paper.Plain(), ("Look", "none"))).Status);
    }

    [Fact]
    public async Task Nobody_signs_with_anothers_key_nor_takes_anothers_file()
    {
        await AddAsync(file);
        var page = await head.GetAsync("/Signing/Sign");
        var key = page.Document!.QuerySelector("select[name=Key] option[value]:not([value=''])")!.GetAttribute("value")!;
        var signed = await SignAsync(head, Paper.Plain());
        var deputy = await office.SignInAsync(await office.PersonAsync("Phó", "Phó Giám đốc", PostKind.Deputy, Roles.AgencyHead));
        await deputy.UploadAsync(
            await deputy.GetAsync("/Signing/Keys/Add"),
            new Dictionary<string, string> { ["Password"] = Password },
            "Pkcs12",
            "khoa.p12",
            File(since.AddYears(2))
        );
        var stolen = await SignAsync(deputy, Paper.Plain(), ("Key", key));
        Assert.Equal(422, stolen.Status);
        Assert.Contains("Không có khóa này", stolen.Words, StringComparison.Ordinal);
        Assert.Equal(404, (await deputy.GetAsync(signed.Location!)).Status);
        Assert.Equal(200, (await head.GetAsync(signed.Location!)).Status);
    }

    private Task<byte[]> SealedAsync() =>
        site.Runner.ReadAsync(
            office.AgencyId,
            async (db, ct) =>
                (
                    await db
                        .Database.SqlQueryRaw<byte[]>("select coalesce(sealed, ''::bytea) as \"Value\" from signing.stored_key")
                        .ToListAsync(ct)
                )[0]
        );
}
