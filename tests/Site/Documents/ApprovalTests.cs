using System.Text.Json;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Site.Procedures;
using IsoDienTu.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Site.Documents;

/// <summary>A draft is sent along the agency's own path, commented on, given back, sent again, and issued by the signature of who approves it.</summary>
public sealed class ApprovalTests : IAsyncLifetime
{
    private TestSite site = null!;
    private Scene office = null!;
    private TestClient writer = null!;
    private TestClient secretary = null!;
    private TestClient head = null!;
    private Player keeper = null!;
    private Player chief = null!;
    private int keys;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await Scene.MakeAsync(site, "H99.76", "Sở Phê duyệt");
        writer = await office.SignInAsync(await office.PersonAsync("Lê Văn Trưởng", "Trưởng phòng", PostKind.UnitHead, Roles.UnitHead));
        keeper = await office.PersonAsync("Mai Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary, Roles.ProcessOwner);
        secretary = await office.SignInAsync(keeper);
        chief = await office.PersonAsync("Bùi Văn Quang", "Giám đốc", PostKind.Head, Roles.AgencyHead);
        head = await office.SignInAsync(chief);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private string Key => $"approval-{++keys:000000}";

    private async Task ChooseAsync() =>
        Assert.Equal(303, (await secretary.SubmitAsync(await secretary.GetAsync("/Procedures/Approval"), Office.Fields())).Status);

    private async Task<string> WrittenAsync(string text = "Chúng tôi cam kết **trả kết quả** đúng hạn.")
    {
        var made = await writer.SubmitAsync(
            await writer.GetAsync("/Documents/New"),
            Office.Fields(("Kind", "Policy"), ("Code", "CSCL"), ("Title", "Chính sách chất lượng"))
        );
        var id = Office.IdIn(made.Location!);
        await WriteAsync(id, text);
        return id;
    }

    private async Task<TestPage> WriteAsync(string id, string text) =>
        await writer.SubmitAsync(
            await writer.GetAsync("/Documents/Write/" + id),
            Office.Fields(("Sections[0].Text", text), ("Act", "save"))
        );

    private async Task<TestPage> SendAsync(TestClient who, string id, params (string Name, string Value)[] fields) =>
        await who.SubmitAsync(await who.GetAsync("/Documents/Send/" + id), Office.Fields(fields));

    /// <summary>Completes the one open step of somebody.</summary>
    private async Task DoAsync(TestClient who, string outcome, string? comment = null)
    {
        var list = await who.GetAsync("/api/v1/tasks?of=mine");
        using var tasks = JsonDocument.Parse(list.Text);
        var task = Assert.Single(tasks.RootElement.GetProperty("tasks").EnumerateArray().ToList()).GetProperty("taskId").GetString();
        var done = await who.CallAsync($"/api/v1/tasks/{task}/complete", JsonSerializer.Serialize(new { outcome, comment }), Key);
        Assert.True(done.Status == 200, $"{done.Status}: {done.Words}");
        await site.RunJobsAsync();
    }

    private async Task<JsonElement> RoundAsync(string id) =>
        JsonDocument.Parse((await writer.GetAsync($"/api/v1/documents/{id}/approvals")).Text).RootElement[0];

    [Fact]
    public async Task Without_a_path_it_says_where_one_is_chosen_and_nothing_is_sent()
    {
        var id = await WrittenAsync();
        var page = await writer.GetAsync("/Documents/Send/" + id);
        Assert.Contains("Cơ quan chưa chọn ai xem xét và ai phê duyệt", page.Words, StringComparison.Ordinal);
        var refused = await writer.SubmitAsync(page, Office.Fields(("Order.Words", "Kính trình")));
        Assert.Equal(422, refused.Status);
        Assert.Equal("Kính trình", refused.Document!.QuerySelector("textarea[name='Order.Words']")!.TextContent.Trim());
        Assert.Equal("[]", (await writer.GetAsync($"/api/v1/documents/{id}/approvals")).Text);
    }

    [Fact]
    public async Task What_was_given_back_is_mended_sent_again_and_issued_with_the_names_of_who_did_the_steps()
    {
        await ChooseAsync();
        var id = await WrittenAsync();
        var sent = await SendAsync(writer, id, ("Order.Words", "Kính trình chị Thanh"));
        Assert.Equal(303, sent.Status);
        Assert.Contains("Đang trình duyệt", (await head.GetAsync("/Documents")).Words, StringComparison.Ordinal);

        var said = await secretary.CallAsync(
            $"/api/v1/documents/{id}/comments",
            JsonSerializer.Serialize(
                new
                {
                    section = 0,
                    quote = "cam kết trả kết quả",
                    words = "Ghi rõ bao nhiêu phần trăm",
                }
            ),
            Key
        );
        Assert.Equal(200, said.Status);
        await DoAsync(secretary, "return", "Thiếu chỉ tiêu");
        Assert.Equal("Returned", (await RoundAsync(id)).GetProperty("state").GetString());
        Assert.Contains("Mai Thị Thanh trả lại: Thiếu chỉ tiêu", (await writer.GetAsync("/")).Words, StringComparison.Ordinal);
        var write = await writer.GetAsync("/Documents/Write/" + id);
        Assert.Contains("Ghi rõ bao nhiêu phần trăm", write.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await WriteAsync(id, "Chúng tôi trả đúng hạn 98 % hồ sơ.")).Status);
        Assert.Contains("đoạn này đã sửa", (await writer.GetAsync("/Documents/Review/" + id)).Words, StringComparison.Ordinal);

        Assert.Equal(303, (await SendAsync(writer, id, ("Order.DecisionNumber", "12/QĐ-SPD"))).Status);
        await DoAsync(secretary, "agree");
        await DoAsync(head, "approve");
        Assert.Equal("Issued", (await RoundAsync(id)).GetProperty("state").GetString());
        var shown = await writer.GetAsync("/Documents/Show/" + id);
        foreach (
            var words in (string[])["Đang có hiệu lực", "98 %", "12/QĐ-SPD", "Lê Văn Trưởng", "Mai Thị Thanh", "Bùi Văn Quang, Giám đốc"]
        )
        {
            Assert.Contains(words, shown.Words, StringComparison.Ordinal);
        }

        var code = (await head.GetAsync("/Documents/Print/" + id)).Text.Split("/q/")[1][..12];
        Assert.Contains("Còn hiệu lực", (await site.Anonymous().GetAsync("/q/" + code)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finished_file_goes_the_same_way_rests_meanwhile_and_is_issued_as_it_was_sent()
    {
        await ChooseAsync();
        var id = await WrittenAsync();
        var pdf = await OfficePdf.PrintedAsync(site, "<p>Chúng tôi cam kết trả kết quả đúng hạn 98 % hồ sơ.</p>");
        var edit = await writer.GetAsync("/Documents/Finished/Edit/" + id);
        Assert.Equal(303, (await writer.UploadAsync(edit, Office.Fields(), "Pdf", "cscl.pdf", pdf)).Status);
        Assert.Equal(303, (await SendAsync(writer, id)).Status);
        Assert.Equal(422, (await writer.UploadAsync(edit, Office.Fields(), "Pdf", "khac.pdf", pdf)).Status);

        // It is read while it lies before its reviewers.
        await site.RunRecurringAsync("Documents.read_files");
        var said = await secretary.CallAsync(
            $"/api/v1/documents/{id}/comments",
            """{"section":0,"quote":"98 % hồ sơ","words":"Của quý nào?"}""",
            Key
        );
        Assert.True(said.Status == 200, said.Text);
        await DoAsync(secretary, "return", "Ghi rõ quý");
        Assert.Contains("1 góp ý chưa xong", (await writer.GetAsync("/Documents/Write/" + id)).Words, StringComparison.Ordinal);
        Assert.Equal(303, (await SendAsync(writer, id)).Status);
        await DoAsync(secretary, "agree");
        await DoAsync(head, "approve");
        var shown = await writer.GetAsync("/Documents/Show/" + id);
        Assert.Contains("Đang có hiệu lực", shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("cam kết **trả kết quả**", shown.Text, StringComparison.Ordinal);
        Assert.Equal(pdf, (await writer.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Bytes);
    }

    [Fact]
    public async Task A_draft_under_review_rests_until_who_sent_it_takes_it_back()
    {
        await ChooseAsync();
        var id = await WrittenAsync();
        var open = await writer.GetAsync("/Documents/Write/" + id);
        var issue = await head.GetAsync("/Documents/Issue/" + id);
        await SendAsync(writer, id);
        var late = await writer.SubmitAsync(open, Office.Fields(("Sections[0].Text", "Chữ viết dở"), ("Act", "save")));
        Assert.Equal(422, late.Status);
        Assert.Contains("đang trình phê duyệt nên không sửa", late.Words, StringComparison.Ordinal);
        var day = ("EffectiveFrom", "2026-01-06");
        Assert.Equal(
            422,
            (await head.SubmitAsync(issue, Office.Fields(("Signs[2].Name", "Ai đó"), ("Signs[2].Day", "2026-01-06"), day))).Status
        );
        Assert.Contains("Bản thảo này đã trình", (await writer.GetAsync("/Documents/Send/" + id)).Words, StringComparison.Ordinal);

        var recall = await writer.GetAsync("/Documents/Recall/" + id);
        Assert.Equal(422, (await writer.SubmitAsync(recall, Office.Fields())).Status);
        Assert.Equal(303, (await writer.SubmitAsync(recall, Office.Fields(("Reason", "Còn thiếu phụ lục")))).Status);
        await site.RunJobsAsync();
        Assert.Equal("Recalled", (await RoundAsync(id)).GetProperty("state").GetString());
        Assert.DoesNotContain("Xem xét dự thảo", (await secretary.GetAsync("/Processes/Inbox")).Words, StringComparison.Ordinal);
        Assert.Equal(303, (await WriteAsync(id, "Chữ viết nốt")).Status);
    }

    [Fact]
    public async Task The_day_that_was_asked_for_counts_unless_it_has_passed_when_the_signature_comes()
    {
        await ChooseAsync();
        var id = await WrittenAsync();
        Assert.Equal(422, (await SendAsync(writer, id, ("Order.WantedFrom", "2026-01-02"))).Status);
        await SendAsync(writer, id, ("Order.WantedFrom", "2026-01-07"));
        site.Clock.Advance(TimeSpan.FromDays(3));
        (secretary, head) = (await office.SignInAsync(keeper), await office.SignInAsync(chief));
        await DoAsync(secretary, "agree");
        await DoAsync(head, "approve");
        Assert.Contains("09/01/2026", (await head.GetAsync("/Documents/Show/" + id)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_one_who_may_approve_cannot_send_their_own_draft()
    {
        await ChooseAsync();
        var id = await WrittenAsync();
        var both = await office.ActorAsync(chief);
        var refused = await Assert.ThrowsAsync<RuleException>(() =>
            site.Runner.RunAsync(
                new WorkOrder(both, office.AgencyId, "test.send", RequestId: "test"),
                (work, ct) =>
                    Approvals.SendAsync(work, site.Services.GetRequiredService<IApprovalPath>(), Guid.Parse(id), new ApprovalOrder(), ct)
            )
        );
        Assert.Equal("documents.send.self", refused.Key);
    }

    [Fact]
    public async Task A_path_that_was_redrawn_without_issuing_is_refused_with_the_mend()
    {
        var id = await WrittenAsync();
        const string Redrawn =
            "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"D\" targetNamespace=\"x\"><process id=\"P\" isExecutable=\"true\">"
            + "<laneSet id=\"L\"><lane id=\"R\" name=\"Lãnh đạo\"><flowNodeRef>s</flowNodeRef><flowNodeRef>sign</flowNodeRef><flowNodeRef>e</flowNodeRef></lane></laneSet>"
            + "<startEvent id=\"s\"/><userTask id=\"sign\" name=\"Ký\"/><endEvent id=\"e\"/>"
            + "<sequenceFlow id=\"f\" sourceRef=\"s\" targetRef=\"sign\"/><sequenceFlow id=\"g\" sourceRef=\"sign\" targetRef=\"e\"/></process></definitions>";
        var supplied = site.Services.GetRequiredService<SuppliedProcesses>();
        await office.DoAsync(
            (work, ct) =>
                supplied.BeginAsync(work, "PHE-DUYET-TAI-LIEU", "Duyệt", Redrawn, [new RoleBinding("R", "Lãnh đạo", [chief.PostId])], ct)
        );
        var page = await writer.GetAsync("/Documents/Send/" + id);
        Assert.Contains("không có bước tự động documents.issue", page.Words, StringComparison.Ordinal);
        Assert.Equal(422, (await writer.SubmitAsync(page, Office.Fields())).Status);
    }

    [Fact]
    public async Task A_quote_has_to_stand_in_its_section_and_a_settled_thread_is_settled_once()
    {
        var id = await WrittenAsync();
        var page = await secretary.GetAsync("/Documents/Review/" + id);
        var wrong = await secretary.SubmitAsync(
            page,
            Office.Fields(("Section", "0"), ("Quote", "không có câu này"), ("Words", "Xem lại")),
            "/Documents/Review/"
        );
        Assert.Equal(422, wrong.Status);
        Assert.Contains("Không thấy đoạn chữ này trong mục", wrong.Words, StringComparison.Ordinal);
        Assert.Contains("Xem lại", wrong.Text, StringComparison.Ordinal);
        var body = JsonSerializer.Serialize(
            new
            {
                section = 0,
                quote = "cam kết  trả kết quả đúng",
                words = "Xem lại",
            }
        );
        var said = await secretary.CallAsync($"/api/v1/documents/{id}/comments", body, Key);
        Assert.Equal(200, said.Status);
        var read = await writer.GetAsync("/Documents/Review/" + id);
        Assert.Contains("<mark id=\"quote-", read.Text, StringComparison.Ordinal);
        var seen = await secretary.GetAsync("/Documents/Review/" + id);
        var settled = await writer.SubmitAsync(read, Office.Fields(), "handler=Settle");
        Assert.Equal(303, settled.Status);
        var again = await secretary.SubmitAsync(seen, Office.Fields(), "handler=Settle");
        Assert.Equal(409, again.Status);
        Assert.Contains("Lê Văn Trưởng", again.Words, StringComparison.Ordinal);
    }
}
