using System.Text.Json;
using IsoDienTu.Organisation;
using IsoDienTu.Processes;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes;

/// <summary>Buttons that ask for more than a press: fields, papers, a comment, a confirmation.</summary>
public sealed class AskedTests : IAsyncLifetime
{
    private TestSite site = null!;
    private AskingOffice office = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await AskingOffice.OpenAsync(site, "H99.41");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);

    private static string Code(TestPage answer) => JsonDocument.Parse(answer.Text).RootElement.GetProperty("code").GetString()!;

    private static string ErrorAt(TestPage page, string field) =>
        page.Document!.QuerySelector($"[name='{field}']")!.Closest(".field")!.QuerySelector(".field-error")?.TextContent.Trim() ?? "";

    [Fact]
    public async Task Each_thing_that_is_missing_is_told_at_its_field_and_nothing_entered_is_lost()
    {
        var subject = await office.StartAsync();
        var task = await office.OpenTaskAsync(subject);
        var page = await office.Client.GetAsync($"/Processes/Tasks/Show/{task}");
        Assert.Equal(["Chuyển"], page.Document!.QuerySelectorAll("#act button[name=Outcome]").Select(b => b.TextContent.Trim()));
        Assert.Contains("Cần: Số tiền, Mức", page.Words, StringComparison.Ordinal);
        Assert.Contains("Cần: Lý do từ chối, Biên bản kiểm tra", page.Words, StringComparison.Ordinal);
        Assert.Contains("Bấm nút này là phải lập: BM.03.", page.Words, StringComparison.Ordinal);

        var wrong = await office.Client.SubmitAsync(
            page,
            Fields(("Asks[0].Fields[soTien]", "nhiều lắm"), ("Asks[0].Fields[ngayHop]", "2026-02-31"), ("Asks[0].Comment", "Đủ căn cứ")),
            "#ask-0 form"
        );
        Assert.Equal(422, wrong.Status);
        Assert.Contains("«Số tiền» phải là số", ErrorAt(wrong, "Asks[0].Fields[soTien]"), StringComparison.Ordinal);
        Assert.Contains("«Ngày họp» phải là một ngày có thật", ErrorAt(wrong, "Asks[0].Fields[ngayHop]"), StringComparison.Ordinal);
        Assert.Contains("Hãy ghi «Mức»", ErrorAt(wrong, "Asks[0].Fields[muc]"), StringComparison.Ordinal);
        Assert.NotNull(wrong.Document!.QuerySelector("#ask-0[open]"));
        Assert.Null(wrong.Document.QuerySelector("#ask-1[open]"));
        Assert.Contains("Đủ căn cứ", wrong.Document.QuerySelector("[name='Asks[0].Comment']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("#Asks_0__Fields_soTien_", wrong.Document.QuerySelectorAll(".notice a").Select(a => a.GetAttribute("href")));

        var refused = await office.Client.UploadAsync(
            page,
            Fields(),
            "Asks[1].Papers[0]",
            "bb.pdf",
            "%PDF-1.7 biên bản"u8.ToArray(),
            "#ask-1 form"
        );
        Assert.Equal(422, refused.Status);
        Assert.Contains("Hãy ghi «Lý do từ chối»", ErrorAt(refused, "Asks[1].Comment"), StringComparison.Ordinal);
        Assert.Contains("Hãy đánh dấu xác nhận", ErrorAt(refused, "Asks[1].Confirmed"), StringComparison.Ordinal);
        Assert.Contains("bb.pdf đã giữ, không cần chọn lại", refused.Words, StringComparison.Ordinal);
        var program = await office.Client.UploadAsync(
            page,
            Fields(),
            "Asks[1].Papers[0]",
            "bb.pdf",
            "MZ chương trình"u8.ToArray(),
            "#ask-1 form"
        );
        Assert.Contains("không phải PDF", ErrorAt(program, "Asks[1].Papers[0]"), StringComparison.Ordinal);

        var done = await office.Client.SubmitAsync(
            refused,
            Fields(("Asks[1].Comment", "Thiếu điều kiện 3"), ("Asks[1].Confirmed", "true")),
            "#ask-1 form"
        );
        Assert.Equal(303, done.Status);
        var pass = (await office.HistoryAsync(subject)).Single();
        Assert.Equal(("Done", "Từ chối", "Thiếu điều kiện 3"), (pass.State, pass.OutcomeLabel, pass.Comment));
        Assert.Equal(["BM.03"], pass.Answers!.Forms);
        var paper = Assert.Single(pass.Answers.Papers);
        Assert.Equal(("Biên bản kiểm tra", "bb.pdf"), (paper.Asked, paper.Name));
        var file = await office.Client.GetAsync($"/Processes/Papers/{paper.Id}");
        Assert.Equal("%PDF-1.7 biên bản", file.Text);
        Assert.Equal("nosniff", file.Headers["X-Content-Type-Options"]);
        var after = await office.Client.GetAsync($"/Processes/Tasks/Show/{task}");
        Assert.Contains("Biên bản kiểm tra: bb.pdf", after.Words, StringComparison.Ordinal);
        Assert.Contains("Biểu mẫu phải lập: BM.03", after.Words, StringComparison.Ordinal);
        await Replay.HoldsAsync(site, subject);
    }

    [Theory]
    [InlineData("1.250.000", "big", "1.250.000")]
    [InlineData("12,5", "small", "12,5")]
    public async Task A_value_reaches_the_gateway_and_stands_in_the_course(string typed, string next, string said)
    {
        var subject = await office.StartAsync();
        var page = await office.Client.GetAsync($"/Processes/Tasks/Show/{await office.OpenTaskAsync(subject)}");
        var fields = Fields(("Asks[0].Fields[soTien]", typed), ("Asks[0].Fields[ngayHop]", "2026-01-07"), ("Asks[0].Fields[muc]", "Nặng"));
        Assert.Equal(303, (await office.Client.SubmitAsync(page, fields, "#ask-0 form")).Status);
        var opened = await office.OpenTaskAsync(subject, next);
        var words = (await office.Client.GetAsync($"/Processes/Tasks/Show/{opened}")).Words;
        Assert.Contains("Số tiền: " + said, words, StringComparison.Ordinal);
        Assert.Contains("Ngày họp: 07/01/2026", words, StringComparison.Ordinal);
        Assert.Contains("Mức: Nặng", words, StringComparison.Ordinal);
        await Replay.HoldsAsync(site, subject);
    }

    [Fact]
    public async Task A_step_without_a_choice_asks_too_and_a_plain_button_does_not()
    {
        var subject = await office.StartAsync();
        var first = await office.OpenTaskAsync(subject);
        var page = await office.Client.GetAsync($"/Processes/Tasks/Show/{first}");
        Assert.Equal(303, (await office.Client.SubmitAsync(page, null, "#act", ("Outcome", "on"))).Status);
        var last = await office.OpenTaskAsync(subject, "small");
        var asking = await office.Client.GetAsync($"/Processes/Tasks/Show/{last}");
        Assert.Equal(422, (await office.Client.SubmitAsync(asking, null, "#act form")).Status);
        var done = await office.Client.SubmitAsync(asking, Fields(("Asks[0].Fields[soVanBan]", "12/TB")), "#act form");
        Assert.Equal(303, done.Status);
        Assert.Equal("12/TB", (await office.HistoryAsync(subject))[^1].Answers!.Fields.Single().Value);
    }

    [Fact]
    public async Task The_machine_is_told_what_is_asked_held_to_it_and_answered_once()
    {
        var subject = await office.StartAsync();
        var task = await office.OpenTaskAsync(subject);
        var told = JsonDocument.Parse((await office.Client.GetAsync($"/api/v1/tasks/{task}")).Text).RootElement.GetProperty("outcomes");
        var asked = told.EnumerateArray().ToDictionary(o => o.GetProperty("code").GetString()!, o => o.GetProperty("asked"));
        Assert.Equal(JsonValueKind.Null, asked["on"].ValueKind);
        Assert.Equal("number", asked["yes"].GetProperty("fields")[0].GetProperty("kind").GetString());
        Assert.Equal("Biên bản kiểm tra", asked["no"].GetProperty("papers")[0].GetString());

        var path = $"/api/v1/tasks/{task}/complete";
        async Task<string> RefusedAsync(string json, string key)
        {
            var answer = await office.Client.CallAsync(path, json, key);
            Assert.Equal(422, answer.Status);
            return Code(answer);
        }

        Assert.Equal("processes.asked.missing", await RefusedAsync("""{"outcome":"yes"}""", "asked-0001"));
        Assert.Equal(
            "processes.asked.number",
            await RefusedAsync("""{"outcome":"yes","fields":{"soTien":"x","muc":"Nhẹ"}}""", "asked-0002")
        );
        Assert.Equal("processes.asked.choice", await RefusedAsync("""{"outcome":"yes","fields":{"soTien":5,"muc":"Vừa"}}""", "asked-0003"));
        Assert.Equal(
            "processes.asked.unknown",
            await RefusedAsync("""{"outcome":"yes","fields":{"soTien":5,"muc":"Nhẹ","mauSac":"đỏ"}}""", "asked-0004")
        );
        Assert.Equal("processes.asked.unknown", await RefusedAsync("""{"outcome":"on","fields":{"soTien":5}}""", "asked-0005"));
        Assert.Equal("processes.asked.comment", await RefusedAsync("""{"outcome":"no","confirmed":true}""", "asked-0006"));
        Assert.Equal("processes.asked.paper", await RefusedAsync("""{"outcome":"no","confirmed":true,"comment":"Thiếu"}""", "asked-0007"));
        var token = await AskingOffice.TokenAsync(office.Client, task);
        var paper = $$"""[{"asked":"Biên bản kiểm tra","token":"{{token}}"}]""";
        Assert.Equal(
            "processes.asked.confirm",
            await RefusedAsync($$"""{"outcome":"no","comment":"Thiếu","papers":{{paper}}}""", "asked-0008")
        );
        Assert.Equal("Open", (await office.HistoryAsync(subject)).Single().State);

        var json = $$"""{"outcome":"no","comment":"Thiếu","papers":{{paper}},"confirmed":true}""";
        Assert.Equal(200, (await office.Client.CallAsync(path, json, "asked-0009")).Status);
        Assert.Equal(200, (await office.Client.CallAsync(path, json, "asked-0009")).Status);
        Assert.Single((await office.HistoryAsync(subject)).Single().Answers!.Papers);
        var second = await office.StartAsync("HS-2");
        var open = await office.OpenTaskAsync(second);
        var rated = await office.Client.CallAsync(
            $"/api/v1/tasks/{open}/complete",
            """{"outcome":"yes","fields":{"soTien":1000000.250,"muc":"Nhẹ"}}""",
            "asked-0010"
        );
        Assert.Equal(200, rated.Status);
        Assert.Equal("1000000.25", (await office.HistoryAsync(second))[0].Answers!.Fields[0].Value);
        await office.OpenTaskAsync(second, "big");
    }

    [Fact]
    public async Task Papers_are_not_seen_taken_or_sent_by_another_agency_or_by_who_may_not_do_the_step()
    {
        var subject = await office.StartAsync();
        var task = await office.OpenTaskAsync(subject);
        var token = await AskingOffice.TokenAsync(office.Client, task);
        var json = $$"""{"outcome":"no","comment":"Thiếu","confirmed":true,"papers":[{"asked":"Biên bản kiểm tra","token":"{{token}}"}]}""";
        var elsewhere = await AskingOffice.OpenAsync(site, "H99.42");
        var theirs = await elsewhere.OpenTaskAsync(await elsewhere.StartAsync());
        Assert.Equal(404, (await AskingOffice.SendAsync(elsewhere.Client, task, "%PDF-1.7 x")).Status);
        Assert.Equal(
            "processes.paper.token",
            Code(await elsewhere.Client.CallAsync($"/api/v1/tasks/{theirs}/complete", json, "stolen-0001"))
        );
        var colleague = await office.Scene.SignInAsync(
            await office.Scene.PersonAsync("Đỗ Hà", "Kế toán", PostKind.Specialist, Roles.Specialist)
        );
        Assert.Equal("processes.task.not_offered", Code(await AskingOffice.SendAsync(colleague, task, "%PDF-1.7 x")));
        Assert.Equal(422, (await AskingOffice.SendAsync(office.Client, task, "MZ")).Status);
        Assert.Equal(
            (await AskingOffice.SendAsync(office.Client, task, "%PDF-1.7 x", "paper-0001")).Text,
            (await AskingOffice.SendAsync(office.Client, task, "%PDF-1.7 x", "paper-0001")).Text
        );
        Assert.Equal(200, (await office.Client.CallAsync($"/api/v1/tasks/{task}/complete", json, "papers-0001")).Status);
        var paper = (await office.HistoryAsync(subject)).Single().Answers!.Papers.Single().Id;
        Assert.Equal(200, (await colleague.GetAsync($"/Processes/Papers/{paper}")).Status);
        Assert.Equal(404, (await elsewhere.Client.GetAsync($"/Processes/Papers/{paper}")).Status);
    }

    [Fact]
    public async Task Many_at_once_ask_for_one_comment_and_leave_what_needs_fields_to_be_done_singly()
    {
        foreach (var code in new[] { "HS-1", "HS-2" })
        {
            await office.StartAsync(code);
        }

        var tasks = (await office.Client.GetAsync("/Processes/Inbox"))
            .Document!.QuerySelectorAll("input[name=tasks]")
            .Select(i => i.GetAttribute("value")!);
        var page = await office.Client.GetAsync("/Processes/Inbox/Bulk?" + string.Join('&', tasks.Select(t => "tasks=" + t)));
        var select = page.Document!.QuerySelector("select[name^=Outcomes]")!.GetAttribute("name")!;
        var asked = await office.Client.SubmitAsync(page, Fields((select, "no")));
        Assert.Equal(422, asked.Status);
        Assert.Contains("Hãy ghi «Lý do từ chối»; thiếu mục này thì không bấm «Từ chối» được.", asked.Words, StringComparison.Ordinal);
        Assert.Contains("Hãy đánh dấu xác nhận trước khi bấm «Từ chối».", asked.Words, StringComparison.Ordinal);
        var refused = await office.Client.SubmitAsync(page, Fields((select, "no"), ("Comment", "Thiếu"), ("Confirmed", "true")));
        Assert.Contains("Đã xong 0 việc, 2 việc chưa làm được", refused.Words, StringComparison.Ordinal);
        Assert.Contains("riêng cho từng việc (Biên bản kiểm tra)", refused.Words, StringComparison.Ordinal);
        page = await office.Client.GetAsync("/Processes/Inbox/Bulk?" + string.Join('&', tasks.Select(t => "tasks=" + t)));
        var done = await office.Client.SubmitAsync(page, Fields((select, "on")));
        Assert.Contains("Đã xong 2 việc, 0 việc chưa làm được", done.Words, StringComparison.Ordinal);
    }
}
