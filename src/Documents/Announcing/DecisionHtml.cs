using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Documents.Signatures;
using IsoDienTu.Kernel;

namespace IsoDienTu.Documents.Announcing;

/// <summary>Who issues the paper.</summary>
/// <param name="Above">The agency above; null when it is not written.</param>
internal sealed record Issuer(string? Above, string Name);

/// <summary>
/// Writes the decision of announcement (QĐ 19/2014/QĐ-TTg, annex I) and the confirmation of validity as pages from which their PDF is made, in the layout of
/// NĐ 30/2020/NĐ-CP, annex I. Papers are in Vietnamese, whoever asks for them.
/// </summary>
internal static class DecisionHtml
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly string Style = ReadStyle();

    public static PdfOrder Order(Milestone milestone, Issuer issuer) => Order(Write(milestone, issuer));

    /// <summary>Any paper in this layout.</summary>
    public static PdfOrder Order(string html) =>
        new(
            html,
            PdfVariant.Plain,
            new Dictionary<string, PdfAsset>(StringComparer.Ordinal) { ["decision.css"] = new("text/css", Encoding.UTF8.GetBytes(Style)) }
        );

    public static string Write(Milestone milestone, Issuer issuer)
    {
        var html = new StringBuilder("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\">");
        if (milestone.Announced is { } announced)
        {
            html.Append("<title>").Append(E($"Quyết định {milestone.Number} công bố {announced.Standard}")).Append("</title>");
            Head(html, issuer, milestone.Number, milestone.Day, announced.Place);
            Announcement(html, issuer, announced);
        }
        else
        {
            var confirmed = milestone.Confirmed!;
            html.Append("<title>").Append(E($"Xác nhận hiệu lực {confirmed.Standard}")).Append("</title>");
            Head(html, issuer, milestone.Number, milestone.Day, "");
            Confirmation(html, issuer, confirmed);
        }

        return html.Append("</body></html>").ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The parts above the name of the paper: issuer, number, state and motto, place and day.</summary>
    public static void Head(StringBuilder html, Issuer issuer, string? written, DateOnly day, string place)
    {
        html.Append("<link rel=\"stylesheet\" href=\"asset:decision.css\"></head><body><table class=\"top\"><tr><td>");
        if (issuer.Above is { } above)
        {
            html.Append("<div class=\"above\">").Append(E(above)).Append("</div>");
        }

        html.Append("<div class=\"agency\">").Append(E(issuer.Name)).Append("</div><div class=\"line\"></div>");
        html.Append(written is { } number ? $"<div>Số: {E(number)}</div>" : "").Append("</td><td>");
        html.Append("<div class=\"state\">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</div><div class=\"motto\">Độc lập - Tự do - Hạnh phúc</div>");
        html.Append("<div class=\"line long\"></div><div class=\"dated\">");
        html.Append(E(place.Length > 0 ? $"{place}, ngày {Long(day)}" : $"Ngày {Long(day)}")).Append("</div></td></tr></table>");
    }

    private static void Announcement(StringBuilder html, Issuer issuer, AnnouncedFacts facts)
    {
        html.Append("<h1>Quyết định</h1>");
        html.Append("<p class=\"about\">Về việc công bố Hệ thống quản lý chất lượng<br>phù hợp Tiêu chuẩn quốc gia ")
            .Append(E(facts.Standard))
            .Append("</p>");
        html.Append("<div class=\"line\"></div><p class=\"who\">").Append(E(facts.SignerPost)).Append("</p>");
        foreach (var line in facts.Bases)
        {
            html.Append("<p class=\"base\">").Append(E(line)).Append("</p>");
        }

        html.Append("<p class=\"order\">QUYẾT ĐỊNH:</p><p><b>Điều 1.</b> Công bố Hệ thống quản lý chất lượng của ").Append(E(issuer.Name));
        html.Append(" phù hợp Tiêu chuẩn quốc gia ")
            .Append(E(facts.Standard))
            .Append(" đối với: ")
            .Append(E(facts.Scope.TrimEnd('.')))
            .Append('.');
        if (facts.Covered.Count > 0)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $" Danh mục {facts.Covered.Count} quy trình được công bố ở Phụ lục kèm theo Quyết định này."
            );
        }

        html.Append("</p><p><b>Điều 2.</b> Quyết định này có hiệu lực từ ngày ").Append(Long(facts.EffectFrom));
        html.Append(facts.Replaces is { } replaced ? $" và thay thế {E(replaced)}" : "").Append(".</p>");
        html.Append("<p><b>Điều 3.</b> ").Append(E(facts.Executes)).Append("</p>");
        End(html, facts.SignerName, facts.SignerPost, facts.Recipients);
        if (facts.Covered.Count > 0)
        {
            Annex(html, facts.Covered);
        }
    }

    private static void Annex(StringBuilder html, IReadOnlyList<CoveredProcedure> covered)
    {
        html.Append("<div class=\"annex\"><h2>PHỤ LỤC</h2><p class=\"about\">Danh mục quy trình, thủ tục hành chính được công bố</p>");
        html.Append(
            "<table class=\"list\"><thead><tr><th class=\"narrow\">TT</th><th>Mã hiệu</th><th>Tên quy trình</th><th>Mã thủ tục hành chính</th></tr></thead><tbody>"
        );
        foreach (var (procedure, number) in covered.Select((c, i) => (c, i + 1)))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"narrow\">{number}</td><td>{E(procedure.Code)}</td>");
            html.Append("<td>")
                .Append(E(procedure.Title))
                .Append("</td><td>")
                .Append(E(string.Join(", ", procedure.TthcCodes)))
                .Append("</td></tr>");
        }

        html.Append("</tbody></table></div>");
    }

    private static void Confirmation(StringBuilder html, Issuer issuer, ConfirmedFacts facts)
    {
        html.Append("<h1>Xác nhận hiệu lực</h1><p class=\"about\">Hệ thống quản lý chất lượng theo Tiêu chuẩn quốc gia ")
            .Append(E(facts.Standard))
            .Append("</p>");
        html.Append("<div class=\"line\"></div>");
        Paragraph(html, $"1. Cơ quan: {issuer.Name}.");
        Paragraph(
            html,
            $"2. Đánh giá nội bộ: từ ngày {Paper.Day(facts.AuditFrom)} đến ngày {Paper.Day(facts.AuditTo)}. Kết quả: {facts.AuditResult}"
        );
        Paragraph(html, $"3. Xem xét của lãnh đạo: ngày {Paper.Day(facts.ReviewOn)}.");
        Paragraph(html, $"4. Kết luận: {facts.Conclusion}");
        End(html, facts.SignerName, facts.SignerPost, []);
    }

    private static void End(StringBuilder html, string name, string post, IReadOnlyList<string> recipients)
    {
        html.Append("<table class=\"end\"><tr><td class=\"to\">");
        if (recipients.Count > 0)
        {
            html.Append("<b>Nơi nhận:</b>");
            foreach (var line in recipients)
            {
                html.Append("<br>- ").Append(E(line.TrimStart('-', ' ')));
            }
        }

        // Only a place that something leads to is named in the file, where the signature is put later.
        html.Append(CultureInfo.InvariantCulture, $"</td><td class=\"sign\"><a class=\"post\" href=\"#{SignatureBox.Name}\">{E(post)}</a>");
        html.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"room\" id=\"{SignatureBox.Name}\"></div><div class=\"name\">{E(name)}</div></td></tr></table>"
        );
    }

    private static void Paragraph(StringBuilder html, string text) =>
        html.Append("<p>").Append(E(text).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");

    /// <summary>As decisions write it: days and months 1 and 2 with a leading nought.</summary>
    public static string Long(DateOnly day) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{day.Day:00} tháng {(day.Month < 3 ? day.Month.ToString("00", CultureInfo.InvariantCulture) : day.Month)} năm {day.Year}"
        );

    public static string E(string text) => Encoder.Encode(text);

    private static string ReadStyle()
    {
        using var stream = typeof(DecisionHtml).Assembly.GetManifestResourceStream("Announcing/decision.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
