using System.Text;
using IsoDienTu.Dossiers.Applicants;
using IsoDienTu.Dossiers.Register;
using IsoDienTu.Testing;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Site.Dossiers;

/// <summary>The desk: from a few letters of the procedure's name to the receipt in the citizen's hand. It is Tuesday, 6 January 2026, 08:00.</summary>
public sealed class ReceptionTests : IAsyncLifetime
{
    private TestSite site = null!;
    private OneStop desk = null!;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        desk = await OneStop.OpenAsync(site, "H99.02");
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("noi quy", 1)]
    [InlineData("nội quy lao động", 1)]
    [InlineData("QT.NV.02", 1)]
    [InlineData("ket hon", 0)]
    public async Task A_procedure_is_found_by_a_few_letters_without_accents(string words, int found)
    {
        var page = await desk.Clerk.GetAsync("/Dossiers/Desk?q=" + Uri.EscapeDataString(words));
        Assert.Equal(200, page.Status);
        Assert.Equal(found, page.Document!.QuerySelectorAll($"#found a[href='/Dossiers/Desk?procedure={desk.Procedure}']").Length);
    }

    [Fact]
    public async Task A_complete_dossier_gets_its_code_its_receipt_its_secret_and_its_process()
    {
        var address = await desk.ReceiveAsync();
        var receipt = await desk.Clerk.GetAsync(address);
        Assert.Equal(200, receipt.Status);
        Assert.Contains("000.00.02.H99-260106-0001", receipt.Words, StringComparison.Ordinal);
        Assert.Contains("Công ty Bến Mây", receipt.Words, StringComparison.Ordinal);
        Assert.Contains("Thứ Tư 14/01/2026 17:00", receipt.Words, StringComparison.Ordinal); // seven working days, the make-up Saturday among them
        Assert.Matches("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", receipt.Words);
        Assert.NotNull(receipt.Document!.QuerySelector("svg.qr"));
        var first = Assert.Single(await desk.HistoryAsync(OneStop.IdIn(address)));
        Assert.Equal("1", first.StepNo.Split(' ')[^1]);
        Assert.Contains("Công ty Bến Mây", (await desk.Clerk.GetAsync("/Processes/Inbox")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_and_book_numbers_have_no_gaps_even_after_a_refused_reception()
    {
        await desk.ReceiveAsync();
        var refused = await desk.Clerk.SubmitAsync(await desk.DeskAsync(), OneStop.Form(("Applicant.Number", "12")));
        Assert.Equal(422, refused.Status);
        await desk.ReceiveAsync();
        var rows = await ReadAsync(db => db.Set<Dossier>().OrderBy(d => d.Code));
        Assert.Equal(["000.00.02.H99-260106-0001", "000.00.02.H99-260106-0002"], rows.Select(d => d.Code));
        Assert.Equal([1, 2], rows.Select(d => d.BookNo));
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_all_at_once_and_nothing_typed_is_lost()
    {
        var answer = await desk.Clerk.SubmitAsync(
            await desk.DeskAsync(),
            OneStop.Form(("Applicant.Number", "0109"), ("Applicant.Phone", "12"), ("Applicant.Address", "Số 5 đường Đồng Mận"))
        );
        Assert.Equal(422, answer.Status);
        Assert.Contains(
            "Mã số của tổ chức gồm 10 chữ số",
            answer.Document!.QuerySelector("#Applicant_Number-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Số điện thoại «12»",
            answer.Document.QuerySelector("#Applicant_Phone-error")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Số 5 đường Đồng Mận", answer.Document.QuerySelector("#Applicant_Address")!.GetAttribute("value"));
        Assert.NotNull(answer.Document.QuerySelector("input[name='Parts[0].Has'][checked]"));
        Assert.Empty(await ReadAsync(db => db.Set<Dossier>()));
    }

    [Fact]
    public async Task An_incomplete_dossier_is_not_received_and_the_missing_paper_is_named()
    {
        var form = OneStop.Form();
        form.Remove("Parts[1].Has");
        var answer = await desk.Clerk.SubmitAsync(await desk.DeskAsync(), form);
        Assert.Equal(422, answer.Status);
        Assert.Contains("Thiếu 1 giấy tờ: 2. Bản nội quy lao động", answer.Words, StringComparison.Ordinal);
        Assert.Empty(await ReadAsync(db => db.Set<Dossier>()));
    }

    [Fact]
    public async Task A_double_click_receives_once_and_both_answers_print_the_same_secret()
    {
        var page = await desk.DeskAsync();
        var answers = await Task.WhenAll(desk.Clerk.SubmitAsync(page, OneStop.Form()), desk.Clerk.SubmitAsync(page, OneStop.Form()));
        Assert.All(answers, a => Assert.Equal(303, a.Status));
        Assert.Equal(answers[0].Location, answers[1].Location);
        Assert.Single(await ReadAsync(db => db.Set<Dossier>()));
        Assert.Single(await ReadAsync(db => db.Set<Applicant>()));
    }

    [Fact]
    public async Task The_secret_is_on_the_sheet_for_half_an_hour_and_stands_nowhere_in_the_database()
    {
        var address = await desk.ReceiveAsync();
        var secret = SecretOn(await desk.Clerk.GetAsync(address));
        var id = OneStop.IdIn(address);
        Assert.DoesNotContain(secret, (await desk.Clerk.GetAsync($"/Dossiers/Receipt/{id}")).Words, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Contains(secret, (await desk.Clerk.GetAsync(address)).Words, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("không xem lại được", (await desk.Clerk.GetAsync(address)).Words, StringComparison.Ordinal);
        await using var connection = new Npgsql.NpgsqlConnection(site.Connections.Worker);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            "select count(*) from (select response::text as t from kernel.idempotency_key union all select d::text from dossiers.dossier d union all select args::text from kernel.job) x where t like '%' || $1 || '%' or t like '%' || $2 || '%'",
            connection
        )
        {
            Parameters =
            {
                new() { Value = secret },
                new() { Value = secret.Replace("-", "", StringComparison.Ordinal) },
            },
        };
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_new_secret_takes_the_place_of_the_lost_one_and_is_written_down()
    {
        var address = await desk.ReceiveAsync();
        var id = OneStop.IdIn(address);
        var old = SecretOn(await desk.Clerk.GetAsync(address));
        var answer = await desk.Clerk.SubmitAsync(await desk.Clerk.GetAsync($"/Dossiers/Receipt/{id}"));
        Assert.Equal(303, answer.Status);
        var fresh = SecretOn(await desk.Clerk.FollowAsync(answer));
        Assert.NotEqual(old, fresh);
        Assert.Contains("không xem lại được", (await desk.Clerk.GetAsync(address)).Words, StringComparison.Ordinal);
        Assert.Contains("Cấp lại mã tra cứu", (await desk.Clerk.GetAsync($"/Dossiers/Show/{id}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attached_scan_comes_back_as_an_attachment_and_nothing_else()
    {
        var pdf = "%PDF-1.7 bản quét"u8.ToArray();
        var answer = await desk.Clerk.UploadAsync(await desk.DeskAsync(), OneStop.Form(), "PartFile-1", "Đơn đề nghị.pdf", pdf);
        Assert.Equal(303, answer.Status);
        var show = await desk.Clerk.GetAsync($"/Dossiers/Show/{OneStop.IdIn(answer.Location!)}");
        var link = show.Document!.QuerySelector("a[href^='/Dossiers/File/']")!;
        Assert.Contains("Đơn đề nghị.pdf", link.TextContent, StringComparison.Ordinal);
        var file = await desk.Clerk.GetAsync(link.GetAttribute("href")!);
        Assert.Equal(200, file.Status);
        Assert.Equal(pdf, file.Bytes);
    }

    [Fact]
    public async Task A_refused_form_keeps_the_files_that_were_already_sent()
    {
        var bad = await desk.Clerk.UploadAsync(
            await desk.DeskAsync(),
            OneStop.Form(("Applicant.Number", "1")),
            "PartFile-1",
            "don.pdf",
            "%PDF-1.7"u8.ToArray()
        );
        Assert.Equal(422, bad.Status);
        Assert.Contains("đã giữ, không cần chọn lại", bad.Words, StringComparison.Ordinal);
        var good = await desk.Clerk.SubmitAsync(bad, new Dictionary<string, string> { ["Applicant.Number"] = "0109876543" });
        Assert.Equal(303, good.Status);
        Assert.Contains(
            "don.pdf",
            (await desk.Clerk.GetAsync($"/Dossiers/Show/{OneStop.IdIn(good.Location!)}")).Words,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("MZ program", "don.pdf")]
    [InlineData("<html><script>alert(1)</script>", "don.docx")]
    public async Task A_file_is_told_by_its_content_and_not_by_its_name(string content, string name)
    {
        var answer = await desk.Clerk.UploadAsync(await desk.DeskAsync(), OneStop.Form(), "Files", name, Encoding.UTF8.GetBytes(content));
        Assert.Equal(422, answer.Status);
        Assert.Contains("không phải PDF, ảnh", answer.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_procedure_of_another_agency_cannot_be_chosen()
    {
        var other = await OneStop.OpenAsync(site, "H99.03");
        Assert.Contains(
            "không còn hiệu lực",
            (await desk.Clerk.GetAsync($"/Dossiers/Desk?procedure={other.Procedure}")).Words,
            StringComparison.Ordinal
        );
        var form = OneStop.Form(("procedure", other.Procedure.ToString()));
        var answer = await desk.Clerk.SubmitAsync(await desk.DeskAsync(), form);
        Assert.Equal(422, answer.Status);
    }

    [Fact]
    public async Task The_api_receives_by_the_same_rules_and_tells_them_by_key()
    {
        var input =
            """{"procedure":"PROCEDURE","applicant":{"kind":"Person","name":"Lê Lai","number":"NUMBER","phone":"0912345678"},"parts":[{"no":1,"originals":1,"copies":0},{"no":2,"originals":1,"copies":0}],"files":[{"name":"don.pdf","part":1,"content":"JVBERi0xLjc="}]}""".Replace(
                "PROCEDURE",
                desk.Procedure.ToString(),
                StringComparison.Ordinal
            );
        var bad = await CallAsync(input.Replace("NUMBER", "12", StringComparison.Ordinal), "key-00000001");
        Assert.Equal(422, bad.Status);
        Assert.Contains("dossiers.applicant.personal_number", bad.Text, StringComparison.Ordinal);
        var body = input.Replace("NUMBER", "001099000123", StringComparison.Ordinal);
        var made = await CallAsync(body, "key-00000002");
        Assert.Equal(201, made.Status);
        Assert.Equal(made.Text, (await CallAsync(body, "key-00000002")).Text);
        Assert.Equal(400, (await CallAsync(body, null)).Status);
        Assert.Single(await ReadAsync(db => db.Set<Dossier>()));
        var code = System.Text.Json.JsonDocument.Parse(made.Text).RootElement.GetProperty("code").GetString()!;
        var found = await desk.Clerk.GetAsync("/api/v1/dossiers/" + code);
        Assert.Equal(200, found.Status);
        Assert.Contains("\"stateNumber\":2", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lê Lai", found.Text, StringComparison.Ordinal);
    }

    private Task<TestPage> CallAsync(string json, string? key) => desk.Clerk.CallAsync("/api/v1/dossiers", json, key);

    private static string SecretOn(TestPage receipt) =>
        System.Text.RegularExpressions.Regex.Match(receipt.Words, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value is { Length: > 0 } secret
            ? secret
            : throw new InvalidOperationException("No secret on the sheet: " + receipt.Words);

    private Task<List<T>> ReadAsync<T>(Func<IsoDienTu.Kernel.IsoDbContext, IQueryable<T>> query) =>
        site.Runner.ReadAsync(desk.Scene.AgencyId, (db, ct) => query(db).ToListAsync(ct));
}
