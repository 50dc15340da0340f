using IsoDienTu.Bpmn;
using IsoDienTu.Documents;
using IsoDienTu.Documents.Papers;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Processes.Designing;
using IsoDienTu.Pure.Procedures.Drafting;

namespace IsoDienTu.Pure.Documents.Papers;

/// <summary>Papers as offices have them: a long procedure with its diagram, a policy, a draft, one that is over.</summary>
internal static class SamplePaper
{
    public const string Address = "https://iso.lamgiang.example/q/7KQ2M9PXA4ZC";
    private static readonly DateOnly Approved = new(2026, 1, 5);
    private static readonly DateOnly From = new(2026, 1, 15);

    /// <summary>A demo procedure whose text is so long that it fills about 30 pages.</summary>
    public static Paper Procedure(int times = 4)
    {
        var card = Cards.Demo("QT.DD.01.html");
        var content = CardDocument.Write(card);
        var more = Enumerable
            .Range(1, times)
            .SelectMany(i => content.Sections.Where(s => s.Blocks.Count > 0).Select(s => s with { Number = $"{9 + i}.{s.Number}" }));
        var (diagram, _) = DraftDiagram.Of(CardProcess.Draft(card));
        return Make(card.Title, DocumentKind.Procedure, new DocumentContent([.. content.Sections, .. more]), "QT.ĐĐ.01") with
        {
            Drawings = Drawing.ToBands(Layouter.Arrange(diagram), new DrawingOptions { IdPrefix = "to", Plain = true }),
        };
    }

    public static Paper Policy() =>
        Make(
            "Chính sách chất lượng",
            DocumentKind.Policy,
            new DocumentContent([
                new DocumentSection(
                    "",
                    "Cam kết",
                    [
                        new MarkdownBlock(
                            "Ủy ban nhân dân xã cam kết **phục vụ** người dân và tổ chức đúng hạn, đúng pháp luật.\n\n- Công khai đầy đủ thủ tục, phí và thời hạn\n"
                                + "- Không yêu cầu giấy tờ ngoài quy định\n- Xin lỗi bằng văn bản khi trễ hạn\n\n| Mục tiêu | Chỉ tiêu |\n|---|---|\n| Hồ sơ đúng hạn | ≥ 98 % |"
                        ),
                    ]
                ),
            ]),
            "CSCL"
        );

    /// <summary>A blank form with a field of every kind.</summary>
    public static Paper Form() =>
        Make(
            "Phiếu tiếp nhận và giải quyết kiến nghị",
            DocumentKind.Form,
            new DocumentContent([
                new DocumentSection(
                    "1",
                    "Người kiến nghị",
                    [
                        new MarkdownBlock("Điền **đủ** các ô có dấu *."),
                        new FieldsBlock([
                            new FormField("Họ và tên", FormFieldKind.Text, true, [], Help: "Như trên giấy tờ tùy thân"),
                            new FormField("Số định danh cá nhân", FormFieldKind.Digits, true, [], Most: 12),
                            new FormField("Ngày sinh", FormFieldKind.Day, false, []),
                            new FormField("Số tờ kèm theo", FormFieldKind.Number, false, [], 1, 100),
                            new FormField("Nội dung kiến nghị", FormFieldKind.Lines, true, [], Most: 5),
                            new FormField("Hình thức nhận trả lời", FormFieldKind.Choice, true, ["Trực tiếp", "Qua bưu chính"]),
                            new FormField("Giấy tờ kèm theo", FormFieldKind.Choices, false, ["Bản chính", "Bản sao"]),
                            new FormField("Tôi cam đoan nội dung trên là đúng", FormFieldKind.Tick, true, []),
                            new FormField("Danh mục giấy tờ", FormFieldKind.Rows, false, ["Tên", "Số trang"], Most: 4),
                        ]),
                    ]
                ),
            ]),
            "BM.07-01"
        );

    public static Paper Draft(Paper paper) =>
        paper with
        {
            Shown = paper.Shown with { Issue = null, State = IssueState.Draft, SignOffs = [], EffectiveFrom = null, DecisionNumber = null },
            Address = null,
        };

    public static Paper Expired(Paper paper) =>
        paper with
        {
            Shown = paper.Shown with { State = IssueState.Superseded, EffectiveTo = new DateOnly(2026, 11, 1) },
        };

    private static Paper Make(string title, DocumentKind kind, DocumentContent content, string code)
    {
        IReadOnlyList<SignOff> signs =
        [
            new(SignOffAct.Drafted, "Mai Thị Thanh", "Thư ký ISO", Approved.AddDays(-5)),
            new(SignOffAct.Reviewed, "Lê Văn Trưởng", "Trưởng phòng Kinh tế", Approved.AddDays(-2)),
            new(SignOffAct.Approved, "Bùi Văn Quang", "Chủ tịch Ủy ban nhân dân xã", Approved),
        ];
        var second = Line(2, signs, From, "Sửa thời hạn và thành phần hồ sơ theo Nghị định mới của Chính phủ");
        var first = Line(1, signs, new DateOnly(2025, 7, 1), null) with { State = IssueState.Superseded, EffectiveTo = From };
        var document = new DocumentLine(
            Guid.CreateVersion7(),
            code,
            "qt-dd-01",
            title,
            kind,
            second.Id,
            2,
            IssueState.Effective,
            From,
            null,
            "7KQ2M9PXA4ZC",
            1
        );
        return new Paper("Ủy ban nhân dân xã Mường Thanh Hạ", document, second with { Title = title }, [first, second], content, [], [], 1)
        {
            Address = Address,
        };
    }

    private static IssueLine Line(int issue, IReadOnlyList<SignOff> signs, DateOnly from, string? reason) =>
        new(
            Guid.CreateVersion7(),
            issue,
            IssueState.Effective,
            "",
            from,
            null,
            "112/QĐ-UBND",
            reason,
            null,
            signs,
            null,
            null,
            "7KQ2M9PXA4ZC"
        );
}
