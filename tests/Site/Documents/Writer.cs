using System.Text.Json;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>Writes and issues documents through the API, signed off by one approver.</summary>
internal sealed class Writer(Func<TestClient> who)
{
    private readonly object[] approved =
    [
        new
        {
            act = "Approved",
            name = "Bùi Văn Quang",
            post = "Giám đốc",
            day = "2026-01-05",
        },
    ];
    private int call;

    private async Task<string> CallAsync(string path, object body)
    {
        var answer = await who().CallAsync(path, JsonSerializer.Serialize(body), $"written-{++call:0000}");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Text.Trim('"');
    }

    private async Task<JsonElement> DraftOfAsync(string id) =>
        JsonDocument.Parse((await who().GetAsync($"/api/v1/documents/{id}")).Text).RootElement.GetProperty("draft");

    public async Task WriteAsync(string id, string text)
    {
        var draft = await DraftOfAsync(id);
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

    /// <summary>Begins the next issue.</summary>
    public Task ReviseAsync(string id) => CallAsync($"/api/v1/documents/{id}/draft", new { });

    public async Task IssueAsync(string id, string effectiveFrom, string? reason = null)
    {
        var version = (await DraftOfAsync(id)).GetProperty("version").GetUInt32();
        await CallAsync(
            $"/api/v1/documents/{id}/issues",
            new
            {
                version,
                effectiveFrom,
                reason,
                signs = approved,
            }
        );
    }

    public async Task<string> DraftedAsync(string code = "CSCL", string title = "Chính sách chất lượng", string kind = "Policy")
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
        await WriteAsync(id, "Cam kết thứ nhất");
        return id;
    }

    public async Task<string> IssuedAsync(string code = "CSCL", string title = "Chính sách chất lượng", string kind = "Policy")
    {
        var id = await DraftedAsync(code, title, kind);
        await IssueAsync(id, "2026-01-06");
        return id;
    }
}
