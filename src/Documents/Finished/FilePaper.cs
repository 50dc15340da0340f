using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Register;
using IsoDienTu.Kernel;
using IsoDienTu.Signing;

namespace IsoDienTu.Documents.Finished;

/// <summary>
/// The paper of an issue whose content is a finished PDF: that file, byte for byte. Marks, the QR and the number of a controlled copy are laid over its pages on a file
/// of their own.
/// </summary>
internal sealed class FilePaper(PdfPress press, WalledPrograms programs, FileStore store)
{
    private const string Qpdf = "qpdf";
    private const string Style = """
        body { margin: 0; font: 7pt "Liberation Serif", serif; }
        section { position: relative; break-after: page; overflow: hidden; }
        .mark { position: absolute; left: 0; top: 0; opacity: 0.3; }
        .foot { position: absolute; left: 8mm; bottom: 4mm; padding: 1mm; background: #fff; display: flex; }
        .foot svg { width: 13mm; height: 13mm; }
        .foot p { margin: 0 0 0 1.5mm; max-width: 75mm; line-height: 1.25; }
        """;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <exception cref="RuleException">A finished PDF is not to be had in this form.</exception>
    public static void Check(DocumentVersion version, PaperForm form)
    {
        if (version.FileId is null || form is not (PaperForm.Word or PaperForm.PdfA))
        {
            return;
        }

        throw new RuleException(
            typeof(Texts),
            "documents.file.form",
            "Nội dung của lần ban hành này là tệp PDF đã tải lên, được giữ nguyên nên không có bản Word hay bản chuyển sang PDF/A. Hãy tải chính tệp PDF đó."
        );
    }

    public async Task<byte[]> MakeAsync(Paper paper, PaperForm form)
    {
        var file = await store.ReadAsync(paper.File!.Sha256);
        if (paper.Mark is null && paper.Copy is null && form != PaperForm.Marked)
        {
            return file;
        }

        var marks = await press.PrintAsync(Marks(paper, PdfInspection.Read(file).Pages));
        try
        {
            // What a signed file shows of its signatures becomes a part of the page: on what is drawn over they could only be broken.
            string[] arguments = ["--flatten-annotations=all", "{0}", "--overlay", "{1}", "--", "-"];
            return await programs.RunAsync(new WalledOrder(Qpdf, arguments, [file, marks]) { AlsoFine = [3] });
        }
        catch (WalledProgramException e) when (e.Trouble == ProgramTrouble.Missing)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.file.no_marks",
                "Máy chủ thiếu chương trình ghép trang nên chưa tạo được bản có dấu và mã QR. Quản trị hệ thống hãy cài: apt-get install -y {0}. Tệp gốc vẫn tải được.",
                null,
                Qpdf
            );
        }
        catch (WalledProgramException)
        {
            throw new RuleException(
                typeof(Texts),
                "documents.file.marks_failed",
                "Không ghép được dấu và mã QR lên tệp PDF này. Tệp gốc vẫn tải được; hãy báo quản trị hệ thống xem nhật ký máy chủ."
            );
        }
    }

    /// <summary>One page for each of the file's, of its measures, with nothing on it but what is laid over.</summary>
    private static PdfOrder Marks(Paper paper, IReadOnlyList<PdfPageSize> pages)
    {
        var sizes = pages.Distinct().ToList();
        var html = new StringBuilder("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>").Append(E(paper.Shown.Title));
        html.Append("</title><link rel=\"stylesheet\" href=\"asset:marks.css\"></head><body>");
        foreach (var page in pages)
        {
            html.Append(CultureInfo.InvariantCulture, $"<section class=\"s{sizes.IndexOf(page)}\">");
            html.Append(paper.Mark is { } mark ? Across(mark, page) : "").Append(Foot(paper)).Append("</section>");
        }

        var style = new PdfAsset("text/css", Encoding.UTF8.GetBytes(Style + string.Concat(sizes.Select(PageStyle))));
        return new PdfOrder(
            html.Append("</body></html>").ToString().Normalize(NormalizationForm.FormC),
            PdfVariant.Plain,
            new Dictionary<string, PdfAsset>(StringComparer.Ordinal) { ["marks.css"] = style }
        );
    }

    private static string PageStyle(PdfPageSize size, int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"@page s{number}{{size:{size.Width:0.##}pt {size.Height:0.##}pt;margin:0}}.s{number}{{page:s{number};width:{size.Width:0.##}pt;height:{size.Height - 0.5:0.##}pt}}"
        );

    private static string Across(string words, PdfPageSize page)
    {
        var (x, y) = (page.Width / 2, page.Height / 2);
        var size = Math.Min(page.Width, page.Height) * 1.5 / Math.Max(words.Length, 9);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg class=\"mark\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {page.Width:0.##} {page.Height:0.##}\" width=\"{page.Width:0.##}pt\" height=\"{page.Height:0.##}pt\"><text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"middle\" font-family=\"Liberation Serif\" font-weight=\"bold\" font-size=\"{size:0.#}\" fill=\"#b3122a\" transform=\"rotate(-40 {x:0.#} {y:0.#})\">{E(words)}</text></svg>"
        );
    }

    private static string Foot(Paper paper)
    {
        var foot = new StringBuilder("<div class=\"foot\">");
        foot.Append(paper.Address is { } address ? QrDrawing.Svg(address, "Mã QR") : "").Append("<p>");
        foot.Append(paper.Copy is { } copy ? $"<strong>{E(copy)}</strong><br>" : "");
        foot.Append(E($"{paper.Document.Code} – "));
        foot.Append(paper.IsDraft ? "bản thảo" : $"lần ban hành {paper.Shown.Issue}");
        foot.Append(paper.MarkSentence is { } sentence ? $"<br><strong>{E(sentence)}</strong>" : "");
        foot.Append(paper.Address is null ? "" : $"<br>{E("Kiểm tra hiệu lực: " + paper.Address)}");
        return foot.Append("</p></div>").ToString();
    }

    private static string E(string text) => Encoder.Encode(text);
}
