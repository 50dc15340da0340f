using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Documents;

/// <summary>A document goes to posts; whoever holds them reads each issue and says so, and the keeper sees who has.</summary>
public sealed class ReadingTests : IAsyncLifetime
{
    private const string Questions = "Chậm thì làm gì?\n- Không làm gì\n* Xin lỗi";
    private TestSite site = null!;
    private LawScene one = null!;
    private LawScene two = null!;
    private Player secretary = null!;
    private TestClient keeper = null!;
    private Player clerk = null!;
    private TestClient reader = null!;
    private int keys;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        one = await LawScene.OpenAsync(site, "H99.81", "Sở Một");
        two = await LawScene.OpenAsync(site, "H99.82", "Sở Hai");
        secretary = await one.Scene.PersonAsync("Mai Thị Giữ", "Thư ký hệ thống", PostKind.IsoSecretary, Roles.IsoSecretary);
        keeper = await one.Scene.SignInAsync(secretary);
        clerk = await one.Scene.PersonAsync("Lê Thị Cửa", "Nhân viên một cửa", PostKind.DeskClerk, Roles.DeskClerk);
        reader = await one.Scene.SignInAsync(clerk);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string Key => $"reading-{++keys:000000}";

    /// <summary>Time passes, and who keeps the documents signs in again; the round over the agencies runs.</summary>
    private async Task LaterAsync(TimeSpan later, string round)
    {
        site.Clock.Advance(later);
        keeper = await one.Scene.SignInAsync(secretary);
        await site.RunRecurringAsync("Documents." + round);
        await site.RunJobsAsync();
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private async Task ListAsync(Guid id, params (string Name, string Value)[] fields)
    {
        var saved = await keeper.SubmitAsync(await keeper.GetAsync("/Documents/Distributing/Edit/" + id), Fields(fields));
        Assert.True(saved.Status == 303, saved.Words);
        await site.RunJobsAsync();
    }

    private async Task<List<JsonElement>> ReadingsAsync(Guid id)
    {
        var answer = await keeper.GetAsync($"/api/v1/documents/{id}/distribution");
        return [.. JsonDocument.Parse(answer.Text).RootElement.GetProperty("readings").EnumerateArray()];
    }

    private async Task<string> StateAsync(Guid id, Player who, int issue = 1) =>
        (await ReadingsAsync(id))
            .Single(r => r.GetProperty("person").GetString() == who.Name && r.GetProperty("issue").GetInt32() == issue)
            .GetProperty("state")
            .GetString()!;

    private Task<long> LoggedAsync(string what) =>
        site.Runner.ReadAsync(
            one.Scene.AgencyId,
            (db, ct) =>
                db.Database.SqlQueryRaw<long>("select count(*) as \"Value\" from audit_log.entry where what = {0}", what).SingleAsync(ct)
        );

    [Fact]
    public async Task Whoever_holds_a_listed_post_reads_confirms_once_and_the_keeper_has_the_evidence()
    {
        var id = await one.IssueAsync("QT.01", ["Không có"]);
        await ListAsync(id, ("PostIds", $"{clerk.PostId}"), ("DueDays", "5"));
        Assert.Contains("Quy trình QT.01", (await reader.GetAsync("/")).Words, StringComparison.Ordinal);
        var mine = await reader.GetAsync("/Documents/Readings");
        Assert.Contains("Nhân viên một cửa", mine.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("QT.01", (await one.Specialist.GetAsync("/Documents/Readings")).Words, StringComparison.Ordinal);

        var page = await reader.GetAsync("/Documents/Readings/Read/" + id);
        Assert.Equal(303, (await reader.SubmitAsync(page)).Status);
        // The same form again, and a second one for what is confirmed already: nothing more happens.
        Assert.Equal(303, (await reader.SubmitAsync(page)).Status);
        var issue = page.Document!.QuerySelector("input[name=Confirmed]")!.GetAttribute("value");
        var again = await reader.CallAsync($"/api/v1/documents/{id}/understood", $$"""{"issueId":"{{issue}}"}""", Key);
        Assert.Equal(200, again.Status);
        Assert.Equal(1, await LoggedAsync("documents.understood"));
        var row = Assert.Single(await ReadingsAsync(id));
        Assert.Equal(
            ("Understood", "Page", "Nhân viên một cửa", 1, "Quy trình QT.01"),
            (
                row.GetProperty("state").GetString(),
                row.GetProperty("via").GetString(),
                row.GetProperty("understoodPost").GetString(),
                row.GetProperty("issue").GetInt32(),
                row.GetProperty("title").GetString()
            )
        );
        var shown = await keeper.GetAsync("/Documents/Distributing/Show/" + id);
        Assert.Contains("Đã đọc và hiểu: 100 %", shown.Words, StringComparison.Ordinal);
        var file = await keeper.GetAsync($"/Documents/Distributing/Show/{id}?handler=Xlsx");
        Assert.Equal(SheetWriter.MediaType, file.Headers["Content-Type"]);
        var cells = SheetReader.Read(new MemoryStream(file.Bytes)).Rows.SelectMany(r => r.Cells).ToList();
        Assert.Contains("Lê Thị Cửa", cells);
        foreach (var address in new[] { $"/Documents/Distributing/Show/{id}?handler=Docx", $"/api/v1/documents/{id}/readers?format=docx" })
        {
            using var word = WordprocessingDocument.Open(new MemoryStream((await keeper.GetAsync(address)).Bytes), isEditable: false);
            Assert.Contains("Lê Thị Cửa", word.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        }

        Assert.Equal(404, (await keeper.GetAsync($"/api/v1/documents/{Guid.CreateVersion7()}/readers")).Status);
        Assert.Contains(
            "Nhân viên một cửa (Phòng Nghiệp vụ)",
            (await one.Specialist.GetAsync("/Documents/Listing/Internal")).Words,
            StringComparison.Ordinal
        );
        Assert.Contains("Đã đọc và hiểu1/1", (await reader.GetAsync("/Documents/Show/" + id)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_is_on_the_list_confirms_only_keepers_see_who_has_and_other_agencies_see_nothing()
    {
        var id = await one.IssueAsync("QT.01", ["Không có"]);
        await ListAsync(id, ("PostIds", $"{clerk.PostId}"));
        var issue = (await ReadingsAsync(id))[0].GetProperty("issueId").GetString();
        var stranger = await one.Specialist.CallAsync($"/api/v1/documents/{id}/understood", $$"""{"issueId":"{{issue}}"}""", Key);
        Assert.Equal(422, stranger.Status);
        Assert.Contains("documents.reading.none", stranger.Text, StringComparison.Ordinal);
        Assert.Contains(
            "không phải xác nhận",
            (await one.Specialist.GetAsync("/Documents/Readings/Read/" + id)).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(403, (await reader.GetAsync("/Documents/Distributing/Show/" + id)).Status);
        Assert.Equal(403, (await reader.GetAsync("/Documents/Distributing/Edit/" + id)).Status);
        Assert.Equal(404, (await two.Secretary.GetAsync("/Documents/Distributing/Show/" + id)).Status);
        Assert.Equal(404, (await two.Secretary.CallAsync($"/api/v1/documents/{id}/understood", "{}", Key)).Status);
        // A post of another agency is none of this one's.
        var foreign = await two.Scene.PersonAsync("Người Sở Hai", "Chuyên viên khác", PostKind.Specialist);
        var version = JsonDocument
            .Parse((await keeper.GetAsync($"/api/v1/documents/{id}/distribution")).Text)
            .RootElement.GetProperty("version")
            .GetUInt32();
        var refused = await keeper.CallAsync(
            $"/api/v1/documents/{id}/distribution",
            $$"""{"posts":["{{foreign.PostId}}"],"version":{{version}}}""",
            Key
        );
        Assert.Contains("documents.list.unknown", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_answers_are_kept_and_send_back_to_the_text()
    {
        var id = await one.IssueAsync("QT.01", ["Không có"]);
        var bad = await keeper.SubmitAsync(
            await keeper.GetAsync("/Documents/Distributing/Edit/" + id),
            Fields(("PostIds", $"{clerk.PostId}"), ("Questions", "Chậm thì làm gì?\n- Không làm gì\n- Xin lỗi"))
        );
        Assert.Equal(422, bad.Status);
        Assert.Contains("chưa có câu trả lời đúng", bad.Words, StringComparison.Ordinal);
        Assert.Contains("- Xin lỗi", bad.Document!.QuerySelector("textarea[name=Questions]")!.TextContent, StringComparison.Ordinal);
        await ListAsync(id, ("PostIds", $"{clerk.PostId}"), ("Questions", Questions));

        var page = await reader.GetAsync("/Documents/Readings/Read/" + id);
        Assert.Contains("Chậm thì làm gì?", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("* Xin lỗi", page.Text, StringComparison.Ordinal);
        Assert.Equal(422, (await reader.SubmitAsync(page)).Status);
        var wrong = await reader.SubmitAsync(page, Fields(("Answers[q0]", "0")));
        Assert.Equal(303, wrong.Status);
        var told = await reader.GetAsync($"/Documents/Readings/Read/{id}");
        Assert.Contains("Chưa đúng: câu 1", told.Words, StringComparison.Ordinal);
        Assert.Equal("Open", await StateAsync(id, clerk));
        Assert.Equal(303, (await reader.SubmitAsync(told, Fields(("Answers[q0]", "1")))).Status);
        Assert.Equal("Understood", await StateAsync(id, clerk));
        Assert.Contains(
            "1 lần trả lời chưa đúng",
            (await keeper.GetAsync("/Documents/Distributing/Show/" + id)).Words,
            StringComparison.Ordinal
        );
        Assert.Equal((1L, 1L), (await LoggedAsync("documents.quiz_failed"), await LoggedAsync("documents.understood")));
    }

    [Fact]
    public async Task Each_issue_is_read_anew_and_what_is_over_need_not_be_read_any_more()
    {
        var id = await one.IssueAsync("QT.01", ["Không có"]);
        await ListAsync(id, ("WholeAgency", "true"));
        Assert.Equal(4, (await ReadingsAsync(id)).Count);
        await reader.SubmitAsync(await reader.GetAsync("/Documents/Readings/Read/" + id));
        await one.IssueAsync("QT.01", ["Có khác"], new DateOnly(2026, 1, 20), "Sửa căn cứ");
        // Until its first day both have to be read by those who have read neither.
        Assert.Equal(("Open", "Understood"), (await StateAsync(id, clerk, 2), await StateAsync(id, clerk)));
        var open = (await ReadingsAsync(id)).Count(r => r.GetProperty("state").GetString() == "Open");
        Assert.Equal(7, open);
        await LaterAsync(new DateTimeOffset(2026, 1, 20, 8, 0, 0, TimeSpan.FromHours(7)) - site.Clock.GetUtcNow(), "follow_readers");
        var rows = await ReadingsAsync(id);
        Assert.Equal(4, rows.Count(r => r.GetProperty("state").GetString() == "Open"));
        Assert.Equal(3, rows.Count(r => r.GetProperty("state").GetString() == "Void"));
        Assert.Equal("Understood", await StateAsync(id, clerk));
        // Going over it again changes nothing and leaves nothing in the log.
        var before = await LoggedAsync("documents.readers_followed");
        await LaterAsync(TimeSpan.FromHours(2), "follow_readers");
        Assert.Equal(before, await LoggedAsync("documents.readers_followed"));
    }

    [Fact]
    public async Task Who_takes_up_a_post_has_to_read_who_leaves_has_not_and_who_is_late_is_reminded()
    {
        var id = await one.IssueAsync("QT.01", ["Không có"]);
        await ListAsync(id, ("WholeAgency", "true"), ("DueDays", "2"));
        var newcomer = await one.Scene.PersonAsync("Võ Mới Đến", "Văn thư", PostKind.RecordsClerk, Roles.RecordsClerk);
        await one.Scene.DoAsync(
            async (work, ct) =>
            {
                await work.Db.Database.ExecuteSqlAsync(
                    $"update organisation.appointment set valid_to = '2026-01-04' where agency_id = {work.AgencyId} and person_id = {clerk.PersonId}",
                    ct
                );
                return true;
            }
        );
        await LaterAsync(TimeSpan.FromHours(1), "follow_readers");
        Assert.Equal(("Open", "Left"), (await StateAsync(id, newcomer), await StateAsync(id, clerk)));
        Assert.Contains(
            "Không còn giữ chức",
            (await keeper.GetAsync("/Documents/Distributing/Show/" + id)).Words,
            StringComparison.Ordinal
        );

        await LaterAsync(TimeSpan.FromDays(7), "remind_readers");
        await LaterAsync(TimeSpan.FromHours(2), "remind_readers");
        Assert.Equal(1, await LoggedAsync("documents.readers_reminded"));
        Assert.Contains("Đã nhắc", (await keeper.GetAsync("/Documents/Distributing/Show/" + id)).Words, StringComparison.Ordinal);
        Assert.Contains("người quá hạn", (await keeper.GetAsync("/Documents/Distributing")).Words, StringComparison.Ordinal);
        Assert.Contains("quá hạn", (await (await one.Scene.SignInAsync(newcomer)).GetAsync("/")).Words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_was_confirmed_cannot_be_changed_in_the_database_either()
    {
        var id = await one.IssueAsync("QT.01", ["Không có"]);
        await ListAsync(id, ("PostIds", $"{clerk.PostId}"));
        await reader.SubmitAsync(await reader.GetAsync("/Documents/Readings/Read/" + id));
        foreach (var sql in (string[])["update documents.reading set person_name = 'Khác'", "delete from documents.reading"])
        {
            await Assert.ThrowsAnyAsync<Exception>(() =>
                one.Scene.DoAsync(async (work, ct) => await work.Db.Database.ExecuteSqlRawAsync(sql, ct))
            );
        }

        Assert.Equal("Understood", await StateAsync(id, clerk));
    }
}
