using System.Globalization;
using System.Text;
using IsoDienTu.Documents.Announcing;
using IsoDienTu.Documents.Papers;

namespace IsoDienTu.Documents.Retaining;

/// <summary>
/// Writes the minutes of destruction as the page from which their PDF is made, in the layout of NĐ 30/2020/NĐ-CP, annex I. Papers are in Vietnamese, whoever asks
/// for them.
/// </summary>
internal static class MinutesHtml
{
    public static string Write(Disposal disposal, IReadOnlyList<DisposalItem> items, Issuer issuer)
    {
        var (facts, council) = (disposal.MinutesSay!, disposal.CouncilSaid!);
        var html = new StringBuilder("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>");
        html.Append(E($"Biên bản số {disposal.MinutesNumber} về việc tiêu hủy tài liệu")).Append("</title>");
        DecisionHtml.Head(html, issuer, disposal.MinutesNumber, disposal.MinutesOn!.Value, "");
        html.Append("<h1>Biên bản</h1><p class=\"about\">Về việc tiêu hủy tài liệu hết thời hạn lưu trữ</p><div class=\"line\"></div>");
        html.Append("<p class=\"base\">Căn cứ Luật Lưu trữ năm 2024;</p>");
        Base(html, $"Căn cứ Quyết định số {council.Number} về việc thành lập Hội đồng xác định giá trị tài liệu;");
        Base(
            html,
            $"Căn cứ Quyết định số {disposal.DecisionNumber} ngày {Paper.Day(disposal.DecisionOn)} về việc tiêu hủy tài liệu hết thời hạn lưu trữ,"
        );
        Line(html, $"Ngày {DecisionHtml.Long(disposal.MinutesOn.Value)}, tại {facts.Place}, chúng tôi gồm:");
        foreach (var person in facts.Present)
        {
            Line(html, "- " + person);
        }

        Line(
            html,
            $"Đã tiến hành tiêu hủy nội dung của {items.Count} lần ban hành tài liệu đã hết hiệu lực và hết thời hạn lưu trữ, có tên trong danh mục kèm theo."
        );
        Line(html, $"Lý do: {disposal.Reason}");
        Line(
            html,
            $"Ý kiến của Hội đồng xác định giá trị tài liệu (họp ngày {Paper.Day(council.MetOn)}; thành phần: {string.Join("; ", council.Members)}): {council.Opinion}"
        );
        Line(html, $"Phương pháp tiêu hủy: {facts.Way}");
        Line(
            html,
            "Thông tin còn giữ lại: mã hiệu, tên, lần ban hành, thời gian hiệu lực, người phê duyệt, số biên bản này và giá trị băm SHA-256 của nội dung. Nhật ký hoạt động được giữ nguyên."
        );
        Line(html, "Biên bản được lập xong cùng ngày, những người có tên đã thống nhất nội dung.");
        html.Append(
            "<table class=\"end\"><tr><td class=\"sign\"><div class=\"post\">Người ghi biên bản</div><div class=\"room\"></div><div class=\"name\">"
        );
        html.Append(E(facts.RecorderName)).Append("</div></td><td class=\"sign\"><div class=\"post\">").Append(E(facts.ChairPost));
        html.Append("</div><div class=\"room\"></div><div class=\"name\">").Append(E(facts.ChairName)).Append("</div></td></tr></table>");
        List(html, items);
        return html.Append("</body></html>").ToString().Normalize(NormalizationForm.FormC);
    }

    private static void List(StringBuilder html, IReadOnlyList<DisposalItem> items)
    {
        html.Append(
            "<div class=\"annex\"><h2>DANH MỤC</h2><p class=\"about\">Tài liệu hết thời hạn lưu trữ được tiêu hủy</p><table class=\"list\"><thead><tr>"
        );
        html.Append(
            "<th class=\"narrow\">TT</th><th>Mã hiệu, tên tài liệu</th><th>Lần</th><th>Hiệu lực</th><th>Thời hạn lưu</th></tr></thead><tbody>"
        );
        foreach (var (item, number) in items.Select((item, i) => (item, i + 1)))
        {
            html.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"narrow\">{number}</td><td>{E(item.Code)} – {E(item.Title)}");
            // The digest breaks anywhere; a line cannot hold all of it.
            html.Append("<br><small>SHA-256: ")
                .Append(string.Join("<wbr>", item.Sha256.Chunk(16).Select(c => new string(c))))
                .Append("</small></td>");
            html.Append(
                CultureInfo.InvariantCulture,
                $"<td class=\"narrow\">{item.Issue}</td><td>{Paper.Day(item.EffectiveFrom)} – {Paper.Day(item.EffectiveTo)}</td>"
            );
            html.Append(CultureInfo.InvariantCulture, $"<td>{item.Years} năm, hết ngày {Paper.Day(item.KeepUntil)}</td></tr>");
        }

        html.Append("</tbody></table></div>");
    }

    private static void Base(StringBuilder html, string text) => html.Append("<p class=\"base\">").Append(E(text)).Append("</p>");

    private static void Line(StringBuilder html, string text) =>
        html.Append("<p>").Append(E(text).Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");

    private static string E(string text) => DecisionHtml.E(text);
}
