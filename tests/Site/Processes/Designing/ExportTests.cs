using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using IsoDienTu.Organisation;
using IsoDienTu.Testing;

namespace IsoDienTu.Site.Processes.Designing;

/// <summary>What leaves the designer as a file: Word, BPMN, SVG and the printed sheet.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private TestSite site = null!;
    private TestClient secretary = null!;
    private string show = "";

    public async ValueTask InitializeAsync()
    {
        site = await TestSite.StartAsync();
        var office = await Scene.MakeAsync(site, "H99.65", "Sở Xuất tệp");
        var worker = await office.PersonAsync("Lê Văn Minh", "Chuyên viên", PostKind.Specialist, Roles.Specialist);
        secretary = await office.SignInAsync(
            await office.PersonAsync("Trần Thị Thanh", "Thư ký ISO", PostKind.IsoSecretary, Roles.IsoSecretary)
        );
        const string Iso = "<extensionElements><i:step xmlns:i=\"urn:isodientu:bpmn:1\"";
        await DrawnProcess.PublishAsync(
            office,
            worker,
            "QT.XUAT",
            $"""
            <startEvent id="s"/><userTask id="a" name="Thẩm định hồ sơ &amp; kiểm tra">{Iso} number="1" term="2 ngày làm việc" forms="BM.01;BM.02"/></extensionElements></userTask>
            <exclusiveGateway id="g"/><userTask id="b" name="Ký duyệt">{Iso} number="2" term="4 giờ"/></extensionElements></userTask><endEvent id="e"/>
            <sequenceFlow id="ok" name="Đạt" sourceRef="g" targetRef="b"/><sequenceFlow id="no" name="Trả lại" sourceRef="g" targetRef="a"/>
            """,
            "s>a a>g b>e"
        );
        var list = await secretary.GetAsync("/Processes/Designing?q=QT.XUAT");
        show = list.Document!.QuerySelector("a[href^='/Processes/Designing/Show/']")!.GetAttribute("href")!;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_word_file_is_valid_and_tells_the_steps_with_head_and_drawing()
    {
        var file = await secretary.GetAsync(show + "?handler=Word");
        using var kept = new MemoryStream(file.Bytes);
        using var word = WordprocessingDocument.Open(kept, isEditable: false);
        var faults = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word);
        Assert.Empty(faults.Select(f => $"{f.Path?.XPath}: {f.Description}"));
        var main = word.MainDocumentPart!;
        var head = main.HeaderParts.Single().Header.InnerText;
        foreach (var words in (string[])["Sở Xuất tệp", "Mã hiệu: QT.XUAT", "Phiên bản: 1", "Ngày ban hành: "])
        {
            Assert.Contains(words, head, StringComparison.Ordinal);
        }

        var rows = main.Document.Body!.Elements<Table>().Single().Elements<TableRow>().ToList();
        Assert.Equal(["TT", "Nội dung công việc", "Người thực hiện", "Thời hạn", "Biểu mẫu", "Chuyển tới"], Cells(rows[0]));
        Assert.Equal(
            [
                "1",
                "Thẩm định hồ sơ & kiểm tra",
                "Chuyên viên",
                "2 ngày làm việc",
                "BM.01; BM.02",
                "Đạt → Ký duyệtTrả lại → Thẩm định hồ sơ & kiểm tra",
            ],
            Cells(rows[1])
        );
        Assert.Equal(3, rows.Count);
        var drawn = main.ImageParts.Single(p => p.ContentType == "image/svg+xml");
        using var read = new StreamReader(drawn.GetStream());
        var svg = await read.ReadToEndAsync(TestContext.Current.CancellationToken);
        // What word processors do not know is drawn out.
        Assert.DoesNotContain("marker", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("currentColor", svg, StringComparison.Ordinal);
        Assert.Contains("rotate(", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_word_file_is_read_back_by_the_importer_of_procedures()
    {
        var file = await secretary.GetAsync(show + "?handler=Word");
        var read = await secretary.UploadAsync(
            await secretary.GetAsync("/Procedures/Upload"),
            new Dictionary<string, string>(),
            "Source",
            "QT.XUAT.docx",
            file.Bytes
        );
        Assert.True(read.Status == 303, read.Words);
        var preview = await secretary.FollowAsync(read);
        Assert.Contains(
            "Thẩm định hồ sơ & kiểm tra",
            preview.Text.Replace("&amp;", "&", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains("Ký duyệt", preview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bpmn_svg_and_the_printed_sheet_leave_from_every_version()
    {
        Assert.Contains("id=\"g\"", (await secretary.GetAsync(show + "?handler=Bpmn")).Text, StringComparison.Ordinal);
        Assert.StartsWith("<svg", (await secretary.GetAsync(show + "?handler=Svg")).Text, StringComparison.Ordinal);
        var sheet = await secretary.GetAsync(show.Replace("Show", "Sheet", StringComparison.Ordinal));
        Assert.Contains("Mã hiệu: QT.XUAT", sheet.Words, StringComparison.Ordinal);
        Assert.Contains("2 ngày làm việc", sheet.Words, StringComparison.Ordinal);
        Assert.NotNull(sheet.Document!.QuerySelector("svg.bpmn"));
    }

    private static IEnumerable<string> Cells(TableRow row) => row.Elements<TableCell>().Select(c => c.InnerText);
}
