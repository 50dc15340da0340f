using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Signing;
using IsoDienTu.Site.Signing;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Site.Documents;

/// <summary>A quality system goes through the phases of QĐ 19/2014 in their order, and is to be announced again when its scope changes.</summary>
public sealed class AnnouncingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset since = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private TestSite site = null!;
    private Procedures.Office office = null!;
    private TestClient head = null!;
    private Guid system;
    private int call;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Procedures.Office.OpenAsync(site, "H99.79");
        head = await office.Scene.SignInAsync(
            await office.Scene.PersonAsync("Bùi Văn Quang", "Giám đốc Sở", PostKind.Head, Roles.AgencyHead, Roles.Administrator)
        );
        var form = await head.GetAsync("/Organisation/EditSystem");
        var made = await head.SubmitAsync(
            form,
            new Dictionary<string, string>
            {
                ["Input.Name"] = "Hệ thống quản lý chất lượng của Sở",
                ["Input.Scope"] = "Giải quyết thủ tục hành chính và hoạt động nội bộ",
            }
        );
        Assert.True(made.Status == 303, made.Words);
        system = Json(await head.GetAsync("/api/v1/quality-systems"))[0].GetProperty("id").GetGuid();
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static JsonElement Json(TestPage page)
    {
        Assert.True(page.Status == 200, page.Text);
        return JsonDocument.Parse(page.Text).RootElement;
    }

    private Task<TestPage> TryAsync(string verb, object body, TestClient? who = null) =>
        (who ?? head).CallAsync($"/api/v1/quality-systems/{system}/{verb}", JsonSerializer.Serialize(body), $"announcing-{++call:000}");

    private async Task<Guid> DoAsync(string verb, object body) => Json(await TryAsync(verb, body)).GetGuid();

    private async Task<JsonElement> StandAsync() => Json(await head.GetAsync($"/api/v1/quality-systems/{system}"));

    private static object Confirmation(string day) =>
        new
        {
            day,
            standard = "TCVN ISO 9001:2015",
            auditFrom = "2026-01-02",
            auditTo = "2026-01-03",
            auditResult = "Không có điểm không phù hợp nặng.",
            reviewOn = "2026-01-05",
            conclusion = "Phù hợp tiêu chuẩn và có hiệu lực.",
            signerName = "Bùi Văn Quang",
            signerPost = "Giám đốc Sở",
        };

    private static object Decision(string number, string day, params string[] covered) =>
        new
        {
            number,
            day,
            effectFrom = day,
            standard = "TCVN ISO 9001:2015",
            place = "Lam Giang",
            scope = "Giải quyết thủ tục hành chính và hoạt động nội bộ",
            covered,
            bases = "Căn cứ Quyết định số 19/2014/QĐ-TTg;",
            executes = "Các phòng chịu trách nhiệm thi hành.",
            recipients = "Như Điều 3\nSở Khoa học và Công nghệ\nLưu: VT",
            signerName = "Bùi Văn Quang",
            signerPost = "Giám đốc Sở",
        };

    private async Task<Guid> AnnouncedAsync(params string[] covered)
    {
        await DoAsync("apply", new { day = "2026-01-01" });
        await DoAsync("confirm", Confirmation("2026-01-05"));
        return await DoAsync("announce", Decision("15/QĐ-STG", "2026-01-06", covered));
    }

    [Fact]
    public async Task Each_phase_needs_the_one_before_it()
    {
        Assert.Equal("Building", (await StandAsync()).GetProperty("phase").GetString());
        Assert.Contains(
            "documents.milestone.not_applied",
            (await TryAsync("confirm", Confirmation("2026-01-05"))).Text,
            StringComparison.Ordinal
        );
        await DoAsync("apply", new { day = "2026-01-01" });
        Assert.Equal("Applying", (await StandAsync()).GetProperty("phase").GetString());
        Assert.Contains(
            "documents.milestone.not_confirmed",
            (await TryAsync("announce", Decision("15/QĐ-STG", "2026-01-06"))).Text,
            StringComparison.Ordinal
        );
        Assert.Contains("documents.milestone.day", (await TryAsync("confirm", Confirmation("2027-01-05"))).Text, StringComparison.Ordinal);
        Assert.Contains(
            "documents.milestone.order",
            (await TryAsync("confirm", Confirmation("2026-01-02"))).Text,
            StringComparison.Ordinal
        );
        await DoAsync("confirm", Confirmation("2026-01-05"));
        Assert.Equal("Confirmed", (await StandAsync()).GetProperty("phase").GetString());
        Assert.Contains(
            "documents.milestone.covered",
            (await TryAsync("announce", Decision("15/QĐ-STG", "2026-01-06", "QT.KHONG-CO"))).Text,
            StringComparison.Ordinal
        );
        await DoAsync("announce", Decision("15/QĐ-STG", "2026-01-06"));
        Assert.Equal("Announced", (await StandAsync()).GetProperty("phase").GetString());
        await DoAsync("make-known", new { day = "2026-01-06", number = "20/STG-VP" });
        Assert.Contains(
            "documents.milestone.known",
            (await TryAsync("make-known", new { day = "2026-01-06", number = "21/STG-VP" })).Text,
            StringComparison.Ordinal
        );
        await DoAsync("make-known", new { posted = true, day = "2026-01-06" });
        Assert.Equal("Maintaining", (await StandAsync()).GetProperty("phase").GetString());
        Assert.Contains("Duy trì, cải tiến", (await head.GetAsync($"/Documents/Announcing/Show/{system}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_that_comes_makes_a_new_announcement_due_which_the_form_proposes()
    {
        await AnnouncedAsync();
        await office.PublishAsync();
        // Past the first day that the procedure names.
        site.Clock.Advance(TimeSpan.FromDays(60));
        head = await office.Scene.SignInAsync(
            await office.Scene.PersonAsync("Bùi Văn Phó", "Phó Giám đốc", PostKind.Deputy, Roles.AgencyHead)
        );
        var stand = await StandAsync();
        Assert.Equal("ReannounceDue", stand.GetProperty("phase").GetString());
        var code = stand.GetProperty("notAnnounced")[0].GetString()!;
        var shown = await head.GetAsync($"/Documents/Announcing/Show/{system}");
        Assert.Contains("Mới, chưa công bố: " + code, shown.Words, StringComparison.Ordinal);

        var form = await head.GetAsync($"/Documents/Announcing/Announce/{system}");
        Assert.Equal(
            "Quyết định số 15/QĐ-STG ngày 06/01/2026",
            form.Document!.QuerySelector("input[name='Input.Replaces']")!.GetAttribute("value")
        );
        var refused = await head.SubmitAsync(form, new Dictionary<string, string> { ["Input.Number"] = "", ["Input.Place"] = "Lam Giang" });
        Assert.Equal(422, refused.Status);
        Assert.Contains("phải có nội dung", refused.Words, StringComparison.Ordinal);
        var done = await head.SubmitAsync(refused, new Dictionary<string, string> { ["Input.Number"] = "30/QĐ-STG" });
        Assert.True(done.Status == 303, done.Words);
        stand = await StandAsync();
        Assert.Equal("Announced", stand.GetProperty("phase").GetString());
        Assert.Equal(
            code,
            stand.GetProperty("announcement").GetProperty("facts").GetProperty("covered")[0].GetProperty("code").GetString()
        );
    }

    [Fact]
    public async Task The_decision_is_written_signed_twice_and_then_the_world_has_it()
    {
        var id = await AnnouncedAsync();
        var agency = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.Scene.AgencyId))!.Slug;
        var anonymous = site.Anonymous();
        Assert.Contains("15/QĐ-STG", (await anonymous.GetAsync("/Portal/Announcement/" + agency)).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await anonymous.GetAsync($"/Portal/AnnouncementFile/{agency}/{id}")).Status);
        var plain = await head.GetAsync($"/Documents/Announcing/File/{id}");
        var text = PdfText.Of(plain.Bytes);
        foreach (
            var words in (string[])
                [
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "Số: 15/QĐ-STG",
                    "Lam Giang, ngày 06 tháng 01 năm 2026",
                    "Điều 2.",
                    "Sở Khoa học và Công nghệ",
                    "GIÁM ĐỐC SỞ",
                ]
        )
        {
            Assert.Contains(words, text, StringComparison.OrdinalIgnoreCase);
        }

        using var authority = TrialAuthority.Create(since);
        using var person = authority.Issue("Bùi Văn Quang", "Sở", since, since.AddYears(3));
        using var seal = authority.Issue("Cơ quan", "Sở", since, since.AddYears(3));
        var records = await office.Scene.SignInAsync(
            await office.Scene.PersonAsync("Bùi Thị Thư", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk)
        );
        Assert.Equal(422, (await RemoteHand.SignSourceAsync(records, "quality-system", id, seal, "s0")).Status);
        Assert.Equal(200, (await RemoteHand.SignSourceAsync(head, "quality-system", id, person, "s1")).Status);
        var second = await RemoteHand.SignSourceAsync(records, "quality-system", id, seal, "s2");
        Assert.True(second.Status == 200, second.Text);
        var signed = await anonymous.GetAsync($"/Portal/AnnouncementFile/{agency}/{id}");
        Assert.Equal(200, signed.Status);
        Assert.True(signed.Bytes.AsSpan().StartsWith(plain.Bytes));
        Assert.Contains("Tải bản ký số", (await anonymous.GetAsync("/Portal/Announcement/" + agency)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_taken_back_from_its_end_and_stays_in_the_history()
    {
        await AnnouncedAsync();
        var shown = await head.GetAsync($"/Documents/Announcing/Show/{system}");
        var links = shown.Document!.QuerySelectorAll("a[href*='/Announcing/Withdraw/']").Select(a => a.GetAttribute("href")!).ToList();
        var early = await head.SubmitAsync(await head.GetAsync(links[^1]), new Dictionary<string, string> { ["Why"] = "Ghi nhầm ngày" });
        Assert.Equal(422, early.Status);
        Assert.Contains("Hãy hủy mốc sau trước", early.Words, StringComparison.Ordinal);
        var form = await head.GetAsync(links[0]);
        Assert.Equal(303, (await head.SubmitAsync(form, new Dictionary<string, string> { ["Why"] = "Sai số quyết định" })).Status);
        Assert.Equal("Confirmed", (await StandAsync()).GetProperty("phase").GetString());
        Assert.Contains("Sai số quyết định", (await head.GetAsync($"/Documents/Announcing/Show/{system}")).Words, StringComparison.Ordinal);
        foreach (var change in (string[])["update documents.milestone set number = 'x'", "delete from documents.milestone"])
        {
            await Assert.ThrowsAsync<PostgresException>(() =>
                site.Runner.ReadAsync(office.Scene.AgencyId, (db, ct) => db.Database.ExecuteSqlRawAsync(change, ct))
            );
        }
    }

    [Fact]
    public async Task Another_agency_and_who_may_only_read_change_nothing()
    {
        var id = await AnnouncedAsync();
        var reader = await office.Scene.SignInAsync(
            await office.Scene.PersonAsync("Bùi Văn Đọc", "Chuyên viên", PostKind.Specialist, Roles.Specialist)
        );
        Assert.Equal(403, (await TryAsync("apply", new { day = "2026-01-01" }, reader)).Status);
        Assert.Equal(200, (await reader.GetAsync($"/Documents/Announcing/Show/{system}")).Status);
        var other = await Scene.MakeAsync(site, "H99.80", "Sở Khác");
        var stranger = await other.SignInAsync(await other.PersonAsync("Ngô Văn Lạ", "Giám đốc", PostKind.Head, Roles.AgencyHead));
        foreach (
            var path in (string[])
                [
                    $"/Documents/Announcing/Show/{system}",
                    $"/Documents/Announcing/Announce/{system}",
                    $"/Documents/Announcing/File/{id}",
                    $"/Documents/Announcing/Withdraw/{id}",
                    $"/api/v1/quality-systems/{system}",
                    $"/api/v1/milestones/{id}/pdf",
                ]
        )
        {
            Assert.Equal(404, (await stranger.GetAsync(path)).Status);
        }

        Assert.Equal(404, (await TryAsync("apply", new { day = "2026-01-01" }, stranger)).Status);
        Assert.Contains("chưa khai hệ thống", (await stranger.GetAsync("/Documents/Announcing")).Words, StringComparison.Ordinal);
    }
}
