using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Signing;
using IsoDienTu.Signing.Pades;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Signing;

/// <summary>Files signed with a key that the product never sees: the digest goes out, the signature comes back once.</summary>
public sealed class RemoteSigningTests : IAsyncLifetime
{
    private static readonly DateTimeOffset since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TrialAuthority authority = TrialAuthority.Create(since);
    private TestSite site = null!;
    private Scene office = null!;
    private TestClient head = null!;
    private X509Certificate2 signer = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.01", "Sở Một");
        head = await office.SignInAsync(await office.PersonAsync("Nguyễn Thị Hòa", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        signer = authority.Issue("Nguyễn Thị Hòa", "Sở Một", since, since.AddYears(3));
    }

    public async ValueTask DisposeAsync()
    {
        signer.Dispose();
        authority.Dispose();
        await site.DisposeAsync();
    }

    private async Task<JsonElement> PreparedAsync(string key, params (string, string)[] fields)
    {
        var answer = await RemoteHand.PrepareAsync(head, Paper.Plain(), signer, key, fields);
        Assert.True(answer.Status == 200, answer.Text);
        return JsonDocument.Parse(answer.Text).RootElement;
    }

    private static string Code(TestPage answer) => JsonDocument.Parse(answer.Text).RootElement.GetProperty("code").GetString()!;

    [Fact]
    public async Task A_signature_from_elsewhere_comes_into_the_file_and_holds_and_the_original_is_not_touched()
    {
        var paper = Paper.Plain();
        var signed = await RemoteHand.SignAsync(
            head,
            paper,
            signer,
            "first",
            ("page", "1"),
            ("x", "330"),
            ("y", "600"),
            ("width", "200"),
            ("height", "60"),
            ("reason", "Ban hành")
        );

        Assert.True(signed.AsSpan().StartsWith(paper));
        var report = await site.Services.GetRequiredService<SignatureChecks>().CheckAsync(signed, TestContext.Current.CancellationToken);
        var check = Assert.Single(report.Signatures);
        Assert.Contains(check.Findings, f => f.Code == "content-whole");
        Assert.Contains(check.Findings, f => f.Code == "covers-all");
        Assert.Equal("Nguyễn Thị Hòa", check.Signer);
        var second = await RemoteHand.SignAsync(head, signed, signer, "second");
        Assert.True(second.AsSpan().StartsWith(signed));
        Assert.Equal(
            2,
            (await site.Services.GetRequiredService<SignatureChecks>().CheckAsync(second, TestContext.Current.CancellationToken))
                .Signatures
                .Count
        );
    }

    [Fact]
    public async Task A_whole_message_of_a_provider_is_taken_when_it_is_of_this_file_and_certificate()
    {
        var prepared = await PreparedAsync("prepare-cms");
        var attributes = Convert.FromBase64String(prepared.GetProperty("attributes").GetString()!);
        var message = Cms.Build(attributes, RemoteHand.Sign(prepared, signer), signer, []);
        var address = $"/api/v1/signatures/{prepared.GetProperty("id").GetGuid()}/complete";
        using var stranger = authority.Issue("Người khác", null, since, since.AddYears(3));
        var foreign = Cms.Build(attributes, RemoteHand.Sign(prepared, stranger), stranger, []);

        Assert.Equal(
            "signing.pending.foreign",
            Code(await head.CallAsync(address, JsonSerializer.Serialize(new { cms = Convert.ToBase64String(foreign) }), "complete-foreign"))
        );
        Assert.Equal(
            200,
            (await head.CallAsync(address, JsonSerializer.Serialize(new { cms = Convert.ToBase64String(message) }), "complete-own")).Status
        );
    }

    [Fact]
    public async Task The_answer_is_taken_once_and_the_same_again_changes_nothing()
    {
        var prepared = await PreparedAsync("prepare-once");
        var same = await PreparedAsync("prepare-once");
        Assert.Equal(prepared.GetProperty("id").GetGuid(), same.GetProperty("id").GetGuid());
        var signature = RemoteHand.Sign(prepared, signer);
        var done = await RemoteHand.CompleteAsync(head, prepared, signature, "complete-1");
        Assert.Equal(200, done.Status);
        Assert.Equal(done.Text, (await RemoteHand.CompleteAsync(head, prepared, signature, "complete-1")).Text);
        Assert.Equal(done.Text, (await RemoteHand.CompleteAsync(head, prepared, signature, "complete-2")).Text);
        signature[5] ^= 1;
        Assert.Equal("signing.pending.done", Code(await RemoteHand.CompleteAsync(head, prepared, signature, "complete-3")));
        var signings = await site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<long>("select count(*) as \"Value\" from audit_log.entry where what = 'signing.signed'")
                    .SingleAsync(ct)
        );
        Assert.Equal(1, signings);
    }

