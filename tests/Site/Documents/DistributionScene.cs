using System.Diagnostics;
using System.Text.Json;
using IsoDienTu.Documents;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Documents;

/// <summary>An agency whose quality policy goes to two people of the one-stop desk.</summary>
internal sealed class DistributionScene
{
    private int keys;

    public required TestSite Site { get; init; }
    public required Scene Scene { get; init; }
    public required Player Keeper { get; init; }
    public required Player Head { get; init; }
    public required IReadOnlyList<Player> Readers { get; init; }

    /// <summary>The ISO secretary, who also issues.</summary>
    public TestClient Secretary { get; private set; } = null!;

    public string Key => $"distribution-{++keys:000000}";

    public static async Task<DistributionScene> OpenAsync(TestSite site, string code)
    {
        var scene = await Scene.MakeAsync(site, code, "Sở Phổ biến");
        var made = new DistributionScene
        {
            Site = site,
            Scene = scene,
            Keeper = await scene.PersonAsync("Mai Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary),
            Head = await scene.PersonAsync("Bùi Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead),
            Readers =
            [
                await scene.PersonAsync("Lê Thị Cửa", "Nhân viên một cửa", PostKind.DeskClerk, Roles.DeskClerk),
                await scene.PersonAsync("Vũ Văn Quầy", "Nhân viên quầy", PostKind.DeskClerk, Roles.DeskClerk),
            ],
        };
        made.Secretary = await scene.SignInAsync(made.Keeper);
        return made;
    }

    /// <summary>Goes on to a day, at eight in the morning; who keeps documents signs in again.</summary>
    public async Task OnAsync(DateOnly day)
    {
        Site.Clock.Set(new DateTimeOffset(day, new TimeOnly(8, 0), TimeSpan.FromHours(7)));
        Secretary = await Scene.SignInAsync(Keeper);
        await Site.RunJobsAsync();
    }

    public async Task<Guid> IssueAsync(string text, DateOnly from, DocumentKind kind = DocumentKind.Policy, string code = "CSCL")
    {
        var id = await Issued.DocumentAsync(Site, Scene.AgencyId, kind, code, "Chính sách chất lượng", text, from);
        await Site.RunJobsAsync();
        return id;
    }

    public async Task ListAsync(Guid id, int? gate, params Player[] to)
    {
        var version = (await ReadAsync($"/api/v1/documents/{id}/distribution")).GetProperty("version").GetUInt32();
        var saved = await Secretary.CallAsync(
            $"/api/v1/documents/{id}/distribution",
            JsonSerializer.Serialize(
                new
                {
                    posts = to.Select(p => p.PostId),
                    gatePercent = gate,
                    version,
                }
            ),
            Key
        );
        Assert.True(saved.Status == 200, saved.Text);
        await Site.RunJobsAsync();
    }

    public async Task<JsonElement> ReadAsync(string path) => JsonDocument.Parse((await Secretary.GetAsync(path)).Text).RootElement;

    /// <summary>Somebody reads what they have to and says so.</summary>
    public async Task UnderstandAsync(Guid id, Player who)
    {
        var reader = await Scene.SignInAsync(who);
        var issue = (await ReadAsync($"/api/v1/documents/{id}/distribution"))
            .GetProperty("readings")
            .EnumerateArray()
            .Where(r => r.GetProperty("person").GetString() == who.Name && r.GetProperty("state").GetString() == "Open")
            .MaxBy(r => r.GetProperty("issue").GetInt32())
            .GetProperty("issueId")
            .GetString();
        var done = await reader.CallAsync($"/api/v1/documents/{id}/understood", $$"""{"issueId":"{{issue}}"}""", Key);
        Assert.True(done.Status == 200, done.Text);
        await Site.RunJobsAsync();
    }

    /// <summary>The issues of a document as <c>number state first-day</c>, the newest first.</summary>
    public async Task<IReadOnlyList<string>> IssuesAsync(Guid id) =>
        [
            .. (await ReadAsync($"/api/v1/documents/{id}"))
                .GetProperty("issues")
                .EnumerateArray()
                .Select(i => $"{i.GetProperty("issue")} {i.GetProperty("state")} {i.GetProperty("effectiveFrom")}".Trim()),
        ];

    public Task<List<string>> SqlAsync(string sql) =>
        Site.Runner.ReadAsync(Scene.AgencyId, (db, ct) => db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct));

    public async Task<uint> WaitingVersionAsync(Guid id) =>
        uint.Parse(
            (await SqlAsync($"select xmin::text as \"Value\" from documents.version where document_id = '{id}' and state = 'Scheduled'"))[
                0
            ],
            System.Globalization.CultureInfo.InvariantCulture
        );

    public async Task<string> SheetAsync(string token) => (await Site.Anonymous().GetAsync("/q/" + token)).Words;
}
