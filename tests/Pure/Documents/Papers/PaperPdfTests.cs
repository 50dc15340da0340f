using System.Text;
using System.Text.RegularExpressions;
using IsoDienTu.Documents;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Kernel;
using IsoDienTu.Pure.Kernel;
using IsoDienTu.Pure.Signing;

namespace IsoDienTu.Pure.Documents.Papers;

/// <summary>What leaves as PDF, asked of programs that others wrote: pages, text, bookmarks, and whether an archive would take it.</summary>
public sealed partial class PaperPdfTests(WarmPress warm) : IClassFixture<WarmPress>, IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_long_procedure_has_its_head_on_every_page_and_right_page_numbers_in_its_contents()
    {
        var paper = SamplePaper.Procedure();
        var pages = await PagesAsync(paper, "quy-trinh");
        Assert.InRange(pages.Count, 25, 60);
        for (var page = 1; page <= pages.Count; page++)
        {
            foreach (
                var words in (string[])
                    [
                        "Ủy ban nhân dân xã",
                        "Mã hiệu: QT.ĐĐ.01",
                        "Lần ban hành: 02",
                        "Ngày ban hành: 05/01/2026",
                        $"Trang: {page}/{pages.Count}",
                    ]
            )
            {
                Assert.Contains(words, pages[page - 1], StringComparison.Ordinal);
            }

            Assert.Contains(SamplePaper.Address, pages[page - 1], StringComparison.Ordinal);
        }

        foreach (var words in (string[])["Bùi Văn Quang", "112/QĐ-UBND", "Ban hành lần đầu", "Sửa thời hạn và thành phần hồ sơ"])
        {
            Assert.Contains(words, pages[0], StringComparison.Ordinal);
        }

        var contents = string.Join('\n', pages.Skip(1).TakeWhile(p => p.Contains(". . .", StringComparison.Ordinal)));
        var entries = Entry().Matches(contents).ToList();
        Assert.True(entries.Count > 50, $"{entries.Count} entries");
        foreach (var entry in entries)
        {
            var page = int.Parse(entry.Groups["page"].Value, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Contains(entry.Groups["title"].Value.Trim(), pages[page - 1], StringComparison.Ordinal);
        }

        // The diagram lies on a sheet of its own, drawn with lines and letters, not as a picture.
        var (_, said) = Programs.Run(folder.Path, "pdfinfo", "-f", $"{pages.Count}", "-l", $"{pages.Count}", "quy-trinh.pdf");
        Assert.Contains("841.89 x 595.276", said, StringComparison.Ordinal);
        Assert.Contains(pages, p => p.Contains("SƠ ĐỒ QUY TRÌNH", StringComparison.Ordinal));
        Assert.DoesNotContain("image", Programs.Run(folder.Path, "pdfimages", "-list", "quy-trinh.pdf").Said, StringComparison.Ordinal);
        Assert.Contains("/Outlines", Latin(folder.Take("quy-trinh.pdf")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_that_is_copied_out_of_the_file_is_the_text_that_was_written()
    {
        var paper = SamplePaper.Procedure(1);
        var text = Squeezed(string.Join('\n', await PagesAsync(paper, "chu")));
        Assert.True(text.IsNormalized(NormalizationForm.FormC));
        var missing = Words(paper).Where(line => !text.Contains(Squeezed(line), StringComparison.Ordinal)).ToList();
        Assert.True(missing.Count == 0, string.Join('\n', missing));
    }

    [Fact]
    public async Task Letters_whose_marks_come_apart_are_joined()
    {
        var paper = SamplePaper.Policy();
        var apart = paper with
        {
            Content = new DocumentContent([
                new DocumentSection(
                    "",
                    "Cam kết",
                    [new ParagraphBlock("Nguyễn Thị Hoè ký ở phường Ái Quốc".Normalize(NormalizationForm.FormD))]
                ),
            ]),
        };
        var text = string.Concat(await PagesAsync(apart, "roi"));
        Assert.Contains("Nguyễn Thị Hoè ký ở phường Ái Quốc", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("procedure")]
    [InlineData("policy")]
    [InlineData("draft")]
    [InlineData("expired")]
    [InlineData("form")]
    public async Task An_archive_takes_the_variant_for_keeping(string which)
    {
        var paper = which switch
        {
            "procedure" => SamplePaper.Procedure(),
            "policy" => SamplePaper.Policy(),
            "draft" => SamplePaper.Draft(SamplePaper.Policy()),
            "form" => SamplePaper.Form(),
            _ => SamplePaper.Expired(SamplePaper.Procedure(1)),
        };
        folder.Put(which + ".pdf", await warm.Press.PrintAsync(PaperHtml.Order(paper, PdfVariant.Archive)));
        Preflight.Accepts(folder, which + ".pdf");
        var (exit, said) = Programs.Run(folder.Path, "qpdf", "--check", which + ".pdf");
        Assert.True(exit == 0, said);
        Assert.Contains("Liberation", Programs.Run(folder.Path, "pdffonts", which + ".pdf").Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_and_an_issue_that_is_over_say_so_on_every_page()
    {
        var procedure = SamplePaper.Procedure(1);
        var draft = await PagesAsync(SamplePaper.Draft(procedure), "thao");
        Assert.Contains("chưa ban hành, không có hiệu lực", draft[0], StringComparison.Ordinal);
        Assert.All(draft, p => Assert.Contains("Ngày ban hành: chưa ban hành", p, StringComparison.Ordinal));
        Assert.DoesNotContain("/q/", draft[0], StringComparison.Ordinal);
        var over = await PagesAsync(SamplePaper.Expired(procedure), "het");
        Assert.Contains("Hết hiệu lực từ ngày 01/11/2026: đã được thay bằng lần ban hành sau", over[0], StringComparison.Ordinal);
        Assert.Contains(
            "HẾT HIỆU LỰC từ 01/11/2026",
            PaperHtml.Write(SamplePaper.Expired(procedure)) + PaperHtml.Mark(SamplePaper.Expired(procedure).Mark!),
            StringComparison.Ordinal
        );
        // The mark is drawn below the text of each page; how dark a page is without it tells that it is there.
        Assert.True(Darkness("thao", draft.Count) > Darkness(await PutAsync(procedure, "khong"), draft.Count));
    }

    [Fact]
    public async Task What_a_writer_typed_stays_text()
    {
        var paper = SamplePaper.Policy();
        var typed = paper with
        {
            Shown = paper.Shown with { Title = "Chính sách <img src=x> & \"ngoặc\"" },
            Content = new DocumentContent([
                new DocumentSection(
                    "1",
                    "<b>Mục</b>",
                    [new ParagraphBlock("<style>@page{size:A0}</style> a < b"), new MarkdownBlock("![x](http://example.com/x.png) <i>")]
                ),
            ]),
        };
        var text = string.Join('\n', await PagesAsync(typed, "chu"));
        Assert.Contains("<style>@page{size:A0}</style> a < b", text, StringComparison.Ordinal);
        Assert.Contains("1. <b>Mục</b>", text, StringComparison.Ordinal);
        Assert.Contains("595.276 x 841.89", Programs.Run(folder.Path, "pdfinfo", "chu.pdf").Said, StringComparison.Ordinal);
    }

    private async Task<string> PutAsync(Paper paper, string name)
    {
        folder.Put(name + ".pdf", await warm.Press.PrintAsync(PaperHtml.Order(paper, PdfVariant.Plain)));
        if (Environment.GetEnvironmentVariable("ISO_PICTURES") is { Length: > 0 } pictures)
        {
            File.Copy(Path.Combine(folder.Path, name + ".pdf"), Path.Combine(pictures, name + ".pdf"), overwrite: true);
            await File.WriteAllTextAsync(Path.Combine(pictures, name + ".html"), PaperHtml.Write(paper));
        }

        return name;
    }

    private async Task<IReadOnlyList<string>> PagesAsync(Paper paper, string name)
    {
        await PutAsync(paper, name);
        var (exit, said) = Programs.Run(folder.Path, "pdftotext", "-enc", "UTF-8", name + ".pdf", "-");
        Assert.Equal(0, exit);
        return said.TrimEnd('\f', '\n').Split('\f');
    }

    /// <summary>Sum of how dark the pages are, in hundredths of a page.</summary>
    private double Darkness(string name, int pages)
    {
        Programs.Run(folder.Path, "pdftoppm", "-r", "20", "-gray", name + ".pdf", name);
        return Directory.GetFiles(folder.Path, name + "-*.pgm").Sum(f => File.ReadAllBytes(f).Skip(15).Average(b => 255.0 - b)) / pages;
    }

    internal static IEnumerable<string> Words(Paper paper) =>
        paper.Content.Sections.SelectMany(s =>
            s.Blocks.SelectMany(b =>
                    b switch
                    {
                        TableBlock table => table.Rows.SelectMany(r => r.Select(c => c.Text)).SelectMany(t => t.Split('\n', ' ')),
                        ListBlock list => list.Items.SelectMany(i => i.Split('\n', ' ')),
                        ParagraphBlock paragraph => paragraph.Text.Split('\n', ' '),
                        FieldsBlock fields => fields.Fields.SelectMany(f => f.Options.Append(f.Label).Append(f.Help ?? "")),
                        _ => [],
                    }
                )
                .Append(s.Title)
        );

    internal static string Squeezed(string text) => Blank().Replace(text, "");

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    [GeneratedRegex(@"^(?<title>\d[\d.]*\. .+?)(?: \.)+ ?\s*(?<page>\d+)$", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
