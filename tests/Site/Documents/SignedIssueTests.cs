using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Signing;
using IsoDienTu.Site.Signing;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Site.Documents;

/// <summary>The file of an issue is signed by who approved it, then for the agency, each time on top of what is there.</summary>
public sealed class SignedIssueTests : IAsyncLifetime
{
    private const string Password = "mật khẩu của khóa";
    private static readonly DateTimeOffset since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TrialAuthority authority = TrialAuthority.Create(since);
    private TestSite site = null!;
    private Scene office = null!;
    private TestClient head = null!;
    private TestClient records = null!;
    private TestClient secretary = null!;
    private Writer writer = null!;
    private int call;

    public ValueTask InitializeAsync() => BeginAsync(null);

    private async ValueTask BeginAsync(Action<IServiceCollection>? plugs)
    {
        site = await TestSite.StartAsync(plugs: plugs);
        office = await Scene.MakeAsync(site, "H99.74", "Sở In ấn");
        head = await office.SignInAsync(await office.PersonAsync("Bùi Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        records = await office.SignInAsync(await office.PersonAsync("Bùi Thị Thư", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk));
        secretary = await office.SignInAsync(
            await office.PersonAsync("Mai Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        writer = new Writer(() => secretary);
    }

    public async ValueTask DisposeAsync()
    {
        authority.Dispose();
        await site.DisposeAsync();
    }

    private X509Certificate2 Key(string name) => authority.Issue(name, "Sở In ấn", since, since.AddYears(3));

    private async Task<JsonElement> SignaturesAsync(string id) =>
        JsonDocument.Parse((await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/signatures")).Text).RootElement;

    private Task<TestPage> SignAsync(TestClient client, Guid version, X509Certificate2 key) =>
        RemoteHand.SignSourceAsync(client, "document-issue", version, key, $"issue-{++call:000}");

    [Fact]
    public async Task Approver_and_agency_sign_one_after_the_other_and_every_earlier_byte_stays()
    {
        var id = await writer.IssuedAsync();
        var version = (await SignaturesAsync(id)).GetProperty("id").GetGuid();
        using var person = Key("Bùi Văn Quang");
        using var seal = Key("SỞ IN ẤN");
        Assert.Equal(404, (await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf?form=signed")).Status);

        // The seal does not go first, and not everybody signs.
        Assert.Equal(422, (await SignAsync(records, version, seal)).Status);
        Assert.Contains("không chờ chữ ký của anh chị", (await SignAsync(records, version, seal)).Text, StringComparison.Ordinal);
        var plain = (await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Bytes;
        Assert.Contains("phải do Bùi Văn Quang ký", (await SignAsync(head, version, seal)).Text, StringComparison.Ordinal);
        var first = await SignAsync(head, version, person);
        Assert.True(first.Status == 200, first.Text);
        Assert.Contains("Ký của cơ quan", (await records.GetAsync($"/Documents/Signatures/Show/{id}")).Words, StringComparison.Ordinal);
        Assert.Contains("đã ký văn bản này", (await SignAsync(records, version, person)).Text, StringComparison.Ordinal);
        var second = await SignAsync(records, version, seal);
        Assert.True(second.Status == 200, second.Text);

        var signed = (await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf?form=signed")).Bytes;
        Assert.True(signed.AsSpan().StartsWith(plain));
        var report = await site.Services.GetRequiredService<SignatureChecks>().CheckAsync(signed, TestContext.Current.CancellationToken);
        Assert.Equal(2, report.Signatures.Count);
        Assert.All(report.Signatures, s => Assert.Contains(s.Findings, f => f.Code == "content-whole"));
        Assert.DoesNotContain(report.Signatures, s => s.Result == CheckResult.Invalid);
        var told = await SignaturesAsync(id);
        Assert.Equal(JsonValueKind.Null, told.GetProperty("next").ValueKind);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(signed)), told.GetProperty("made")[1].GetProperty("sha256").GetString());

        // The world gets the same bytes.
        var agency = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.AgencyId))!.Slug;
        Assert.Contains(
            "Tải bản ký số",
            (await site.Anonymous().GetAsync($"/Portal/Document/{agency}/cscl")).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(signed, (await site.Anonymous().GetAsync($"/Portal/Paper/{agency}/cscl?form=signed")).Bytes);
        var checkedPage = await secretary.FollowAsync(
            await secretary.SubmitAsync(await secretary.GetAsync($"/Documents/Signatures/Show/{id}"))
        );
        Assert.Contains("Bùi Văn Quang", checkedPage.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_page_the_box_of_the_paper_is_offered_and_a_key_of_ones_own_signs_there()
    {
        var id = await writer.IssuedAsync();
        var version = (await SignaturesAsync(id)).GetProperty("id").GetGuid();
        using (var person = Key("Bùi Văn Quang"))
        {
            await head.UploadAsync(
                await head.GetAsync("/Signing/Keys/Add"),
                new Dictionary<string, string> { ["Password"] = Password },
                "Pkcs12",
                "khoa.p12",
                person.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, Password)
            );
        }

        var form = await head.GetAsync($"/Signing/Sign?source=document-issue&id={version}");
        Assert.Contains("Chữ ký của người phê duyệt: Bùi Văn Quang, Giám đốc", form.Words, StringComparison.Ordinal);
        Assert.Equal("place", form.Document!.QuerySelector("input[name=Look][checked]")?.GetAttribute("value"));

        // The table has one column beside its headings: the box begins behind a fifth of the text and is as wide as the rest.
        var left = double.Parse(
            form.Document.QuerySelector("input[name=X]")!.GetAttribute("value")!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        var wide = double.Parse(
            form.Document.QuerySelector("input[name=Width]")!.GetAttribute("value")!,
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.InRange(left, 66, 68);
        Assert.InRange(wide, 125, 128);
        var wrong = await head.SubmitAsync(form, new Dictionary<string, string> { ["Password"] = "sai" });
        Assert.Contains("mật khẩu sai", wrong.Words, StringComparison.Ordinal);
        var done = await head.SubmitAsync(wrong, new Dictionary<string, string> { ["Password"] = Password });
        Assert.True(done.Status == 303, done.Words);
        var shown = await head.FollowAsync(done);

        // What is seen is what stands in the box: the lines say who signed.
        var signed = (await secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf?form=signed")).Bytes;
        Assert.Contains("Ký bởi: Bùi Văn Quang", PdfText.Of(signed), StringComparison.Ordinal);
        Assert.Contains("Chờ chữ ký cơ quan", shown.Words, StringComparison.Ordinal);
        Assert.Contains("bản gốc không đổi một byte", shown.Words, StringComparison.Ordinal);

        // Pressed once more from a tab that was left open.
        var late = await head.SubmitAsync(form, new Dictionary<string, string> { ["Password"] = Password });
        Assert.True(late.Status is 303 or 422, late.Words);
        Assert.Equal(1, (await SignaturesAsync(id)).GetProperty("made").GetArrayLength());
    }

    [Fact]
    public async Task Without_the_press_the_page_says_what_is_missing()
    {
        await site.DisposeAsync();
        await BeginAsync(s => s.PostConfigure<PdfPressOptions>(o => o.Python = "/nonexistent/python3"));
        var id = await writer.IssuedAsync();
        var version = (await SignaturesAsync(id)).GetProperty("id").GetGuid();
        var page = await head.GetAsync($"/Signing/Sign?source=document-issue&id={version}");
        Assert.Equal(422, page.Status);
        Assert.Contains("apt-get install -y weasyprint fonts-liberation2", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_over_is_not_signed_any_more_and_a_signature_is_never_taken_off()
    {
        var id = await writer.IssuedAsync();
        var version = (await SignaturesAsync(id)).GetProperty("id").GetGuid();
        using var person = Key("Bùi Văn Quang");
        Assert.Equal(200, (await SignAsync(head, version, person)).Status);
        await writer.ReviseAsync(id);
        await writer.IssueAsync(id, "2026-01-08", "Theo Quyết định 15/QĐ-UBND");
        site.Clock.Advance(TimeSpan.FromDays(3));
        records = await office.SignInAsync(await office.PersonAsync("Bùi Văn Thư", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk));
        using var seal = Key("SỞ IN ẤN");
        Assert.Equal(422, (await SignAsync(records, version, seal)).Status);
        foreach (var change in (string[])["update documents.signature set sha256 = repeat('0', 64)", "delete from documents.signature"])
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() =>
                site.Runner.ReadAsync(office.AgencyId, (db, ct) => db.Database.ExecuteSqlRawAsync(change, ct))
            );
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Another_agency_sees_no_signature_and_signs_nothing()
    {
        var id = await writer.IssuedAsync();
        var version = (await SignaturesAsync(id)).GetProperty("id").GetGuid();
        var other = await Scene.MakeAsync(site, "H99.75", "Sở Khác");
        var stranger = await other.SignInAsync(await other.PersonAsync("Bùi Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        using var person = Key("Bùi Văn Quang");
        Assert.Equal(422, (await SignAsync(stranger, version, person)).Status);
        Assert.Equal(404, (await stranger.GetAsync($"/Documents/Signatures/Show/{id}")).Status);
        Assert.Equal(404, (await stranger.GetAsync($"/api/v1/documents/{id}/issues/1/signatures")).Status);
        Assert.Equal(404, (await stranger.GetAsync($"/api/v1/documents/{id}/issues/1/pdf?form=signed")).Status);
        Assert.Contains(
            "Không còn chữ ký nào chờ anh chị",
            (await stranger.GetAsync($"/Signing/Sign?source=document-issue&id={version}")).Words,
            StringComparison.Ordinal
        );
    }
}
