using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>The province sees in which phase of QĐ 19/2014 every agency is, by the same rules as the agency itself.</summary>
public sealed class ProvincePhasesTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Procedures.Office one = null!;
    private Procedures.Office two = null!;
    private TestClient head = null!;
    private Player overseer = null!;
    private TestClient lead = null!;
    private Guid system;
    private int call;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        one = await Procedures.Office.OpenAsync(site, "H99.87");
        two = await Procedures.Office.OpenAsync(site, "H99.88", AgencyKind.Commune, AgencyLevel.Commune);
        head = await one.Scene.SignInAsync(
            await one.Scene.PersonAsync("Bùi Văn Quang", "Giám đốc Sở", PostKind.Head, Roles.AgencyHead, Roles.Administrator)
        );
        overseer = await two.Scene.PersonAsync("Hoàng Chủ Trì", "Trưởng phòng TĐC", PostKind.UnitHead, Roles.ProvinceLead);
        lead = await two.Scene.SignInAsync(overseer);
        var made = await head.SubmitAsync(
            await head.GetAsync("/Organisation/EditSystem"),
            Procedures.Office.Fields(("Input.Name", "Hệ thống của Sở"), ("Input.Scope", "Giải quyết thủ tục hành chính"))
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

    private async Task DoAsync(string verb, object body) =>
        Json(await head.CallAsync($"/api/v1/quality-systems/{system}/{verb}", JsonSerializer.Serialize(body), $"phases-{++call:000}"));

    private async Task<JsonElement> RowAsync(string agency) =>
        Json(await lead.GetAsync("/api/v1/quality-systems/province"))
            .EnumerateArray()
            .Single(r => r.GetProperty("agency").GetString() == agency);

    private async Task AnnounceAsync()
    {
        await DoAsync("apply", new { day = "2026-01-02" });
        await DoAsync(
            "confirm",
            new
            {
                day = "2026-01-05",
                standard = "TCVN ISO 9001:2015",
                auditFrom = "2026-01-02",
                auditTo = "2026-01-03",
                auditResult = "Không có điểm không phù hợp nặng.",
                reviewOn = "2026-01-05",
                conclusion = "Phù hợp tiêu chuẩn và có hiệu lực.",
                signerName = "Bùi Văn Quang",
                signerPost = "Giám đốc Sở",
            }
        );
        await DoAsync(
            "announce",
            new
            {
                number = "15/QĐ-S",
                day = "2026-01-06",
                effectFrom = "2026-01-06",
                standard = "TCVN ISO 9001:2015",
                place = "Lam Giang",
                scope = "Giải quyết thủ tục hành chính",
                covered = Array.Empty<string>(),
                bases = "Căn cứ Quyết định số 19/2014/QĐ-TTg;",
                executes = "Các phòng chịu trách nhiệm thi hành.",
                recipients = "Như Điều 3\nLưu: VT",
                signerName = "Bùi Văn Quang",
                signerPost = "Giám đốc Sở",
            }
        );
    }

    [Fact]
    public async Task Each_phase_is_that_of_the_agency_with_its_first_day_and_why_a_new_announcement_is_due()
    {
        Assert.Equal("Building", (await RowAsync("Sở H99.87")).GetProperty("phase").GetString());
        Assert.Equal("None", (await RowAsync("UBND xã H99.88")).GetProperty("phase").GetString());
        await DoAsync("apply", new { day = "2026-01-01" });
        var row = await RowAsync("Sở H99.87");
        Assert.Equal(("Applying", "2026-01-01"), (row.GetProperty("phase").GetString(), row.GetProperty("since").GetString()));
        await AnnounceAsync();
        row = await RowAsync("Sở H99.87");
        Assert.Equal(
            ("Announced", "2026-01-06", "15/QĐ-S", 0),
            (
                row.GetProperty("phase").GetString(),
                row.GetProperty("since").GetString(),
                row.GetProperty("decision").GetString(),
                row.GetProperty("announced").GetInt32()
            )
        );

        await one.PublishAsync();
        site.Clock.Advance(TimeSpan.FromDays(60));
        lead = await two.Scene.SignInAsync(overseer);
        row = await RowAsync("Sở H99.87");
        Assert.Equal(
            ("ReannounceDue", "2026-02-02", 1, 1),
            (
                row.GetProperty("phase").GetString(),
                row.GetProperty("since").GetString(),
                row.GetProperty("inForce").GetInt32(),
                row.GetProperty("notAnnounced").GetInt32()
            )
        );
        var page = await lead.GetAsync("/Documents/Announcing/Province?phase=ReannounceDue");
        Assert.Contains("1 quy trình có hiệu lực chưa công bố", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("UBND xã H99.88", page.Document!.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 (50 %)", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_filtered_searched_taken_away_and_only_for_who_oversees()
    {
        foreach (var address in new[] { "/Documents/Announcing/Province", "/api/v1/quality-systems/province" })
        {
            Assert.Equal(403, (await head.GetAsync(address)).Status);
        }

        var communes = await lead.GetAsync("/Documents/Announcing/Province?kind=Commune");
        Assert.Contains("UBND xã H99.88", communes.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở H99.87", communes.Document!.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        Assert.Single(Json(await lead.GetAsync("/api/v1/quality-systems/province?q=so%20h99.87")).EnumerateArray());
        Assert.Empty(Json(await lead.GetAsync("/api/v1/quality-systems/province?phase=Maintaining")).EnumerateArray());

        var found = await lead.GetAsync("/Documents/Announcing/Province?phase=Building");
        var sheet = await lead.GetAsync(found.Document!.QuerySelector("a[href*='handler=Xlsx']")!.GetAttribute("href")!);
        var rows = SheetReader.Read(new MemoryStream(sheet.Bytes)).Rows.Select(r => string.Join('|', r.Cells)).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains("Sở H99.87", rows[1], StringComparison.Ordinal);
        var paper = await lead.GetAsync(found.Document!.QuerySelector("a[href*='handler=Docx']")!.GetAttribute("href")!);
        using var word = WordprocessingDocument.Open(new MemoryStream(paper.Bytes), isEditable: false);
        Assert.Contains("Đang xây dựng", word.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        Assert.Equal(ListWord.MediaType, (await lead.GetAsync("/api/v1/quality-systems/province?format=docx")).Headers["Content-Type"]);
    }
}
