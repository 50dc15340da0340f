using System.Diagnostics;
using System.Text;
using System.Text.Json;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Documents;

/// <summary>The office of these tests and how it reads what it gets.</summary>
public sealed partial class PapersTests
{
    /// <summary>The file behind a page, which on a busy machine shows for a while that it is being made.</summary>
    private static async Task<TestPage> FileAsync(TestClient who, string path)
    {
        for (var round = 0; ; round++)
        {
            var answer = await who.GetAsync(path);
            Assert.Equal(200, answer.Status);
            if (answer.Document is null || round == 40)
            {
                Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(answer.Bytes), StringComparison.Ordinal);
                return answer;
            }
        }
    }

    private static string Text(byte[] pdf)
    {
        var start = new ProcessStartInfo("pdftotext", ["-enc", "UTF-8", "-", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.BaseStream.Write(pdf);
        process.StandardInput.Close();
        return process.StandardOutput.ReadToEnd();
    }

    private Task<List<string>> KindsAsync() =>
        site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db.Database.SqlQueryRaw<string>("select kind::text as \"Value\" from documents.rendition order by 1").ToListAsync(ct)
        );

    private Task<int> EntriesAsync(string what) =>
        site.Runner.ReadAsync(
            office.AgencyId,
            (db, ct) =>
                db
                    .Database.SqlQueryRaw<int>("select count(*)::int as \"Value\" from audit_log.entry where what = {0}", what)
                    .SingleAsync(ct)
        );

    private async Task<string> CallAsync(string path, object body)
    {
        var answer = await secretary.CallAsync(path, JsonSerializer.Serialize(body), $"papers-{++call:0000}");
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Text.Trim('"');
    }

    private async Task<JsonElement> DraftOfAsync(string id) =>
        JsonDocument.Parse((await secretary.GetAsync($"/api/v1/documents/{id}")).Text).RootElement.GetProperty("draft");

    private async Task WriteAsync(string id, string text)
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

    private async Task IssueAsync(string id, string effectiveFrom, string? reason = null)
    {
        var version = (await DraftOfAsync(id)).GetProperty("version").GetUInt32();
        await CallAsync(
            $"/api/v1/documents/{id}/issues",
            new
            {
                version,
                effectiveFrom,
                reason,
                signs = Signed,
            }
        );
    }

    private async Task<string> DraftedAsync(string code = "CSCL", string title = "Chính sách chất lượng", string kind = "Policy")
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

    private async Task<string> IssuedAsync(string code = "CSCL", string title = "Chính sách chất lượng", string kind = "Policy")
    {
        var id = await DraftedAsync(code, title, kind);
        await IssueAsync(id, "2026-01-06");
        return id;
    }
}
