using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using IsoDienTu.Documents.Register;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Papers;

/// <summary>Writes a paper as the page from which its PDF is made (handbook 1.9 and 3.1).</summary>
internal static class PaperHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    public static PdfOrder Order(Paper paper, PdfVariant variant)
    {
        var assets = new Dictionary<string, PdfAsset>(StringComparer.Ordinal)
        {
            ["paper.css"] = new("text/css", Encoding.UTF8.GetBytes(Style + PageStyle(paper))),
        };
        if (paper.Mark is { } mark)
        {
            assets["mark.svg"] = new PdfAsset("image/svg+xml", Encoding.UTF8.GetBytes(Mark(mark)));
        }

        return new PdfOrder(Write(paper), variant, assets);
    }

    public static string Write(Paper paper)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\">");
        html.Append("<title>").Append(E($"{paper.Document.Code} {paper.Shown.Title}")).Append("</title>");
        html.Append("<meta name=\"author\" content=\"").Append(E(paper.Agency)).Append("\">");
        if (paper.Issued is { } issued)
        {
            html.Append(CultureInfo.InvariantCulture, $"<meta name=\"dcterms.created\" content=\"{issued:yyyy-MM-dd}\">");
        }

        html.Append("<link rel=\"stylesheet\" href=\"asset:paper.css\"></head><body>");
        Head(html, paper);
        Front(html, paper);
        var parts = Parts(paper);
        if (paper.IsBook)
        {
            Contents(html, parts);
        }

        html.Append(paper.IsBook ? "<div class=\"text book\">" : "<div class=\"text\">");
        foreach (var part in parts)
        {
            html.Append(part.Open);
            html.Append(CultureInfo.InvariantCulture, $"<h{part.Depth + 1} id=\"{part.Id}\">{E(part.Heading)}</h{part.Depth + 1}>");
            html.Append(part.Html);
        }

        html.Append("</div>");
        if (paper.FilledLine is { } filled)
        {
            html.Append("<p class=\"filled\">").Append(E(filled)).Append("</p>");
        }

        if (paper.IsForm)
        {
            // The sheet that goes from hand to hand must answer for itself, not the page behind it.
            Check(html, paper);
        }

        if (!paper.IsBook && paper.FilledLine is null)
        {
            html.Append(paper.IsForm ? "<div class=\"behind apart\">" : "<div class=\"behind\">");
            Signs(html, paper);
            html.Append("</div><div class=\"behind\">");
            Changes(html, paper);
            Distribution(html, paper);
            if (!paper.IsForm)
            {
                Check(html, paper);
            }

            html.Append("</div>");
        }

        // Files of a Mac have their marks apart; people search and copy whole letters.
        return html.Append("</body></html>").ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Head(StringBuilder html, Paper paper)
    {
        var small = paper.Shown.Title.Length > 160 ? " small" : "";
        html.Append("<div id=\"head\"><table><tr><td class=\"whose\" rowspan=\"4\">").Append(E(paper.Agency)).Append("</td>");
        html.Append(CultureInfo.InvariantCulture, $"<td class=\"what{small}\" rowspan=\"4\">{E(paper.Shown.Title)}</td>");
        html.Append("<td class=\"facts\">Mã hiệu: ").Append(E(paper.Document.Code)).Append("</td></tr>");
        html.Append("<tr><td>").Append(paper.IsDraft ? "Bản thảo" : $"Lần ban hành: {paper.Shown.Issue:00}").Append("</td></tr>");
        html.Append("<tr><td>Ngày ban hành: ").Append(paper.IsDraft ? "chưa ban hành" : Paper.Day(paper.Issued)).Append("</td></tr>");
        html.Append("<tr><td class=\"page\">Trang: </td></tr></table></div><div id=\"foot\">");
        html.Append(paper.Copy is { } copy ? $"<strong>{E(copy)}</strong><br>" : "");
        html.Append(paper.Address is { } address ? E("Kiểm tra hiệu lực của tờ này: " + address) : "").Append("</div>");
    }

    private static void Front(StringBuilder html, Paper paper)
    {
        html.Append("<div class=\"front\">");
        if (!paper.IsForm && paper.KindWords.Length > 0)
        {
            html.Append("<p class=\"kind\">").Append(paper.KindWords).Append("</p>");
        }

        html.Append("<h1>").Append(E(paper.BareTitle)).Append("</h1>");
        if (!paper.IsForm && paper.Shown.DecisionNumber is { Length: > 0 } decision)
        {
            html.Append("<p class=\"note\">(Ban hành kèm theo Quyết định số ").Append(E(decision)).Append(")</p>");
        }

        if (!paper.IsForm && paper.Shown.EffectiveFrom is not null)
        {
            html.Append("<p>Có hiệu lực từ ngày ").Append(Paper.Day(paper.Shown.EffectiveFrom)).Append("</p>");
        }

        if (paper.Copy is { } copy)
        {
            html.Append("<p class=\"mark-line\">").Append(E(copy)).Append("</p>");
        }

        if (paper.MarkSentence is { } sentence)
        {
            html.Append("<p class=\"mark-line\">").Append(E(sentence)).Append("</p>");
        }

        if (paper.IsBook)
        {
            Signs(html, paper);
            Changes(html, paper);
            Distribution(html, paper);
            Check(html, paper);
        }

        html.Append("</div>");
    }

    private static void Signs(StringBuilder html, Paper paper)
    {
        var signs = paper.SignsOrBlank;
        html.Append("<h2>Trách nhiệm</h2><table class=\"signs\"><thead><tr><th></th>");
        foreach (var sign in signs)
        {
            var words = E(Words.Of(sign.Act));
            // Only a place that something leads to is named in the file, where the signature is put later.
            html.Append("<th scope=\"col\">")
                .Append(sign.Act == SignOffAct.Approved ? $"<a href=\"#{SignatureBox.Name}\">{words}</a>" : words)
                .Append("</th>");
        }

        html.Append("</tr></thead><tbody><tr><th scope=\"row\">Họ và tên</th>");
        Cells(html, signs, s => s.Name);
        html.Append("</tr><tr class=\"hand\"><th scope=\"row\">Chữ ký</th>");
        foreach (var sign in signs)
        {
            html.Append(sign.Act == SignOffAct.Approved ? $"<td id=\"{SignatureBox.Name}\"></td>" : "<td></td>");
        }

        html.Append("</tr><tr><th scope=\"row\">Chức vụ</th>");
        Cells(html, signs, s => s.Post);
        html.Append("</tr><tr><th scope=\"row\">Ngày</th>");
        Cells(html, signs, s => s.Day == default ? "" : Paper.Day(s.Day));
        html.Append("</tr></tbody></table>");
    }

    private static void Cells(StringBuilder html, IEnumerable<SignOff> signs, Func<SignOff, string> words)
    {
        foreach (var sign in signs)
        {
            html.Append("<td>").Append(E(words(sign))).Append("</td>");
        }
    }

    private static void Changes(StringBuilder html, Paper paper)
    {
        html.Append("<h2>Sửa đổi tài liệu</h2><table class=\"changes\"><thead><tr>");
        foreach (var head in PaperWords.ChangeHeads)
        {
            html.Append("<th scope=\"col\">").Append(head).Append("</th>");
        }

        html.Append("</tr></thead><tbody>");
        foreach (var (line, number) in PaperWords.Changes(paper).Select((l, i) => (l, i + 1)))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"narrow\">{number}</td><td class=\"narrow\">{line.Issue}</td>");
            html.Append(
                CultureInfo.InvariantCulture,
                $"<td class=\"narrow\">{line.Day}</td><td>{E(line.What)}</td><td>{E(line.Who)}</td></tr>"
            );
        }

        html.Append("</tbody></table>");
    }

    private static void Distribution(StringBuilder html, Paper paper)
    {
        if (paper.Places.Count > 0)
        {
            html.Append("<h2>").Append(PaperWords.Distribution).Append("</h2><p>");
            html.Append(E(string.Join("; ", paper.Places))).Append(".</p>");
        }
    }

    private static void Check(StringBuilder html, Paper paper)
    {
        if (paper.Address is { } address)
        {
            html.Append("<div class=\"check\">").Append(QrDrawing.Svg(address, "Mã QR"));
            html.Append("<p>").Append(E(PaperWords.HowToCheck)).Append("<br>").Append(E(address)).Append("</p></div>");
        }
    }

    private static void Contents(StringBuilder html, IReadOnlyList<Part> parts)
    {
        html.Append("<nav class=\"contents\"><h2>Mục lục</h2><ul>");
        foreach (var part in parts)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<li class=\"depth-{part.Depth}\"><a href=\"#{part.Id}\">{E(part.Heading)}</a></li>"
            );
        }

        html.Append("</ul></nav>");
    }

    /// <summary>A heading with what stands below it.</summary>
    /// <param name="Open">Written before the heading.</param>
    private sealed record Part(string Id, int Depth, string Heading, string Html, string Open = "");

    private static List<Part> Parts(Paper paper)
    {
        var parts = new List<Part>();
        foreach (var section in paper.Content.Sections)
        {
            parts.Add(new Part($"muc-{parts.Count + 1}", Paper.Depth(section), Paper.Heading(section), ContentHtml.Body(section)));
        }

        if (paper.FormsToList.Count > 0)
        {
            parts.Add(new Part($"muc-{parts.Count + 1}", 1, "Biểu mẫu kèm theo", ContentHtml.Body(PaperWords.Forms(paper.FormsToList))));
        }

        if (paper.Drawings.Count > 0)
        {
            var frame = DrawingFrame.Of(paper);
            var drawn = string.Concat(paper.Drawings.Select(d => $"<figure>{frame.Fit(d)}</figure>"));
            parts.Add(
                new Part(
                    $"muc-{parts.Count + 1}",
                    1,
                    PaperWords.Drawing,
                    drawn + "</div>",
                    $"<div class=\"drawing{(frame.Lies ? " lying" : "")}\">"
                )
            );
        }

        return parts;
    }

    /// <summary>The head grows with its words, and the text begins below it.</summary>
    private static string PageStyle(Paper paper)
    {
        var top = string.Create(CultureInfo.InvariantCulture, $"{DrawingFrame.Top(paper):0}mm");
        var mark = paper.Mark is null ? "" : "background: url(asset:mark.svg) center center no-repeat; background-size: 100% auto;";
        return $"@page {{ margin: {top} 15mm 20mm 30mm; {mark} }} @page lying {{ margin: {top} 15mm 20mm 20mm; }}";
    }

    /// <summary>Pale instead of transparent, which PDF/A-1 forbids; it lies below the text.</summary>
    internal static string Mark(string words)
    {
        var size = words.Length > 12 ? 44 : 96;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600">
            <text x="300" y="310" text-anchor="middle" font-family="Liberation Serif" font-weight="bold" font-size="{size}" fill="#d9d9d9" transform="rotate(-40 300 300)">{Encoder.Encode(
                words
            )}</text>
            </svg>
            """
        );
    }

    private static string E(string text) => Encoder.Encode(text);

    private static string ReadStyle()
    {
        using var stream = typeof(PaperHtml).Assembly.GetManifestResourceStream("Papers/paper.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
