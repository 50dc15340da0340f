using System.Text.Json;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Documents;

/// <summary>Controlled copies on paper: numbered, with a holder, answering for themselves, called back when their issue is over.</summary>
public sealed class CopyTests : IAsyncLifetime
{
    private TestSite site = null!;
    private DistributionScene office = null!;
    private Guid id;

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        office = await DistributionScene.OpenAsync(site, "H99.84");
        id = await office.IssueAsync("Bản một", new DateOnly(2026, 1, 5));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    private async Task<JsonElement> HandOutAsync(string holder)
    {
        var made = await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync("/Documents/Distributing/Copies/" + id),
            new Dictionary<string, string> { ["Holder"] = holder }
        );
        Assert.True(made.Status == 303, made.Words);
        return (await office.ReadAsync($"/api/v1/documents/{id}/copies"))
            .EnumerateArray()
            .Single(c => c.GetProperty("holder").GetString() == holder);
    }

    private async Task<TestPage> EndAsync(JsonElement copy, string how, string note = "") =>
        await office.Secretary.SubmitAsync(
            await office.Secretary.GetAsync("/Documents/Distributing/EndCopy/" + copy.GetProperty("id").GetString()),
            new Dictionary<string, string> { ["How"] = how, ["Note"] = note }
        );

    [Fact]
    public async Task A_copy_bears_its_number_and_answers_for_itself_until_it_is_called_back()
    {
        await office.ListAsync(id, null, office.Readers[0]);
        var wall = await HandOutAsync("Bảng niêm yết phòng một cửa");
        var desk = await HandOutAsync("Vũ Văn Quầy");
        Assert.Equal((1, 2), (wall.GetProperty("number").GetInt32(), desk.GetProperty("number").GetInt32()));
        var token = wall.GetProperty("qr").GetString()!;
        var paper = await office.Secretary.GetAsync($"/api/v1/controlled-copies/{wall.GetProperty("id").GetString()}/pdf");
        Assert.Contains("cscl-lan-1-ban-01.pdf", paper.Headers["Content-Disposition"], StringComparison.Ordinal);
        var text = PdfText.Of(paper.Bytes);
        Assert.Contains("BẢN KIỂM SOÁT SỐ 1 – Bảng niêm yết phòng một cửa", text, StringComparison.Ordinal);
        Assert.Contains("/q/" + token, text, StringComparison.Ordinal);
        Assert.Contains("Nhân viên một cửa", text, StringComparison.Ordinal);
        Assert.Empty(await office.SqlAsync("select kind::text as \"Value\" from documents.rendition"));
        // A plain sheet bears no number.
        var plain = PdfText.Of((await office.Secretary.GetAsync($"/api/v1/documents/{id}/issues/1/pdf")).Bytes);
        Assert.DoesNotContain("BẢN KIỂM SOÁT", plain, StringComparison.Ordinal);
        Assert.DoesNotContain(token, plain, StringComparison.Ordinal);
        var sheet = await office.SheetAsync(token);
        Assert.Contains("bản kiểm soát số 1, đang được dùng", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("Bảng niêm yết", sheet, StringComparison.Ordinal);

        await office.IssueAsync("Bản hai", new DateOnly(2026, 1, 8));
        await office.OnAsync(new DateOnly(2026, 1, 8));
        sheet = await office.SheetAsync(token);
        Assert.Contains("thay bằng lần ban hành 2 từ 08/01/2026", sheet, StringComparison.Ordinal);
        Assert.Contains("xin trả lại Sở Phổ biến", sheet, StringComparison.Ordinal);
        Assert.Contains("Xem bản đang có hiệu lực", sheet, StringComparison.Ordinal);
        Assert.Contains("Bản kiểm soát cần thu hồi", (await office.Secretary.GetAsync("/")).Words, StringComparison.Ordinal);
        var book = await office.Secretary.GetAsync("/Documents/Distributing/Book?state=back");
        Assert.Contains("Bảng niêm yết phòng một cửa", book.Words, StringComparison.Ordinal);
        var over = await office.Secretary.GetAsync($"/api/v1/controlled-copies/{wall.GetProperty("id").GetString()}/pdf");
        Assert.Contains("Hết hiệu lực từ ngày 08/01/2026", PdfText.Of(over.Bytes), StringComparison.Ordinal);

        Assert.Equal(303, (await EndAsync(wall, "Returned")).Status);
        Assert.Contains("Bản kiểm soát số 1 đã được thu hồi ngày 08/01/2026", await office.SheetAsync(token), StringComparison.Ordinal);
        Assert.Contains("thay bằng lần ban hành 2", await office.SheetAsync(desk.GetProperty("qr").GetString()!), StringComparison.Ordinal);
        var file = await office.Secretary.GetAsync("/Documents/Distributing/Book?handler=Xlsx");
        var rows = SheetReader.Read(new MemoryStream(file.Bytes)).Rows.Select(r => string.Join('|', r.Cells)).ToList();
        Assert.Contains(
            rows,
            r => r.Contains("Vũ Văn Quầy", StringComparison.Ordinal) && r.Contains("Cần thu hồi", StringComparison.Ordinal)
        );
        Assert.Contains(
            rows,
            r => r.Contains("Bảng niêm yết", StringComparison.Ordinal) && r.Contains("Đã thu hồi", StringComparison.Ordinal)
        );
        Assert.Contains(
            "bản số 2: Vũ Văn Quầy",
            (await office.Secretary.GetAsync("/Documents/Listing/Internal")).Words,
            StringComparison.Ordinal
        );
        var third = await HandOutAsync("Trưởng phòng");
        Assert.Equal((3, 2), (third.GetProperty("number").GetInt32(), third.GetProperty("issue").GetInt32()));
    }

    [Fact]
    public async Task A_lost_copy_says_how_and_is_written_down_once()
    {
        var copy = await HandOutAsync("Quầy số 3");
        var bare = await EndAsync(copy, "Lost");
        Assert.Equal(422, bare.Status);
        Assert.Contains("ghi rõ thế nào", bare.Words, StringComparison.Ordinal);
        Assert.Equal(303, (await EndAsync(copy, "Lost", "Mất khi sửa chữa quầy, đã lập biên bản")).Status);
        Assert.Contains("báo mất", await office.SheetAsync(copy.GetProperty("qr").GetString()!), StringComparison.Ordinal);
        var again = await office.Secretary.CallAsync(
            $"/api/v1/controlled-copies/{copy.GetProperty("id").GetString()}/end",
            """{"how":"Returned","version":1}""",
            office.Key
        );
        Assert.Contains("documents.copy.over", again.Text, StringComparison.Ordinal);
        Assert.Contains(
            "không in lại",
            (await office.Secretary.GetAsync("/Documents/Distributing/CopyPaper/" + copy.GetProperty("id").GetString())).Words,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["documents.copy_ended", "documents.copy_handed_out"],
            await office.SqlAsync("select what as \"Value\" from audit_log.entry where what like 'documents.copy%' order by 1")
        );
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_other_agencies_find_no_copy()
    {
        var copy = await HandOutAsync("Quầy số 3");
        var ahead = await office.Secretary.CallAsync(
            $"/api/v1/documents/{id}/copies",
            """{"holder":"Quầy số 4","handedOn":"2026-02-01"}""",
            office.Key
        );
        Assert.Contains("documents.copy.ahead", ahead.Text, StringComparison.Ordinal);
        var nobody = await office.Secretary.CallAsync($"/api/v1/documents/{id}/copies", """{"holder":" "}""", office.Key);
        Assert.Contains("documents.copy.holder", nobody.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await HandOutAsync("Quầy số 5")).GetProperty("number").GetInt32());
        var other = await Scene.MakeAsync(site, "H99.85", "Sở Khác");
        var stranger = await other.SignInAsync(await other.PersonAsync("Người Khác", "Thư ký", PostKind.IsoSecretary, Roles.IsoSecretary));
        Assert.Equal(404, (await stranger.GetAsync("/Documents/Distributing/EndCopy/" + copy.GetProperty("id").GetString())).Status);
        Assert.Equal(404, (await stranger.GetAsync($"/api/v1/controlled-copies/{copy.GetProperty("id").GetString()}/pdf")).Status);
        var reader = await office.Scene.SignInAsync(office.Readers[0]);
        Assert.Equal(403, (await reader.GetAsync("/Documents/Distributing/Book")).Status);
    }
}