    [Fact]
    public async Task Two_who_answer_at_the_same_time_sign_once()
    {
        var prepared = await PreparedAsync("prepare-race");
        var signature = RemoteHand.Sign(prepared, signer);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(i => RemoteHand.CompleteAsync(head, prepared, signature, $"complete-race-{i}"))
        );
        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Single(answers.Select(a => a.Text).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_false_a_late_and_an_unstamped_signature_leave_the_file_unsigned()
    {
        var prepared = await PreparedAsync("prepare-false");
        var signature = RemoteHand.Sign(prepared, signer);
        signature[9] ^= 4;
        Assert.Equal("signing.pending.foreign", Code(await RemoteHand.CompleteAsync(head, prepared, signature, "complete-false")));
        signature[9] ^= 4;
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal("signing.pending.late", Code(await RemoteHand.CompleteAsync(head, prepared, signature, "complete-late")));
        Assert.Equal(404, (await head.GetAsync($"/api/v1/signatures/{prepared.GetProperty("id").GetGuid()}/file")).Status);
        var stamped = await PreparedAsync("prepare-stamp", ("level", "Stamped"));
        Assert.Equal(
            "signing.stamp",
            Code(await RemoteHand.CompleteAsync(head, stamped, RemoteHand.Sign(stamped, signer), "complete-stamp"))
        );
    }

    [Fact]
    public async Task Nobody_else_answers_or_takes_the_file_and_bad_wishes_are_refused_with_the_reason()
    {
        var prepared = await PreparedAsync("prepare-own");
        var signature = RemoteHand.Sign(prepared, signer);
        var colleague = await office.SignInAsync(await office.PersonAsync("Phó", "Phó Giám đốc", PostKind.Deputy, Roles.AgencyHead));
        var other = await Scene.MakeAsync(site, "H99.02", "Sở Hai");
        var stranger = await other.SignInAsync(await other.PersonAsync("Bạn", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        var archivist = await office.SignInAsync(await office.PersonAsync("Lưu", "Lưu trữ", PostKind.Archivist, Roles.Archivist));
        Assert.Equal(404, (await RemoteHand.CompleteAsync(colleague, prepared, signature, "complete-colleague")).Status);
        Assert.Equal(404, (await RemoteHand.CompleteAsync(stranger, prepared, signature, "complete-stranger")).Status);
        Assert.Equal(403, (await RemoteHand.PrepareAsync(archivist, Paper.Plain(), signer, "prepare-archivist")).Status);
        Assert.Equal(400, (await RemoteHand.PrepareAsync(head, Paper.Plain(), signer, null)).Status);
        Assert.Equal("signing.pdf.kind", Code(await RemoteHand.PrepareAsync(head, "xin chào"u8.ToArray(), signer, "prepare-text")));
        Assert.Equal(
            "signing.pdf.page",
            Code(
                await RemoteHand.PrepareAsync(head, Paper.Plain(), signer, "prepare-page", ("page", "9"), ("width", "90"), ("height", "40"))
            )
        );
        using var expired = authority.Issue("Đã hết hạn", null, since, since.AddDays(30));
        Assert.Equal("signing.certificate.time", Code(await RemoteHand.PrepareAsync(head, Paper.Plain(), expired, "prepare-expired")));
    }
}
