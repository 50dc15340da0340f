using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Documents;

/// <summary>An office that has papers for which no written text exists.</summary>
internal sealed class FinishedScene : IAsyncDisposable
{
    private readonly Player clerk;
    private int calls;

    private FinishedScene(TestSite site, Scene office, Player clerk, TestClient secretary, string agency)
    {
        (Site, Office, this.clerk, Secretary, Agency) = (site, office, clerk, secretary, agency);
        Writer = new Writer(() => Secretary);
    }

    public TestSite Site { get; }
    public Scene Office { get; }
    public TestClient Secretary { get; private set; }

    /// <summary>Name of the agency in public addresses.</summary>
    public string Agency { get; }
    public Writer Writer { get; }

    public static async Task<FinishedScene> OpenAsync(Action<IServiceCollection>? plugs = null)
    {
        var site = await TestSite.StartAsync(plugs: plugs);
        var office = await Scene.MakeAsync(site, "H99.78", "Sở Lưu trữ");
        var clerk = await office.PersonAsync("Mai Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary);
        var agency = (await site.Services.GetRequiredService<Agencies>().FindAsync(office.AgencyId))!.Slug;
        return new FinishedScene(site, office, clerk, await office.SignInAsync(clerk), agency);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>Days go by; who was signed in signs in again.</summary>
    public async Task LaterAsync(TimeSpan later)
    {
        Site.Clock.Advance(later);
        Secretary = await Office.SignInAsync(clerk);
    }

    public async Task<JsonElement> DocumentAsync(string id) =>
        JsonDocument.Parse((await Secretary.GetAsync($"/api/v1/documents/{id}")).Text).RootElement;

    public async Task<JsonElement> PagesAsync(string id) =>
        JsonDocument.Parse((await Secretary.GetAsync($"/api/v1/documents/{id}/pages")).Text).RootElement;

    /// <summary>Sends a file for the draft by the call.</summary>
    public async Task<TestPage> AttachAsync(string id, byte[] pdf, string name = "so-tay.pdf", uint? version = null, string? key = null)
    {
        var seen = version ?? (await DocumentAsync(id)).GetProperty("draft").GetProperty("version").GetUInt32();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/documents/{id}/draft/file")
        {
            Content = new MultipartFormDataContent
            {
                { new StringContent($"{seen}"), "version" },
                { new ByteArrayContent(pdf), "file", name },
            },
        };
        request.Headers.Add("Idempotency-Key", key ?? $"attach-{++calls:0000}");
        return await Secretary.SendAsync(request);
    }

    /// <summary>A round of reading.</summary>
    public async Task ReadAsync()
    {
        Site.Clock.Advance(TimeSpan.FromSeconds(6));
        await Site.RunRecurringAsync("Documents.read_files");
        await Site.RunJobsAsync();
    }

    /// <summary>A document in force since 6 January 2026 whose content is this file, read.</summary>
    public async Task<string> IssuedAsync(byte[] pdf, string code = "STCL", string kind = "Manual")
    {
        var id = await Writer.DraftedAsync(code, "Sổ tay chất lượng", kind);
        var taken = await AttachAsync(id, pdf);
        Assert.True(taken.Status == 200, taken.Text);
        await Writer.IssueAsync(id, "2026-01-06");
        await ReadAsync();
        return id;
    }

    /// <summary>Tries something in the database as the product.</summary>
    public Task<int> TryAsync(string sql) => Site.Runner.ReadAsync(Office.AgencyId, (db, ct) => db.Database.ExecuteSqlRawAsync(sql, ct));

    public Task<int> CountAsync(string sql) =>
        Site.Runner.ReadAsync(Office.AgencyId, (db, ct) => db.Database.SqlQueryRaw<int>(sql).SingleAsync(ct));
}
