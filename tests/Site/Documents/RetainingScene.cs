using System.Text.Json;
using IsoDienTu.AuditLog;
using IsoDienTu.Documents.Retaining;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IsoDienTu.Site.Documents;

/// <summary>An office three years on, in which issues that were replaced in 2026 have reached the end of a term of two years.</summary>
internal sealed class RetainingScene : IAsyncDisposable
{
    private readonly Dictionary<string, (Player Player, TestClient Client)> people = new(StringComparer.Ordinal);
    private int call;

    private RetainingScene(TestSite site, Scene office)
    {
        (Site, Office) = (site, office);
        Writer = new Writer(() => Who("secretary"));
    }

    public TestSite Site { get; }
    public Scene Office { get; }
    public Writer Writer { get; }
    public TestClient Archivist => Who("archivist");
    public TestClient Head => Who("head");
    public TestClient Secretary => Who("secretary");
    public TestClient Province => Who("province");

    public static async Task<RetainingScene> OpenAsync(string code = "H99.77", TestSite? site = null)
    {
        var scene = new RetainingScene(site ?? await TestSite.StartAsync(), null!);
        return await FillAsync(new RetainingScene(scene.Site, await Scene.MakeAsync(scene.Site, code, "Sở Lưu giữ " + code)));
    }

    private static async Task<RetainingScene> FillAsync(RetainingScene scene)
    {
        await scene.AddAsync("secretary", "Mai Thị Thanh", PostKind.IsoSecretary, Roles.IsoSecretary);
        await scene.AddAsync("archivist", "Đỗ Văn Lưu", PostKind.Specialist, Roles.Archivist);
        await scene.AddAsync("head", "Bùi Văn Quang", PostKind.Head, Roles.AgencyHead, Roles.Archivist);
        await scene.AddAsync("province", "Phạm Thị Chủ", PostKind.Specialist, Roles.ProvinceLead);
        return scene;
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    private TestClient Who(string name) => people[name].Client;

    private async Task AddAsync(string name, string person, PostKind post, params string[] roles)
    {
        var player = await Office.PersonAsync(person, name, post, roles);
        people[name] = (player, await Office.SignInAsync(player));
    }

    /// <summary>Years go by; everybody signs in again.</summary>
    public async Task GoToAsync(int year, int month, int day)
    {
        Site.Clock.Advance(new DateTimeOffset(year, month, day, 8, 0, 0, TimeSpan.FromHours(7)) - Site.Clock.GetUtcNow());
        foreach (var (name, person) in people.ToList())
        {
            people[name] = (person.Player, await Office.SignInAsync(person.Player));
        }
    }

    public static JsonElement Json(TestPage page)
    {
        Assert.True(page.Status == 200, page.Text);
        return JsonDocument.Parse(page.Text).RootElement;
    }

    public Task<TestPage> CallAsync(TestClient who, string path, object body) =>
        who.CallAsync("/api/v1/" + path, JsonSerializer.Serialize(body), $"retaining-{Interlocked.Increment(ref call):0000}");

    public async Task<string> DoAsync(TestClient who, string path, object body)
    {
        var answer = await CallAsync(who, path, body);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Text.Trim('"');
    }

    /// <summary>A document whose first issue was replaced on 1 February 2026.</summary>
    public async Task<string> ReplacedAsync(string code = "CSCL", string kind = "Policy")
    {
        var id = await Writer.IssuedAsync(code, "Chính sách chất lượng", kind);
        await Writer.ReviseAsync(id);
        await Writer.WriteAsync(id, "Cam kết thứ hai");
        await Writer.IssueAsync(id, "2026-02-01", "Sửa cho gọn");
        return id;
    }

    /// <summary>Terms of two years; then the issues of 2026 may go from 2029 on.</summary>
    public async Task DueAsync()
    {
        await SetAsync(2);
        await GoToAsync(2029, 1, 5);
    }

    public Task<string> SetAsync(int years, int number = 1) =>
        DoAsync(
            Province,
            "retention/rules",
            new
            {
                record = "SystemDocument",
                number,
                years,
                source = "Luật Lưu trữ 2024",
            }
        );

    /// <summary>A document in force since 6 January 2026 whose content is this file, read.</summary>
    public async Task<string> FileAsync(string code, byte[] pdf)
    {
        var id = await Writer.DraftedAsync(code, "Sổ tay chất lượng", "Manual");
        var draft = Json(await Secretary.GetAsync("/api/v1/documents/" + id)).GetProperty("draft");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/documents/{id}/draft/file")
        {
            Content = new MultipartFormDataContent
            {
                { new StringContent($"{draft.GetProperty("version").GetUInt32()}"), "version" },
                { new ByteArrayContent(pdf), "file", "so-tay.pdf" },
            },
        };
        request.Headers.Add("Idempotency-Key", $"attach-{code}");
        var taken = await Secretary.SendAsync(request);
        Assert.True(taken.Status == 200, taken.Text);
        await Writer.IssueAsync(id, "2026-01-06");
        Site.Clock.Advance(TimeSpan.FromSeconds(6));
        await Site.RunRecurringAsync("Documents.read_files");
        return id;
    }

    public async Task<string> IdAsync(string code) =>
        Json(await Secretary.GetAsync("/api/v1/documents"))
            .EnumerateArray()
            .First(d => d.GetProperty("code").GetString() == code)
            .GetProperty("id")
            .GetString()!;

    public async Task<string> IssueIdAsync(string document, int issue = 1) =>
        Json(await Secretary.GetAsync("/api/v1/documents/" + document))
            .GetProperty("issues")
            .EnumerateArray()
            .First(i => i.GetProperty("issue").ValueKind == JsonValueKind.Number && i.GetProperty("issue").GetInt32() == issue)
            .GetProperty("id")
            .GetString()!;

    public async Task<string> ProposedAsync(params string[] issues) =>
        await DoAsync(Archivist, "disposals", new { issues, reason = "Hết hạn lưu, không còn giá trị tra cứu" });

    public async Task<uint> VersionAsync(string disposal) =>
        Json(await Head.GetAsync("/api/v1/disposals/" + disposal)).GetProperty("version").GetUInt32();

    public async Task<string> StateAsync(string disposal) =>
        Json(await Head.GetAsync("/api/v1/disposals/" + disposal)).GetProperty("state").GetString()!;

    public async Task<object> DecisionAsync(string disposal) =>
        new
        {
            number = "12/QĐ-SLG",
            on = "2029-01-05",
            councilNumber = "03/QĐ-SLG",
            members = "Bùi Văn Quang, Giám đốc\nĐỗ Văn Lưu, Lưu trữ",
            metOn = "2029-01-04",
            opinion = "Nhất trí tiêu hủy.",
            version = await VersionAsync(disposal),
        };

    public async Task<object> MinutesAsync(string disposal, string number = "05/BB-SLG", uint? version = null) =>
        new
        {
            number,
            on = "2029-01-05",
            place = "Phòng lưu trữ",
            present = "Bùi Văn Quang, Giám đốc\nĐỗ Văn Lưu, Lưu trữ",
            way = "Xóa khỏi hệ thống.",
            chairName = "Bùi Văn Quang",
            chairPost = "Giám đốc",
            recorderName = "Đỗ Văn Lưu",
            version = version ?? await VersionAsync(disposal),
        };

    /// <summary>Proposed, decided, and recorded; nothing is destroyed yet.</summary>
    public async Task<string> RecordedAsync(params string[] issues)
    {
        var id = await ProposedAsync(issues);
        await DoAsync(Head, $"disposals/{id}/decide", await DecisionAsync(id));
        await DoAsync(Archivist, $"disposals/{id}/minutes", await MinutesAsync(id));
        return id;
    }

    /// <summary>A round of destruction.</summary>
    public async Task RoundAsync()
    {
        Site.Clock.Advance(TimeSpan.FromSeconds(21));
        await Site.RunRecurringAsync("Documents." + Destruction.Round);
        await Site.RunJobsAsync();
    }

    /// <summary>A file of the store looks as if nobody had stored it lately.</summary>
    public void Age(string sha256) => File.SetLastWriteTimeUtc(PathOf(sha256), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

    public bool Has(string sha256) => Site.Services.GetRequiredService<FileStore>().Has(sha256);

    private string PathOf(string sha256) => Path.Combine(Site.Folder, "files", sha256[..2], sha256[2..4], sha256);

    public Task<T> AskAsync<T>(string sql) =>
        Site.Runner.ReadAsync(Office.AgencyId, (db, ct) => db.Database.SqlQueryRaw<T>(sql).SingleAsync(ct));

    /// <summary>Tries something in the database as the product; must be refused by it.</summary>
    public async Task RefusedAsync(string sql)
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            Site.Runner.RunAsync(
                new WorkOrder(Actor.System("thử nghiệm"), Office.AgencyId, "test.direct", RequestId: "test"),
                async (work, ct) =>
                {
                    await using var command = work.Command(sql);
                    await command.ExecuteNonQueryAsync(ct);
                    Log.Write(work, "test.direct", "test", "1");
                    return true;
                }
            )
        );
        Assert.True(refused.SqlState is PostgresErrorCodes.CheckViolation or PostgresErrorCodes.InsufficientPrivilege, refused.ToString());
    }
}
