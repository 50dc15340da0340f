using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>Legal texts are the province's, entered once; what documents cite is read from them; who may do what.</summary>
public sealed class LawTests : IAsyncLifetime
{
    private TestSite site = null!;
    private LawScene one = null!;
    private LawScene two = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        one = await LawScene.OpenAsync(site, "H99.61", "Sở Một");
        two = await LawScene.OpenAsync(site, "H99.62", "Sở Hai");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_text_is_entered_once_for_all_agencies_however_its_number_is_written()
    {
        Assert.Equal(303, (await one.EnterAsync("Nghị định 118/2025/NĐ-CP", "2025-07-01")).Status);
        var again = await two.EnterAsync("118/2025/ND-CP", "2025-07-01", title: "Một cửa");
        Assert.Equal(422, again.Status);
        Assert.Contains("118/2025/NĐ-CP – Quy định chi tiết, do Thư ký Sở Một (Sở Một) ghi", again.Words, StringComparison.Ordinal);
        Assert.Contains("Một cửa", again.Words, StringComparison.Ordinal);
        Assert.Contains("Quy định chi tiết", (await two.Specialist.GetAsync("/Documents/Laws")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_enter_the_same_text_at_once_leave_one()
    {
        var page = await one.Secretary.GetAsync("/Documents/Laws/Enter");
        var other = await two.Secretary.GetAsync("/Documents/Laws/Enter");
        Dictionary<string, string> fields = new(StringComparer.Ordinal)
        {
            ["Number"] = "45/2020/NĐ-CP",
            ["Title"] = "Thủ tục điện tử",
            ["Issuer"] = "Chính phủ",
            ["SignedOn"] = "2020-04-08",
            ["EffectiveFrom"] = "2020-05-22",
        };
        var answers = await Task.WhenAll(one.Secretary.SubmitAsync(page, fields), two.Secretary.SubmitAsync(other, fields));
        Assert.Equal([303, 422], answers.Select(a => a.Status).Order());
    }

    [Fact]
    public async Task Numbers_in_issued_documents_are_found_and_those_not_in_the_list_are_named()
    {
        await one.EnterAsync("61/2018/NĐ-CP", "2018-06-21");
        await one.IssueAsync("QT.01", ["Nghị định số 61/2018/NĐ-CP", "Thông tư 01/2018/TT-VPCP", "QĐ số 766/QĐ-TTg ngày 23/6/2022"]);
        var unknown = await one.Secretary.GetAsync("/Documents/Laws/Unknown");
        Assert.Contains("01/2018/TT-VPCP", unknown.Words, StringComparison.Ordinal);
        Assert.Contains("766/QĐ-TTg (2022)", unknown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("61/2018", unknown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("QT.01", (await two.Secretary.GetAsync("/Documents/Laws/Unknown")).Words, StringComparison.Ordinal);

        await one.EnterAsync("766/QĐ-TTg", "2022-06-23");
        Assert.DoesNotContain("766", (await one.Secretary.GetAsync("/Documents/Laws/Unknown")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_a_document_does_not_name_is_cited_by_hand_and_taken_back()
    {
        var law = LawScene.IdIn(await one.EnterAsync("30/2020/NĐ-CP", "2020-03-05"));
        var id = await one.IssueAsync("QT.02", ["Không nêu số văn bản nào"]);
        var page = await one.Secretary.GetAsync("/Documents/Laws/Cite/" + id);
        Assert.Equal(303, (await one.Secretary.SubmitAsync(page, Fields(("Number", "NĐ 30/2020")), "#add")).Status);
        Assert.Contains("QT.02", (await one.Secretary.GetAsync("/Documents/Laws/Show/" + law)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("QT.02", (await two.Secretary.GetAsync("/Documents/Laws/Show/" + law)).Words, StringComparison.Ordinal);
        Assert.Equal(404, (await two.Secretary.GetAsync("/Documents/Laws/Cite/" + id)).Status);

        var cited = await one.Secretary.GetAsync("/Documents/Laws/Cite/" + id);
        Assert.Equal(303, (await one.Secretary.SubmitAsync(cited, Fields(), "handler=Remove")).Status);
        Assert.DoesNotContain("QT.02", (await one.Secretary.GetAsync("/Documents/Laws/Show/" + law)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_made_before_anybody_read_citations_is_read_by_the_job()
    {
        var law = LawScene.IdIn(await one.EnterAsync("63/2010/NĐ-CP", "2010-10-14"));
        await one.IssueAsync("QT.03", ["Nghị định 63/2010/NĐ-CP"], jobs: false);
        Assert.DoesNotContain("QT.03", (await one.Secretary.GetAsync("/Documents/Laws/Show/" + law)).Words, StringComparison.Ordinal);
        await site.RunRecurringAsync("Documents.read_citations");
        Assert.Contains("QT.03", (await one.Secretary.GetAsync("/Documents/Laws/Show/" + law)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        var early = await one.Secretary.SubmitAsync(
            await one.Secretary.GetAsync("/Documents/Laws/Enter"),
            Fields(
                ("Number", "309/2026/NĐ-CP"),
                ("Title", "Sửa đổi"),
                ("Issuer", "Chính phủ"),
                ("SignedOn", "2026-08-05"),
                ("EffectiveFrom", "2026-08-01")
            )
        );
        Assert.Equal(422, early.Status);
        Assert.Contains("không được trước ngày ký 05/08/2026", early.Words, StringComparison.Ordinal);
        Assert.Equal("309/2026/NĐ-CP", early.Document!.QuerySelector("input[name=Number]")!.GetAttribute("value"));
        var unknown = await one.EnterAsync("118/2025/NĐ-CP", "2025-07-01", replaces: "61/2018/NĐ-CP");
        Assert.Contains("«61/2018/NĐ-CP» chưa có trong danh mục", unknown.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await one.EnterAsync("61/2018/NĐ-CP", "2018-06-21")).Status);
        Assert.Equal(303, (await one.EnterAsync("118/2025/NĐ-CP", "2025-07-01", replaces: "NĐ 61/2018")).Status);
    }

    [Fact]
    public async Task Only_who_keeps_laws_enters_them_and_only_the_province_corrects_those_of_others()
    {
        Assert.Equal(403, (await one.Specialist.GetAsync("/Documents/Laws/Enter")).Status);
        Assert.Equal(403, (await one.Secretary.GetAsync("/Documents/Laws/Following")).Status);
        var id = LawScene.IdIn(await one.EnterAsync("92/2017/NĐ-CP", "2017-09-25"));
        var theirs = await two.Secretary.SubmitAsync(
            await two.Secretary.GetAsync("/Documents/Laws/Edit/" + id),
            Fields(("Title", "Tên khác"))
        );
        Assert.Equal(422, theirs.Status);
        Assert.Contains("do Thư ký Sở Một (Sở Một) ghi", theirs.Words, StringComparison.Ordinal);
        var lead = await two.Scene.SignInAsync(
            await two.Scene.PersonAsync("Hoàng Chủ Trì", "Trưởng phòng TĐC", PostKind.UnitHead, Roles.ProvinceLead)
        );
        var stale = await one.Secretary.GetAsync("/Documents/Laws/Edit/" + id);
        Assert.Equal(
            303,
            (await lead.SubmitAsync(await lead.GetAsync("/Documents/Laws/Edit/" + id), Fields(("Title", "Tên đúng")))).Status
        );
        var late = await one.Secretary.SubmitAsync(stale, Fields(("Title", "Tên của tôi")));
        Assert.Equal(409, late.Status);
        Assert.Contains("Hoàng Chủ Trì", late.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_programs_enter_read_and_change_texts_under_the_same_rules()
    {
        const string Text = """
            {"number":"61/2018/NĐ-CP","title":"Cơ chế một cửa","issuer":"Chính phủ","signedOn":"2018-04-23","effectiveFrom":"2018-06-21"}
            """;
        Assert.Equal(403, (await one.Specialist.CallAsync("/api/v1/laws", Text, "law-api-0001")).Status);
        var made = await one.Secretary.CallAsync("/api/v1/laws", Text, "law-api-0002");
        Assert.Equal(200, made.Status);
        Assert.Equal(made.Text, (await one.Secretary.CallAsync("/api/v1/laws", Text, "law-api-0002")).Text);
        var id = made.Text.Trim('"');
        var changed = await one.Secretary.CallAsync(
            $"/api/v1/laws/{id}/changes",
            """{"kind":"Expires","effectiveOn":"2025-07-01"}""",
            "law-api-0003"
        );
        Assert.Equal(200, changed.Status);
        var read = await two.Secretary.GetAsync("/api/v1/laws/" + id);
        Assert.Contains("\"dueOn\":\"2025-10-01\"", read.Text, StringComparison.Ordinal);
        Assert.Contains("\"endsOn\":\"2025-07-01\"", read.Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
