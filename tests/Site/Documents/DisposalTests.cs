using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>Who may propose, decide and record a destruction, and what each of them is refused.</summary>
public sealed class DisposalTests : IAsyncLifetime
{
    private RetainingScene scene = null!;
    private string issue = "";

    public async ValueTask InitializeAsync()
    {
        scene = await RetainingScene.OpenAsync();
        var id = await scene.ReplacedAsync();
        await scene.DueAsync();
        issue = await scene.IssueIdAsync(id);
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Nobody_decides_on_what_they_proposed()
    {
        // The head may do both, but not of the same paper.
        var own = await scene.DoAsync(scene.Head, "disposals", new { issues = new[] { issue }, reason = "Hết hạn lưu trữ" });
        var refused = await scene.CallAsync(scene.Head, $"disposals/{own}/decide", await scene.DecisionAsync(own));
        Assert.Equal(422, refused.Status);
        Assert.Contains("không tự quyết định", refused.Text, StringComparison.Ordinal);
        Assert.Equal(
            422,
            (
                await scene.CallAsync(
                    scene.Head,
                    $"disposals/{own}/refuse",
                    new { words = "Còn cần tra cứu", version = await scene.VersionAsync(own) }
                )
            ).Status
        );
        Assert.Contains(
            "không tự quyết định",
            (await scene.Head.GetAsync("/Documents/Retaining/Decide/" + own)).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(403, (await scene.CallAsync(scene.Archivist, $"disposals/{own}/decide", await scene.DecisionAsync(own))).Status);
        await scene.RefusedAsync(
            "update documents.disposal set state = 'Decided', decided_by = proposed_by, decided_name = 'a', decided_post = 'b', decided_at = now(), "
                + "decision_number = '1', decision_on = '2029-01-05', council = '{}'"
        );

        // Only who proposed takes back, and then the issue is free again.
        Assert.Equal(
            422,
            (
                await scene.CallAsync(
                    scene.Archivist,
                    $"disposals/{own}/take-back",
                    new { words = "Còn cần tra cứu", version = await scene.VersionAsync(own) }
                )
            ).Status
        );
        await scene.DoAsync(
            scene.Head,
            $"disposals/{own}/take-back",
            new { words = "Còn cần tra cứu", version = await scene.VersionAsync(own) }
        );
        Assert.Equal("TakenBack", await scene.StateAsync(own));
        await scene.ProposedAsync(issue);
    }

    [Fact]
    public async Task A_refusal_says_why_and_frees_the_issue()
    {
        var id = await scene.ProposedAsync(issue);
        Assert.Equal(
            422,
            (await scene.CallAsync(scene.Head, $"disposals/{id}/refuse", new { words = "", version = await scene.VersionAsync(id) })).Status
        );
        var page = await scene.Head.GetAsync("/Documents/Retaining/Decide/" + id);
        var done = await scene.Head.SubmitAsync(
            page,
            new Dictionary<string, string> { ["Words"] = "Còn cần cho kiểm tra năm nay" },
            "handler=Refuse"
        );
        Assert.True(done.Status == 303, done.Words);
        Assert.Contains(
            "Còn cần cho kiểm tra năm nay",
            (await scene.Archivist.GetAsync("/Documents/Retaining/Show/" + id)).Words,
            StringComparison.Ordinal
        );
        var late = await scene.CallAsync(scene.Head, $"disposals/{id}/decide", await scene.DecisionAsync(id));
        Assert.Equal(422, late.Status);
        Assert.Contains("Bùi Văn Quang", late.Text, StringComparison.Ordinal);
        await scene.ProposedAsync(issue);
    }

    [Fact]
    public async Task Minutes_come_after_the_decision_once_with_a_number_of_their_own()
    {
        var id = await scene.ProposedAsync(issue);
        Assert.Equal(422, (await scene.CallAsync(scene.Archivist, $"disposals/{id}/minutes", await scene.MinutesAsync(id))).Status);
        Assert.Equal(404, (await scene.Archivist.GetAsync($"/api/v1/disposals/{id}/pdf")).Status);
        Assert.Contains(
            "Chưa ghi biên bản",
            (await scene.Archivist.GetAsync("/Documents/Retaining/MinutesFile/" + id)).Words,
            StringComparison.Ordinal
        );

        // What is not filled in is named by its field, and what was typed stays.
        var form = await scene.Head.GetAsync("/Documents/Retaining/Decide/" + id);
        var half = await scene.Head.SubmitAsync(
            form,
            new Dictionary<string, string>
            {
                ["CouncilNumber"] = "03/QĐ-SLG",
                ["MetOn"] = "2029-01-04",
                ["Members"] = "",
                ["On"] = "2029-01-05",
            }
        );
        Assert.Equal(422, half.Status);
        Assert.Equal("03/QĐ-SLG", half.Document!.QuerySelector("#decide [name=CouncilNumber]")!.GetAttribute("value"));
        var decided = await scene.Head.SubmitAsync(
            form,
            new Dictionary<string, string>
            {
                ["CouncilNumber"] = "03/QĐ-SLG",
                ["MetOn"] = "2029-01-04",
                ["Members"] = "Bùi Văn Quang, Giám đốc",
                ["Opinion"] = "Nhất trí",
                ["Number"] = "12/QĐ-SLG",
                ["On"] = "2029-01-05",
            }
        );
        Assert.True(decided.Status == 303, decided.Words);
        Assert.Equal(
            409,
            (await scene.CallAsync(scene.Archivist, $"disposals/{id}/minutes", await scene.MinutesAsync(id, version: 1))).Status
        );
        var page = await scene.Archivist.GetAsync("/Documents/Retaining/Minutes/" + id);
        var recorded = await scene.Archivist.SubmitAsync(
            page,
            new Dictionary<string, string>
            {
                ["Number"] = "05/BB-SLG",
                ["Place"] = "Phòng lưu trữ",
                ["Present"] = "Đỗ Văn Lưu, Lưu trữ",
            }
        );
        Assert.True(recorded.Status == 303, recorded.Words);
        Assert.Equal("Executing", await scene.StateAsync(id));
        Assert.Equal(
            422,
            (await scene.CallAsync(scene.Archivist, $"disposals/{id}/minutes", await scene.MinutesAsync(id, "06/BB-SLG"))).Status
        );

        var pdf = await scene.Archivist.GetAsync("/Documents/Retaining/MinutesFile/" + id);
        var words = string.Join(' ', PdfText.Of(pdf.Bytes).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (
            var said in (string[])
                [
                    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "Số: 05/BB-SLG",
                    "tiêu hủy tài liệu hết thời hạn lưu trữ",
                    "12/QĐ-SLG",
                    "CSCL",
                    "2 năm",
                ]
        )
        {
            Assert.Contains(said, words, StringComparison.Ordinal);
        }

        Assert.Equal(pdf.Bytes, (await scene.Head.GetAsync($"/api/v1/disposals/{id}/pdf")).Bytes);
        await scene.RefusedAsync("update documents.disposal set minutes_number = '06'");
        await scene.RefusedAsync("update documents.disposal_item set keep_until = '2026-12-31'");
        await scene.RefusedAsync("delete from documents.disposal");
    }

    [Fact]
    public async Task Of_two_at_once_one_is_told_that_the_other_was_faster()
    {
        var body = new { issues = new[] { issue }, reason = "Hết hạn lưu trữ" };
        var proposals = await Task.WhenAll(
            scene.CallAsync(scene.Archivist, "disposals", body),
            scene.CallAsync(scene.Secretary, "disposals", body)
        );
        Assert.Equal([200, 422], proposals.Select(p => p.Status).Order());
        Assert.Contains("đã nằm trong một đề nghị tiêu hủy khác", proposals.Single(p => p.Status == 422).Text, StringComparison.Ordinal);
        var id = proposals.Single(p => p.Status == 200).Text.Trim('"');
        var decision = await scene.DecisionAsync(id);
        var refusal = new { words = "Còn cần cho kiểm tra năm nay", version = await scene.VersionAsync(id) };
        var decisions = await Task.WhenAll(
            scene.CallAsync(scene.Head, $"disposals/{id}/decide", decision),
            scene.CallAsync(scene.Head, $"disposals/{id}/refuse", refusal)
        );
        Assert.Equal([200, 422], decisions.Select(p => p.Status).Order());
        Assert.Equal(
            1,
            await scene.AskAsync<int>("select count(*)::int as \"Value\" from documents.disposal where state in ('Decided', 'Refused')")
        );

        // The same call again is the same act.
        var again = await scene.Archivist.CallAsync("/api/v1/disposals", """{"issues":[],"reason":""}""", "repeated-0001");
        Assert.Equal(422, again.Status);
    }

    [Fact]
    public async Task Another_agency_sees_and_does_nothing_of_it()
    {
        var id = await scene.ProposedAsync(issue);
        var hold = await scene.DoAsync(scene.Head, "legal-holds", new { kind = "Manual", reason = "Thanh tra tỉnh yêu cầu" });
        var other = await RetainingScene.OpenAsync("H99.76", scene.Site);
        foreach (
            var path in (string[])
                [
                    $"/api/v1/disposals/{id}",
                    $"/api/v1/disposals/{id}/pdf",
                    $"/Documents/Retaining/Show/{id}",
                    $"/Documents/Retaining/Decide/{id}",
                    $"/Documents/Retaining/Minutes/{id}",
                    $"/Documents/Retaining/MinutesFile/{id}",
                    $"/Documents/Retaining/Lift/{hold}",
                ]
        )
        {
            Assert.Equal(404, (await other.Head.GetAsync(path)).Status);
        }

        Assert.Equal(404, (await other.CallAsync(other.Head, $"disposals/{id}/decide", new { version = 1 })).Status);
        Assert.Equal(404, (await other.CallAsync(other.Head, $"legal-holds/{hold}/lift", new { version = 1 })).Status);
        Assert.Equal("[]", (await other.Head.GetAsync("/api/v1/legal-holds")).Text);
        Assert.Equal("[]", (await other.Head.GetAsync("/api/v1/disposals")).Text);
        var foreign = await other.CallAsync(other.Archivist, "disposals", new { issues = new[] { issue }, reason = "Hết hạn lưu trữ" });
        Assert.Equal(422, foreign.Status);
    }
}
