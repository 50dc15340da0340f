using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Portal;

/// <summary>Everybody reads the policy of an agency, today's and that of another day; what is inside stays inside.</summary>
public sealed class PublishedDocumentTests : IAsyncLifetime
{
    private static readonly object[] Signed =
    [
        new
        {
            act = "Approved",
            name = "Bùi Văn Quang",
            post = "Giám đốc",
            day = "2026-01-05",
        },
    ];
    private TestSite site = null!;
    private TestClient secretary = null!;
    private string agency = "";
    private int call;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        var office = await Scene.MakeAsync(site, "H99.73", "Sở Công khai");
        secretary = await office.SignInAsync(
            await office.PersonAsync("Mai Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        agency = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.AgencyId))!.Slug;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<string> CallAsync(string path, object body)
    {
        var answer = await secretary.CallAsync(path, JsonSerializer.Serialize(body), $"published-{++call:0000}");
        Assert.Equal(200, answer.Status);
        return answer.Text.Trim('"');
    }

    private async Task WriteAsync(string id, string text)
    {
        var draft = JsonDocument.Parse((await secretary.GetAsync($"/api/v1/documents/{id}")).Text).RootElement.GetProperty("draft");
        await CallAsync(
            $"/api/v1/documents/{id}/draft/save",
            new
            {
                title = draft.GetProperty("title").GetString(),
                version = draft.GetProperty("version").GetUInt32(),
                sections = new[] { new { title = "Nội dung", text } },
            }
        );
    }

    private async Task IssueAsync(string id, string effectiveFrom, string? reason = null)
    {
        var draft = JsonDocument.Parse((await secretary.GetAsync($"/api/v1/documents/{id}")).Text).RootElement.GetProperty("draft");
        await CallAsync(
            $"/api/v1/documents/{id}/issues",
            new
            {
                version = draft.GetProperty("version").GetUInt32(),
                effectiveFrom,
                reason,
                signs = Signed,
            }
        );
    }

    private async Task<string> IssuedAsync(string kind, string code, string title, string text)
    {
        var id = await CallAsync(
            "/api/v1/documents",
            new
            {
                kind,
                code,
                title,
            }
        );
        await WriteAsync(id, text);
        await IssueAsync(id, "2026-01-06");
        return id;
    }

    [Fact]
    public async Task The_policy_is_read_as_it_stands_and_as_it_stood_and_a_draft_by_nobody()
    {
        var id = await IssuedAsync("Policy", "CSCL", "Chính sách chất lượng", "Cam kết thứ nhất");
        await CallAsync($"/api/v1/documents/{id}/draft", new { });
        await WriteAsync(id, "Cam kết thứ hai");
        var address = $"/Portal/Document/{agency}/cscl";
        var today = await site.Anonymous().GetAsync(address);
        Assert.Contains("Cam kết thứ nhất", today.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Cam kết thứ hai", today.Words, StringComparison.Ordinal);
        Assert.Contains(
            $"/Portal/Document/{agency}/cscl",
            (await site.Anonymous().GetAsync("/Portal/Agency/" + agency)).Text,
            StringComparison.Ordinal
        );

        await IssueAsync(id, "2026-01-08", "Theo Quyết định 15/QĐ-UBND");
        site.Clock.Advance(TimeSpan.FromDays(3));
        today = await site.Anonymous().GetAsync(address);
        Assert.Contains("Cam kết thứ hai", today.Words, StringComparison.Ordinal);
        Assert.Contains("Theo Quyết định 15/QĐ-UBND", today.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bùi Văn Quang", today.Words, StringComparison.Ordinal);
        Assert.Contains("Cam kết thứ nhất", (await site.Anonymous().GetAsync(address + "?on=2026-01-07")).Words, StringComparison.Ordinal);
        Assert.Contains(
            "Không có bản nào có hiệu lực",
            (await site.Anonymous().GetAsync(address + "?on=2025-01-01")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Cam kết thứ hai", (await site.Anonymous().GetAsync(address + "?on=hôm-qua")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_for_the_inside_is_not_there_for_the_world()
    {
        var id = await IssuedAsync("InternalProcedure", "QT.NB-01", "Quy trình nội bộ", "Chỉ trong cơ quan");
        Assert.Equal(404, (await site.Anonymous().GetAsync($"/Portal/Document/{agency}/qt-nb-01")).Status);
        Assert.DoesNotContain("QT.NB-01", (await site.Anonymous().GetAsync("/Portal/Agency/" + agency)).Text, StringComparison.Ordinal);
        var code = (await secretary.GetAsync("/Documents/Print/" + id)).Text.Split("/q/")[1][..12];
        var sheet = await site.Anonymous().GetAsync("/q/" + code);
        Assert.Contains("Còn hiệu lực", sheet.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Xem bản đang có hiệu lực", sheet.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_on_a_poster_leads_to_what_is_in_force_and_a_draft_says_it_is_one()
    {
        var id = await IssuedAsync("Objectives", "MTCL", "Mục tiêu chất lượng", "98 %");
        var code = (await secretary.GetAsync("/Documents/Print/" + id)).Text.Split("/q/")[1][..12];
        var sheet = await site.Anonymous().GetAsync("/q/" + code);
        Assert.Equal($"/Portal/Document/{agency}/mtcl", sheet.Document!.QuerySelector("a.btn-primary")!.GetAttribute("href"));

        var draft = await CallAsync(
            "/api/v1/documents",
            new
            {
                kind = "Manual",
                code = "BMT",
                title = "Mô tả hệ thống",
            }
        );
        var print = await secretary.GetAsync("/Documents/Print/" + draft);
        Assert.Contains("Chưa ban hành, không có hiệu lực", print.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("/q/", print.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await site.Anonymous().GetAsync($"/Portal/Document/{agency}/bmt")).Status);
    }

    [Fact]
    public async Task Programs_follow_what_comes_into_force_and_what_is_taken_back()
    {
        const string Reason = "Bãi bỏ; theo Quyết định 15/QĐ-UBND, xem <phụ lục> & bảng kèm theo, dài hơn một dòng của lịch";
        var id = await IssuedAsync("Policy", "CSCL", "Chính sách chất lượng", "Cam kết");
        await IssuedAsync("Instruction", "HD.01", "Hướng dẫn nội bộ", "Chỉ trong cơ quan");
        await secretary.SubmitAsync(
            await secretary.GetAsync("/Documents/Withdraw/" + id),
            new Dictionary<string, string> { ["Day"] = "2026-01-09", ["Reason"] = Reason }
        );

        var atom = await site.Anonymous().GetAsync($"/Portal/Changes/{agency}/atom");
        var feed = System.Xml.Linq.XDocument.Parse(atom.Text).Root!;
        var entries = feed.Elements(feed.Name.Namespace + "entry").ToList();
        Assert.Equal(2, entries.Count);
        Assert.Contains("thu hồi từ 09/01/2026", entries[0].Element(feed.Name.Namespace + "title")!.Value, StringComparison.Ordinal);
        Assert.Equal(Reason, entries[0].Element(feed.Name.Namespace + "summary")!.Value);
        Assert.Equal(2, entries.Select(e => e.Element(feed.Name.Namespace + "id")!.Value).Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain("HD.01", atom.Text, StringComparison.Ordinal);

        var calendar = (await site.Anonymous().GetAsync($"/Portal/Changes/{agency}/calendar")).Text;
        var lines = calendar.Split("\r\n");
        Assert.All(lines, l => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(l), 0, 75));
        var whole = calendar.Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20260109", whole, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:Bãi bỏ\\; theo Quyết định 15/QĐ-UBND\\, xem <phụ lục> & bảng", whole, StringComparison.Ordinal);
        Assert.Equal(404, (await site.Anonymous().GetAsync("/Portal/Changes/khong-co/atom")).Status);
    }
}
