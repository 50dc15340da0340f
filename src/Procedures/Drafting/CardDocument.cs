using System.Globalization;
using IsoDienTu.Documents;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>Writes the card as the document people read, in the sections agencies use (handbook 1.9, layout A).</summary>
internal static class CardDocument
{
    public static DocumentContent Write(ProcedureCard card)
    {
        var sections = new List<DocumentSection>();
        foreach (var free in card.Sections)
        {
            sections.Add(free with { Number = Number(sections.Count + 1) });
        }

        var content = sections.Count + 1;
        sections.Add(new DocumentSection(Number(content), "Nội dung quy trình", []));
        var parts = Components(card).Where(s => s.Blocks.Count > 0).ToList();
        sections.AddRange(parts.Select((s, i) => s with { Number = $"{Number(content)}.{Number(i + 1)}" }));
        var last = content;
        if (card.Forms.Count > 0)
        {
            sections.Add(new DocumentSection(Number(++last), "Biểu mẫu", [Forms(card)]));
        }

        if (card.Records.Count > 0)
        {
            sections.Add(new DocumentSection(Number(++last), "Hồ sơ cần lưu", [Records(card)]));
        }

        return new DocumentContent(sections);
    }

    private static IEnumerable<DocumentSection> Components(ProcedureCard card) =>
        [
            new("", "Cơ sở pháp lý", List(card.LegalBasis)),
            new("", "Yêu cầu, điều kiện", List(card.Conditions)),
            new("", "Thành phần hồ sơ", card.Parts.Count == 0 ? [] : [Parts(card)]),
            new("", "Số lượng hồ sơ", Text(card.Sets)),
            new("", "Thời hạn giải quyết", Text($"{card.LegalTerm} {card.TermNote}".Trim())),
            new("", "Nơi tiếp nhận và trả kết quả", Text(card.Place)),
            new("", "Phí, lệ phí", Text(card.Fee)),
            new("", "Cách thức thực hiện", Text(card.Manner)),
            new("", "Đối tượng thực hiện", Text(card.Subject)),
            new("", "Kết quả thực hiện", Text(card.Result)),
            new("", "Quy trình xử lý", card.Steps.Count == 0 ? [] : [Steps(card)]),
        ];

    private static DocumentBlock[] List(IReadOnlyList<string> items) => items.Count == 0 ? [] : [new ListBlock(false, items)];

    private static DocumentBlock[] Text(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [.. text.Split('\n').Select(l => new ParagraphBlock(l.Trim()))];

    private static TableBlock Parts(ProcedureCard card) =>
        Table(
            ["STT", "Tên giấy tờ", "Bản chính", "Bản sao", "Mẫu"],
            card.Parts.Select(p => (string[])[p.No, p.Name, Count(p.Originals), Count(p.Copies), p.FormCode ?? ""])
        );

    private static TableBlock Steps(ProcedureCard card) =>
        Table(
            ["TT", "Trình tự thực hiện", "Trách nhiệm", "Thời gian", "Biểu mẫu/Kết quả", "Bước tiếp theo"],
            card.Steps.Select(s =>
                (string[])
                    [
                        s.Number,
                        s.Text.Length == 0 ? s.Name : $"{s.Name}\n{s.Text}",
                        s.Role,
                        s.Term ?? "",
                        string.Join('\n', s.Output is null ? s.Forms : s.Forms.Append(s.Output)),
                        string.Join('\n', card.WaysInWords(s)),
                    ]
            )
        );

    private static TableBlock Forms(ProcedureCard card) =>
        Table(["STT", "Mã hiệu", "Tên biểu mẫu"], card.Forms.Select((f, i) => (string[])[Number(i + 1), f.Code, f.Title]));

    private static TableBlock Records(ProcedureCard card)
    {
        var width = card.Records.Max(r => r.Count);
        return new TableBlock(
            width > 1 ? 1 : 0,
            [
                .. card.Records.Select(r =>
                    (IReadOnlyList<TableCell>)[.. r.Concat(Enumerable.Repeat("", width - r.Count)).Select(c => new TableCell(c))]
                ),
            ]
        );
    }

    private static TableBlock Table(string[] heads, IEnumerable<string[]> rows) =>
        new(1, [.. rows.Prepend(heads).Select(r => (IReadOnlyList<TableCell>)[.. r.Select(c => new TableCell(c))])]);

    private static string Count(int copies) => copies == 0 ? "" : copies.ToString("00", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
