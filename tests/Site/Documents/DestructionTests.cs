using IsoDienTu.Documents;
using IsoDienTu.Documents.Retaining;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Documents;

/// <summary>What minutes record is destroyed, everything that reads it says so, and nothing else goes with it.</summary>
public sealed class DestructionTests : IAsyncLifetime
{
    private const string Said = "đã tiêu hủy theo biên bản số 05/BB-SLG ngày 05/01/2029";
    private RetainingScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await RetainingScene.OpenAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    private Task<List<string>> ShasAsync(string sql) =>
        scene.Site.Runner.ReadAsync(scene.Office.AgencyId, (db, ct) => db.Database.SqlQueryRaw<string>(sql).ToListAsync(ct));

    private Task<int> CountAsync(string from) => scene.AskAsync<int>($"select count(*)::int as \"Value\" from {from}");

    [Fact]
    public async Task Every_reader_of_a_destroyed_issue_is_told_so_in_a_sentence()
    {
        var id = await scene.ReplacedAsync();
        var issue = await scene.IssueIdAsync(id);
        Assert.Equal(200, (await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Status);
        var rendition = Assert.Single(await ShasAsync("select sha256 as \"Value\" from documents.rendition"));
        var token = (await scene.Secretary.GetAsync($"/Documents/Print/{id}?issue={issue}")).Text.Split("/q/")[1][..12];
        await scene.DueAsync();
        var logged = await CountAsync("audit_log.entry");
        var disposal = await scene.RecordedAsync(issue);
        Assert.True(
            (await scene.Secretary.GetAsync($"/Documents/Show/{id}?issue={issue}")).Words.Contains(
                "Cam kết thứ nhất",
                StringComparison.Ordinal
            )
        );
        await scene.RoundAsync();
        Assert.Equal("Done", await scene.StateAsync(disposal));

        foreach (
            var path in (string[])
                [
                    $"Show/{id}?issue={issue}",
                    $"Print/{id}?issue={issue}",
                    $"Comparing/Compare/{id}",
                    $"Signatures/Show/{id}?issue={issue}",
                    $"Readings/Read/{id}?issue={issue}",
                ]
        )
        {
            var page = await scene.Secretary.GetAsync("/Documents/" + path);
            Assert.Equal(200, page.Status);
            Assert.Contains(Said, page.Words, StringComparison.Ordinal);
            Assert.DoesNotContain("Cam kết thứ nhất", page.Text, StringComparison.Ordinal);
        }

        foreach (var form in (string[])["", "&form=pdfa", "&form=word", "&form=signed", "&form=marked"])
        {
            var page = await scene.Secretary.GetAsync($"/Documents/Download/{id}?issue={issue}{form}");
            Assert.Equal(422, page.Status);
            Assert.Contains(Said, page.Words, StringComparison.Ordinal);
        }

        foreach (var path in (string[])["issues/1/pdf", "issues/1/word", "issues/1/pdf?form=pdfa", "issues/1/pdf?form=signed"])
        {
            var call = await scene.Secretary.GetAsync($"/api/v1/documents/{id}/{path}");
            Assert.Equal(422, call.Status);
            Assert.Contains(Said, call.Text, StringComparison.Ordinal);
        }

        var told = RetainingScene.Json(await scene.Secretary.GetAsync("/api/v1/documents/" + id)).GetProperty("issues")[1];
        Assert.Equal("05/BB-SLG", told.GetProperty("destroyed").GetProperty("minutesNumber").GetString());
        Assert.Equal("Bùi Văn Quang", told.GetProperty("signOffs")[0].GetProperty("name").GetString());
        var compared = RetainingScene.Json(await scene.Secretary.GetAsync($"/api/v1/documents/{id}/compare?from=1&to=2"));
        Assert.Equal("05/BB-SLG", compared.GetProperty("destroyed").GetProperty("minutesNumber").GetString());
        Assert.Equal("[]", (await scene.Secretary.GetAsync($"/api/v1/documents/{id}/pages?version={issue}")).Text);
        Assert.Equal(200, (await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/signatures")).Status);
        Assert.Equal(200, (await scene.Secretary.GetAsync($"/Documents/Finished/Again/{id}?issue={issue}")).Status);
        Assert.Empty(
            (await scene.Secretary.GetAsync("/Documents/Search?q=%22thứ+nhất%22&old=true")).Document!.QuerySelectorAll(".found > li")
        );

        // Who holds a sheet, and who asks for a day in the past.
        var anonymous = scene.Site.Anonymous();
        var sheet = await anonymous.GetAsync("/q/" + token);
        Assert.Contains("Lần ban hành 1 đã hết hiệu lực, " + Said, sheet.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bùi Văn Quang", sheet.Text, StringComparison.Ordinal);
        var agency = (await scene.Site.Services.GetRequiredService<Agencies>().FindAsync(scene.Office.AgencyId))!.Slug;
        var past = await anonymous.GetAsync($"/Portal/Document/{agency}/cscl?on=2026-01-10");
        Assert.Contains(Said, past.Words, StringComparison.Ordinal);
        Assert.Contains("Cam kết thứ hai", (await anonymous.GetAsync($"/Portal/Document/{agency}/cscl")).Words, StringComparison.Ordinal);
        var paper = await anonymous.GetAsync($"/Portal/Paper/{agency}/cscl?on=2026-01-10");
        Assert.Equal(422, paper.Status);
        Assert.Contains(Said, paper.Words, StringComparison.Ordinal);

        // The log lost nothing, and says who decided.
        Assert.True(await CountAsync("audit_log.entry") > logged);
        Assert.Equal(
            1,
            await CountAsync(
                "audit_log.entry where what = 'documents.issue_destroyed' and reason like 'Biên bản số 05/BB-SLG; Bùi Văn Quang quyết định%'"
            )
        );
        Assert.Equal(1, await CountAsync("documents.version where issue = 1 and jsonb_array_length(content -> 'sections') = 0"));
        Assert.Equal(0, await CountAsync($"documents.rendition where version_id = '{issue}'"));

        // The file goes when nobody can be about to refer to it any more.
        Assert.True(scene.Has(rendition));
        scene.Age(rendition);
        await scene.RoundAsync();
        Assert.False(scene.Has(rendition));
        Assert.Equal(0, await CountAsync("documents.disposed_file where ended_at is null"));

        // The document lives on.
        await scene.Writer.ReviseAsync(id);
        await scene.Writer.WriteAsync(id, "Cam kết thứ ba");
        await scene.Writer.IssueAsync(id, "2029-02-01", "Sửa tiếp");
    }

    [Fact]
    public async Task A_file_that_somebody_else_refers_to_stays()
    {
        var shared = await OfficePdf.PrintedAsync(scene.Site, "<h1>Sổ tay chung của nhiều tài liệu</h1>");
        var own = await OfficePdf.PrintedAsync(scene.Site, "<h1>Sổ tay riêng</h1>");
        var (first, second) = (await scene.FileAsync("ST.01", shared), await scene.FileAsync("ST.02", own));
        await scene.FileAsync("ST.03", shared);
        foreach (var id in (string[])[first, second])
        {
            await scene.Writer.ReviseAsync(id);
            await scene.Writer.WriteAsync(id, "Viết lại");
            await scene.Writer.IssueAsync(id, "2026-02-01", "Viết lại");
        }

        var pictures = await ShasAsync("select distinct p.picture as \"Value\" from documents.file_page p where p.picture is not null");
        var files = await ShasAsync("select distinct sha256 as \"Value\" from documents.finished_file");
        Assert.Equal((2, 2), (files.Count, pictures.Count));
        await scene.DueAsync();
        await scene.RecordedAsync(await scene.IssueIdAsync(first), await scene.IssueIdAsync(second));
        await scene.RoundAsync();
        files.Concat(pictures).ToList().ForEach(scene.Age);
        await scene.RoundAsync();
        Assert.Equal(1, await CountAsync("documents.finished_file"));
        Assert.Single(files, scene.Has);
        Assert.Single(pictures, scene.Has);
        Assert.Equal(2, await CountAsync("documents.disposed_file where is_kept"));
        Assert.Equal(shared, (await scene.Secretary.GetAsync($"/api/v1/documents/{await scene.IdAsync("ST.03")}/issues/1/pdf")).Bytes);
    }

    [Fact]
    public async Task Whoever_is_killed_in_the_middle_goes_on_where_they_were()
    {
        var ids = new[] { await scene.ReplacedAsync("CS.01"), await scene.ReplacedAsync("CS.02") };
        foreach (var id in ids)
        {
            Assert.Equal(200, (await scene.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Status);
        }

        var renditions = await ShasAsync("select sha256 as \"Value\" from documents.rendition");
        await scene.DueAsync();
        var disposal = await scene.RecordedAsync(await scene.IssueIdAsync(ids[0]), await scene.IssueIdAsync(ids[1]));
        var items = await scene.Site.Runner.ReadAsync(
            scene.Office.AgencyId,
            (db, ct) => db.Set<DisposalItem>().Select(i => i.Id).ToListAsync(ct)
        );

        // The first transaction was committed, then the machine stopped: neither its file is gone nor the other issue.
        var destruction = scene.Site.Services.GetRequiredService<Destruction>();
        Assert.True(await destruction.DestroyAsync(scene.Office.AgencyId, items[0], default));
        Assert.Equal("Executing", await scene.StateAsync(disposal));
        Assert.All(renditions, r => Assert.True(scene.Has(r)));
        Assert.False(await destruction.DestroyAsync(scene.Office.AgencyId, items[0], default));

        renditions.ForEach(scene.Age);
        await scene.RoundAsync();
        Assert.Equal("Done", await scene.StateAsync(disposal));
        Assert.All(renditions, r => Assert.False(scene.Has(r)));
        Assert.Equal(2, await CountAsync("audit_log.entry where what = 'documents.issue_destroyed'"));
        await scene.RoundAsync();
        Assert.Equal(2, await CountAsync("audit_log.entry where what = 'documents.issue_destroyed'"));
    }

    [Fact]
    public async Task A_hold_that_comes_after_the_minutes_still_stops_them()
    {
        var id = await scene.ReplacedAsync();
        await scene.DueAsync();
        var issue = await scene.IssueIdAsync(id);
        var disposal = await scene.RecordedAsync(issue);
        var hold = await scene.DoAsync(scene.Head, "legal-holds", new { documentId = id, reason = "Thanh tra tỉnh yêu cầu giữ" });
        await scene.RoundAsync();
        Assert.Equal("Executing", await scene.StateAsync(disposal));
        Assert.Contains(
            "Thanh tra tỉnh yêu cầu giữ",
            (await scene.Head.GetAsync("/Documents/Retaining/Show/" + disposal)).Words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Cam kết thứ nhất",
            (await scene.Secretary.GetAsync($"/Documents/Show/{id}?issue={issue}")).Words,
            StringComparison.Ordinal
        );
        var items = await ShasAsync("select id::text as \"Value\" from documents.disposal_item");
        await scene.RefusedAsync($"select documents.destroy_issue({scene.Office.AgencyId}, '{items[0]}', now())");

        var version = RetainingScene.Json(await scene.Head.GetAsync("/api/v1/legal-holds"))[0].GetProperty("version").GetUInt32();
        await scene.DoAsync(scene.Head, $"legal-holds/{hold}/lift", new { version, why = "Thanh tra đã kết thúc" });
        await scene.RoundAsync();
        Assert.Equal("Done", await scene.StateAsync(disposal));
    }

    [Fact]
    public async Task The_database_lets_nothing_but_recorded_minutes_pass()
    {
        var id = await scene.ReplacedAsync();
        await scene.DueAsync();
        var issue = await scene.IssueIdAsync(id);
        var agency = scene.Office.AgencyId;
        const string Empty = "content = '{\"sections\": []}'";
        await scene.RefusedAsync($"update documents.version set {Empty} where id = '{issue}'");
        await scene.RefusedAsync($"delete from documents.version where id = '{issue}'");

        var disposal = await scene.ProposedAsync(issue);
        var item = Assert.Single(await ShasAsync("select id::text as \"Value\" from documents.disposal_item"));
        await scene.RefusedAsync($"update documents.version set {Empty}, destroyed_item = '{item}' where id = '{issue}'");
        await scene.RefusedAsync($"select documents.destroy_issue({agency}, '{item}', now())");
        await scene.RefusedAsync($"update documents.disposal_item set state = 'Destroyed', destroyed_at = now() where id = '{item}'");
        await scene.RefusedAsync(
            $"insert into documents.disposal (agency_id, id, state, reason, proposed_by, proposed_name, proposed_post, proposed_at, changed_by, changed_at) "
                + $"values ({agency}, gen_random_uuid(), 'Decided', 'Không qua ai quyết định', gen_random_uuid(), 'a', 'b', now(), 'a', now())"
        );
        await scene.RefusedAsync("update documents.disposal set state = 'Executing'");

        await scene.DoAsync(scene.Head, $"disposals/{disposal}/decide", await scene.DecisionAsync(disposal));
        await scene.DoAsync(scene.Archivist, $"disposals/{disposal}/minutes", await scene.MinutesAsync(disposal));
        var second = await scene.IssueIdAsync(id, 2);
        await scene.RefusedAsync($"update documents.version set {Empty}, destroyed_item = '{item}' where id = '{second}'");
        await scene.RefusedAsync($"update documents.version set {Empty}, title = 'Khác', destroyed_item = '{item}' where id = '{issue}'");
        await scene.RefusedAsync($"update documents.version set destroyed_item = '{item}' where id = '{issue}'");
        await scene.RoundAsync();

        await scene.RefusedAsync($"update documents.version set destroyed_item = null where id = '{issue}'");
        await scene.RefusedAsync(
            "update documents.version set content = '{\"sections\": [{\"title\": \"Khác\"}]}' where id = '" + issue + "'"
        );
        await scene.RefusedAsync(
            $"insert into documents.rendition values ({agency}, gen_random_uuid(), '{issue}', 'Pdf', repeat('a', 64), 1, 'a', now())"
        );
        await scene.RefusedAsync("update documents.disposal_item set state = 'Open', destroyed_at = null");
        await scene.RefusedAsync("delete from documents.disposed_file");
    }

    [Fact]
    public async Task What_work_and_records_lead_to_is_kept()
    {
        var agency = scene.Office.AgencyId;
        var (early, late) = (new DateOnly(2026, 1, 6), new DateOnly(2026, 2, 1));
        var procedure = await Issued.DocumentAsync(
            scene.Site,
            agency,
            DocumentKind.Procedure,
            "QT.01",
            "Quy trình cấp phép",
            "Bước một",
            early
        );
        await Issued.DocumentAsync(scene.Site, agency, DocumentKind.Procedure, "QT.01", "Quy trình cấp phép", "Bước hai", late);
        IReadOnlyList<DocumentBlock> fields = [new FieldsBlock([new FormField("Họ và tên", FormFieldKind.Text, true, [])])];
        var form = await Issued.DocumentAsync(scene.Site, agency, DocumentKind.Form, "BM.01", "Phiếu tiếp nhận", fields, early);
        await scene.DoAsync(scene.Secretary, $"documents/{form}/fill", new { });
        await Issued.DocumentAsync(scene.Site, agency, DocumentKind.Form, "BM.01", "Phiếu tiếp nhận", fields, late);
        await scene.DueAsync();
        foreach (var (id, why) in ((Guid, string)[])[(procedure, "hồ sơ và quy trình chạy theo bản này"), (form, "còn phiếu đã điền")])
        {
            var refused = await scene.CallAsync(
                scene.Archivist,
                "disposals",
                new { issues = new[] { await scene.IssueIdAsync(id.ToString()) }, reason = "Hết hạn lưu trữ" }
            );
            Assert.Equal(422, refused.Status);
            Assert.Contains(why, refused.Text, StringComparison.Ordinal);
        }
    }
}
