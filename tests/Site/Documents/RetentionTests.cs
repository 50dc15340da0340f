using System.Text.Json;
using IsoDienTu.Documents.Retaining;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>How long issues are kept: the province's table, what is due, and what is held.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private RetainingScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await RetainingScene.OpenAsync();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    private async Task<JsonElement> DueAsync(string issue) =>
        RetainingScene
            .Json(await scene.Archivist.GetAsync("/api/v1/retention/due"))
            .EnumerateArray()
            .FirstOrDefault(d => d.GetProperty("issueId").GetString() == issue);

    [Fact]
    public void A_term_counts_from_the_end_of_the_year_and_a_file_takes_the_longest()
    {
        Assert.Equal(new DateOnly(2028, 12, 31), new RetentionTerm(2).KeepUntil(new DateOnly(2026, 1, 1)));
        Assert.Equal(new DateOnly(2028, 12, 31), new RetentionTerm(2).KeepUntil(new DateOnly(2026, 12, 31)));
        Assert.Null(new RetentionTerm(null).KeepUntil(new DateOnly(2026, 1, 1)));
        Assert.Equal(20, RetentionTerm.Longest([new(5), new(20), new(2)]).Years);
        Assert.Null(RetentionTerm.Longest([new(70), new(null)]).Years);
    }

    [Fact]
    public async Task The_province_sets_terms_and_every_earlier_value_stays()
    {
        var rules = RetainingScene.Json(await scene.Secretary.GetAsync("/api/v1/retention/rules")).EnumerateArray().ToList();
        var usual = rules.Single(r => r.GetProperty("record").GetString() == "SystemDocument");
        Assert.Equal(20, usual.GetProperty("years").GetInt32());
        Assert.All(rules, r => Assert.Contains("Chưa đối chiếu TT 10/2022", r.GetProperty("note").GetString(), StringComparison.Ordinal));

        foreach (
            var body in (object[])
                [
                    new
                    {
                        record = "SystemDocument",
                        number = 1,
                        years = 1,
                    },
                    new
                    {
                        record = "SystemDocument",
                        number = 1,
                        years = 71,
                    },
                    new { record = "SystemDocument", number = 1 },
                    new
                    {
                        record = "SystemDocument",
                        number = 1,
                        years = 5,
                        permanent = true,
                    },
                ]
        )
        {
            var refused = await scene.CallAsync(scene.Province, "retention/rules", body);
            Assert.Equal(422, refused.Status);
            Assert.Contains("từ 2 đến 70 năm", refused.Text, StringComparison.Ordinal);
        }

        var set5 = new
        {
            record = "SystemDocument",
            number = 1,
            years = 5,
            source = "Luật Lưu trữ 2024",
        };
        Assert.Equal(403, (await scene.CallAsync(scene.Head, "retention/rules", set5)).Status);
        Assert.Equal(400, (await scene.CallAsync(scene.Province, "retention/rules", new { record = "Nothing", number = 1 })).Status);

        // By the page, then once more by somebody who saw the value before.
        var form = await scene.Province.GetAsync("/Documents/Retaining/Rule?record=SystemDocument");
        var seenBefore = await scene.Province.GetAsync("/Documents/Retaining/Rule?record=SystemDocument");
        var set = await scene.Province.SubmitAsync(
            form,
            new Dictionary<string, string> { ["Years"] = "5", ["Source"] = "TT 10/2022/TT-BNV, mục 5" }
        );
        Assert.True(set.Status == 303, set.Words);
        var late = await scene.Province.SubmitAsync(seenBefore, new Dictionary<string, string> { ["Years"] = "7", ["Note"] = "Khác" });
        Assert.Equal(422, late.Status);
        Assert.Contains("Phạm Thị Chủ vừa đặt giá trị khác", late.Words, StringComparison.Ordinal);
        var page = await scene.Secretary.GetAsync("/Documents/Retaining/Rules");
        Assert.Contains("trước đó: 20 năm", page.Words, StringComparison.Ordinal);
        Assert.Contains("TT 10/2022/TT-BNV, mục 5", page.Words, StringComparison.Ordinal);
        Assert.Equal(
            1,
            await scene.AskAsync<int>("select count(*)::int as \"Value\" from audit_log.entry where what = 'documents.retention_set'")
        );
        await scene.RefusedAsync("update documents.retention_rule set years = 2");
        await scene.RefusedAsync("delete from documents.retention_rule");
    }

    [Fact]
    public async Task An_issue_is_due_the_day_after_its_term_and_never_while_it_is_in_force()
    {
        var id = await scene.ReplacedAsync();
        await scene.GoToAsync(2026, 3, 1);
        var (first, second) = (await scene.IssueIdAsync(id), await scene.IssueIdAsync(id, 2));
        Assert.Equal("2046-12-31", (await DueAsync(first)).GetProperty("keepUntil").GetString());
        Assert.Equal(JsonValueKind.Undefined, (await DueAsync(second)).ValueKind);

        await scene.SetAsync(2);
        await scene.GoToAsync(2028, 12, 31);
        Assert.Equal("Term", (await DueAsync(first)).GetProperty("why").GetString());
        var early = await scene.CallAsync(scene.Archivist, "disposals", new { issues = new[] { first }, reason = "Hết hạn lưu trữ" });
        Assert.Equal(422, early.Status);
        Assert.Contains("phải lưu đến hết ngày 31/12/2028", early.Text, StringComparison.Ordinal);
        await scene.GoToAsync(2029, 1, 1);
        Assert.Equal(JsonValueKind.Null, (await DueAsync(first)).GetProperty("why").ValueKind);
        Assert.Contains("CSCL", (await scene.Archivist.GetAsync("/Documents/Retaining")).Words, StringComparison.Ordinal);
        var inForce = await scene.CallAsync(scene.Archivist, "disposals", new { issues = new[] { second }, reason = "Hết hạn lưu trữ" });
        Assert.Equal(422, inForce.Status);
        Assert.Contains("Bản đang có hiệu lực, chờ hiệu lực và bản thảo không tiêu hủy", inForce.Text, StringComparison.Ordinal);

        await scene.DoAsync(
            scene.Province,
            "retention/rules",
            new
            {
                record = "SystemDocument",
                number = 2,
                permanent = true,
                source = "Luật Lưu trữ 2024",
            }
        );
        Assert.Equal("Permanent", (await DueAsync(first)).GetProperty("why").GetString());
    }

    [Fact]
    public async Task A_hold_stops_destruction_until_it_is_lifted()
    {
        var id = await scene.ReplacedAsync();
        await scene.DueAsync();
        var issue = await scene.IssueIdAsync(id);
        Assert.Equal(
            403,
            (await scene.CallAsync(scene.Secretary, "legal-holds", new { documentId = id, reason = "Thanh tra tỉnh yêu cầu" })).Status
        );
        foreach (
            var body in (object[])
                [
                    new { reason = "Thanh tra tỉnh yêu cầu" },
                    new
                    {
                        documentId = id,
                        kind = "Policy",
                        reason = "Thanh tra tỉnh yêu cầu",
                    },
                    new { documentId = Guid.CreateVersion7(), reason = "Thanh tra tỉnh yêu cầu" },
                ]
        )
        {
            Assert.Equal(422, (await scene.CallAsync(scene.Head, "legal-holds", body)).Status);
        }

        var form = await scene.Head.GetAsync("/Documents/Retaining/Hold");
        var placed = await scene.Head.SubmitAsync(
            form,
            new Dictionary<string, string> { ["DocumentId"] = id, ["Reason"] = "Thanh tra tỉnh yêu cầu giữ" }
        );
        Assert.True(placed.Status == 303, placed.Words);
        var twice = await scene.CallAsync(scene.Head, "legal-holds", new { documentId = id, reason = "Thanh tra tỉnh yêu cầu" });
        Assert.Equal(422, twice.Status);
        var refused = await scene.CallAsync(scene.Archivist, "disposals", new { issues = new[] { issue }, reason = "Hết hạn lưu trữ" });
        Assert.Equal(422, refused.Status);
        Assert.Contains("Thanh tra tỉnh yêu cầu giữ", refused.Text, StringComparison.Ordinal);

        var hold = RetainingScene.Json(await scene.Head.GetAsync("/api/v1/legal-holds")).EnumerateArray().Single();
        var lift = $"legal-holds/{hold.GetProperty("id").GetString()}/lift";
        Assert.Equal(422, (await scene.CallAsync(scene.Head, lift, new { version = hold.GetProperty("version").GetUInt32() })).Status);
        Assert.Equal(409, (await scene.CallAsync(scene.Head, lift, new { version = 1, why = "Thanh tra đã kết thúc" })).Status);
        await scene.DoAsync(scene.Head, lift, new { version = hold.GetProperty("version").GetUInt32(), why = "Thanh tra đã kết thúc" });
        Assert.Equal(422, (await scene.CallAsync(scene.Head, lift, new { version = 1, why = "Thanh tra đã kết thúc" })).Status);
        await scene.RefusedAsync(
            "update documents.legal_hold set lifted_at = null, lifted_by = null, lifted_post = null, lifted_why = null"
        );
        await scene.RefusedAsync("delete from documents.legal_hold");

        // A whole kind.
        await scene.DoAsync(scene.Head, "legal-holds", new { kind = "Policy", reason = "Tòa án yêu cầu giữ lại" });
        Assert.Equal("Held", (await DueAsync(issue)).GetProperty("why").GetString());
        var list = await scene.Secretary.GetAsync("/Documents/Retaining/Holds");
        Assert.Contains("Tòa án yêu cầu giữ lại", list.Words, StringComparison.Ordinal);
        Assert.Contains("Thanh tra đã kết thúc", list.Words, StringComparison.Ordinal);
    }
}
