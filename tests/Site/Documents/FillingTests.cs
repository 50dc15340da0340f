using System.Text.Json;
using IsoDienTu.Documents;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>A form is written with fields, issued, filled in, finished as a record and corrected by another one.</summary>
public sealed class FillingTests : IAsyncLifetime
{
    private TestSite site = null!;
    private DistributionScene office = null!;
    private TestClient clerk = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await DistributionScene.OpenAsync(site, "H99.86");
        clerk = await office.Scene.SignInAsync(office.Readers[0]);
        id = await WriteAsync(
            "BM.01",
            "Họ và tên * | chữ\nNgày nhận * | ngày\nSố tờ | số 1..100\nHình thức | chọn: Trực tiếp; Bưu chính\nDanh mục | bảng 2 dòng: Tên; Mã"
        );
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private static Dictionary<string, string> Answers(string name, string day, string sheets = "3") =>
        new()
        {
            ["About"] = "Phiếu của " + name,
            ["Values[1]"] = name,
            ["Values[2]"] = day,
            ["Values[3]"] = sheets,
            ["Values[4]"] = "Bưu chính",
        };

    /// <summary>Writes the form on the page and issues it.</summary>
    private async Task<Guid> WriteAsync(string code, string fields)
    {
        var begun = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync("/Documents/New"),
            new Dictionary<string, string>
            {
                ["Kind"] = nameof(DocumentKind.Form),
                ["Code"] = code,
                ["Title"] = "Phiếu tiếp nhận",
            }
        );
        var document = Guid.Parse(begun.Location!.Split('/')[^1]);
        var saved = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync(begun.Location),
            new Dictionary<string, string> { ["Sections[0].Text"] = "Điền **đủ** các ô.", ["Sections[0].Fields"] = fields },
            button: ("Act", "save")
        );
        Assert.True(saved.Status == 303, saved.Words);
        var version = (await office.ReadAsync($"/api/v1/documents/{document}")).GetProperty("draft").GetProperty("version").GetUInt32();
        var issued = await office.Secretary.CallAsync(
            $"/api/v1/documents/{document}/issues",
            $$"""{"effectiveFrom":"2026-01-06","version":{{version}},"signs":[{"act":"Approved","name":"Bùi Văn Quang","post":"Giám đốc","day":"2026-01-06"}]}""",
            office.Key
        );
        Assert.True(issued.Status == 200, issued.Text);
        await site.RunJobsAsync();
        return document;
    }

    private async Task<string> BeginAsync(TestClient who)
    {
        var begun = await who.SubmitAsync(
            await who.GetAsync("/Documents/Filling"),
            new Dictionary<string, string> { ["FormId"] = id.ToString() }
        );
        Assert.True(begun.Status == 303, begun.Words);
        return begun.Location!;
    }

    [Fact]
    public async Task A_form_is_filled_in_finished_as_a_record_and_printed_with_the_answers()
    {
        var page = await BeginAsync(clerk);
        var wrong = await clerk.SubmitAsync(await clerk.GetAsync(page), Answers("", "31/02/2026", "500"), button: ("Act", "finish"));
        Assert.Equal(422, wrong.Status);
        foreach (
            var told in (string[])
                ["Hãy điền «Họ và tên».", "«Ngày nhận» phải là một ngày có thật", "«Số tờ» phải nằm trong khoảng 1 đến 100."]
        )
        {
            Assert.Contains(told, wrong.Words, StringComparison.Ordinal);
        }

        var half = await clerk.SubmitAsync(await clerk.GetAsync(page), Answers("", "", "500"), button: ("Act", "save"));
        Assert.True(half.Status == 303, half.Words);
        Assert.Contains("500", (await clerk.GetAsync(page)).Text, StringComparison.Ordinal);
        var done = await clerk.SubmitAsync(await clerk.GetAsync(page), Answers("Trần Văn An", "2026-01-06"), button: ("Act", "finish"));
        Assert.True(done.Status == 303, done.Words);
        var record = await clerk.GetAsync(page);
        Assert.Contains("Phiếu số 1", record.Words, StringComparison.Ordinal);
        Assert.Contains("06/01/2026", record.Words, StringComparison.Ordinal);
        var api = page.Replace("/Documents/Filling/Fill/", "/api/v1/filled-forms/", StringComparison.Ordinal);
        var paper = PdfText.Of((await clerk.GetAsync(api + "/pdf")).Bytes);
        Assert.Contains("Trần Văn An", paper, StringComparison.Ordinal);
        Assert.Contains(
            "Phiếu số 1, Lê Thị Cửa, Nhân viên một cửa hoàn thành trên hệ thống ngày 06/01/2026.",
            paper,
            StringComparison.Ordinal
        );
        Assert.Contains("/q/", paper, StringComparison.Ordinal);
        var blank = PdfText.Of((await clerk.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Bytes);
        Assert.DoesNotContain("Trần Văn An", blank, StringComparison.Ordinal);
        Assert.Contains("Ngày nhận:", blank, StringComparison.Ordinal);
        var word = await clerk.GetAsync($"/api/v1/documents/{id}/issues/1/word");
        Assert.Equal(200, word.Status);
        var late = await clerk.CallAsync(api, """{"about":"khác","values":{"1":["Khác"]},"version":1}""", office.Key);
        Assert.Equal(422, late.Status);
        Assert.Contains("documents.filled.done", late.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() =>
            office.SqlAsync("update documents.filled_form set about = 'x' returning about")
        );
    }

    [Fact]
    public async Task What_somebody_fills_in_is_theirs_until_it_is_finished_and_then_everybodys_of_the_agency()
    {
        var page = await BeginAsync(clerk);
        await clerk.SubmitAsync(await clerk.GetAsync(page), Answers("Trần Văn An", "2026-01-06"), button: ("Act", "save"));
        var other = await office.Scene.SignInAsync(office.Readers[1]);
        Assert.Equal(404, (await other.GetAsync(page)).Status);
        Assert.DoesNotContain("Trần Văn An", (await other.GetAsync("/Documents/Filling")).Words, StringComparison.Ordinal);
        await clerk.SubmitAsync(await clerk.GetAsync(page), Answers("Trần Văn An", "2026-01-06"), button: ("Act", "finish"));
        Assert.Contains("Trần Văn An", (await other.GetAsync(page)).Words, StringComparison.Ordinal);
        Assert.Contains(
            "Phiếu của Trần Văn An",
            (await other.GetAsync("/Documents/Filling?q=tran van an")).Words,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Trần Văn An", (await other.GetAsync("/Documents/Filling?q=100%25")).Words, StringComparison.Ordinal);
        var elsewhere = await Scene.MakeAsync(site, "H99.87", "Sở Khác");
        var stranger = await elsewhere.SignInAsync(
            await elsewhere.PersonAsync("Lý Thị Xa", "Thư ký", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        Assert.Equal(404, (await stranger.GetAsync(page)).Status);
    }

    [Fact]
    public async Task A_mistake_is_corrected_by_another_record_and_the_first_one_stays()
    {
        var page = await BeginAsync(clerk);
        await clerk.SubmitAsync(await clerk.GetAsync(page), Answers("Trần Văn An", "2026-01-06"), button: ("Act", "finish"));
        var begun = await clerk.SubmitAsync(await clerk.GetAsync(page), null);
        Assert.Contains("Trần Văn An", (await clerk.GetAsync(begun.Location!)).Text, StringComparison.Ordinal);
        await clerk.SubmitAsync(await clerk.GetAsync(begun.Location!), Answers("Trần Văn Ân", "2026-01-06"), button: ("Act", "finish"));
        var first = await clerk.GetAsync(page);
        Assert.Contains("Đã đính chính bằng phiếu số 2", first.Words, StringComparison.Ordinal);
        Assert.Contains("Trần Văn An", first.Words, StringComparison.Ordinal);
        Assert.Contains("Đính chính phiếu số 1.", (await clerk.GetAsync(begun.Location!)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_corrected_once_whoever_comes_second_is_told_and_a_made_up_one_is_none()
    {
        var page = await BeginAsync(clerk);
        await clerk.SubmitAsync(await clerk.GetAsync(page), Answers("Trần Văn An", "2026-01-06"), button: ("Act", "finish"));
        var seen = await clerk.GetAsync(page);
        var (first, second) = (await clerk.SubmitAsync(seen, null), await clerk.SubmitAsync(await clerk.GetAsync(page), null));
        Assert.NotEqual(first.Location, second.Location);
        await clerk.SubmitAsync(await clerk.GetAsync(first.Location!), Answers("Trần Văn Ân", "2026-01-06"), button: ("Act", "finish"));
        Assert.DoesNotContain("Lập phiếu đính chính", (await clerk.GetAsync(page)).Words, StringComparison.Ordinal);

        var late = await clerk.SubmitAsync(
            await clerk.GetAsync(second.Location!),
            Answers("Trần Văn Ấn", "2026-01-06"),
            button: ("Act", "finish")
        );
        Assert.Equal(422, late.Status);
        Assert.Contains("Phiếu số 1 đã được Lê Thị Cửa đính chính bằng phiếu số 2", late.Words, StringComparison.Ordinal);
        Assert.Contains("Trần Văn Ấn", late.Text, StringComparison.Ordinal);
        var begunLate = await clerk.SubmitAsync(seen, new Dictionary<string, string> { ["IdempotencyKey"] = office.Key });
        Assert.Equal(422, begunLate.Status);

        var madeUp = await clerk.SubmitAsync(
            seen,
            new Dictionary<string, string> { ["IdempotencyKey"] = office.Key, ["Corrects"] = Guid.CreateVersion7().ToString() }
        );
        Assert.Equal(422, madeUp.Status);
        Assert.Contains("Không có phiếu BM.01 đã hoàn thành như vậy để đính chính", madeUp.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ngay nhan")]
    [InlineData("bưu chính")]
    public async Task A_form_is_found_by_what_its_fields_ask(string words)
    {
        var page = await clerk.GetAsync("/Documents/Search?q=" + Uri.EscapeDataString(words));
        Assert.Contains(
            $"/Documents/Show/{id}",
            page.Document!.QuerySelector(".found > li h2 a")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_windows_of_one_form_do_not_overwrite_each_other()
    {
        var page = await BeginAsync(clerk);
        var (one, two) = (await clerk.GetAsync(page), await clerk.GetAsync(page));
        Assert.Equal(303, (await clerk.SubmitAsync(one, Answers("Cửa sổ một", "2026-01-06"), button: ("Act", "save"))).Status);
        var lost = await clerk.SubmitAsync(two, Answers("Cửa sổ hai", "2026-01-06"), button: ("Act", "save"));
        Assert.Equal(409, lost.Status);
        Assert.Contains("Cửa sổ một", lost.Words, StringComparison.Ordinal);
        Assert.Contains("Cửa sổ hai", lost.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_fields_that_cannot_be_understood_is_refused_with_what_was_typed_kept()
    {
        var begun = await office.Secretary.CallAsync("/api/v1/documents", """{"kind":"Form","code":"BM.02","title":"Phiếu"}""", office.Key);
        var page = await office.Secretary.GetAsync("/Documents/Write/" + begun.Text.Trim('"'));
        var refused = await office.Secretary.SubmitAsync(
            page,
            new Dictionary<string, string> { ["Sections[0].Fields"] = "Màu | cầu vồng" },
            button: ("Act", "save")
        );
        Assert.Equal(422, refused.Status);
        Assert.Contains("Không hiểu dòng ô điền «Màu | cầu vồng».", refused.Words, StringComparison.Ordinal);
        Assert.Contains("Màu | cầu vồng</textarea>", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_is_done_over_the_interface_and_its_answers_name_the_fields()
    {
        var begun = await clerk.CallAsync($"/api/v1/documents/{id}/fill", "{}", office.Key);
        Assert.True(begun.Status == 200, begun.Text);
        var form = $"/api/v1/filled-forms/{begun.Text.Trim('"')}";
        var told = JsonDocument.Parse((await clerk.GetAsync(form)).Text).RootElement;
        Assert.Equal(5, told.GetProperty("fields").GetArrayLength());
        var version = told.GetProperty("version").GetUInt32();
        var body = $$"""{"values":{"1":["An"],"2":["2026-01-06"],"5":["Đơn","01","",""]},"finish":true,"version":{{version}} }""";
        var done = await clerk.CallAsync(form, body, office.Key);
        Assert.True(done.Status == 200, done.Text);
        Assert.Equal(1, JsonDocument.Parse(done.Text).RootElement.GetProperty("number").GetInt32());
        var again = await clerk.CallAsync($"/api/v1/documents/{id}/fill", $$"""{"correctsId":"{{Guid.CreateVersion7()}}"}""", office.Key);
        Assert.Equal(404, again.Status);
    }

    [Fact]
    public async Task A_form_without_fields_is_for_paper_only()
    {
        var plain = await Issued.DocumentAsync(
            site,
            office.Scene.AgencyId,
            DocumentKind.Form,
            "BM.09",
            "Giấy",
            "Chỉ in.",
            new DateOnly(2026, 1, 5)
        );
        var refused = await clerk.CallAsync($"/api/v1/documents/{plain}/fill", "{}", office.Key);
        Assert.Equal(422, refused.Status);
        Assert.Contains("documents.filled.no_fields", refused.Text, StringComparison.Ordinal);
    }
}
