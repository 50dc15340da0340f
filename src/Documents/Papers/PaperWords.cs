using System.Globalization;

namespace IsoDienTu.Documents.Papers;

/// <summary>One line of the revision table.</summary>
internal sealed record ChangeLine(string Issue, string Day, string What, string Who);

/// <summary>What both the PDF and the Word file of a paper say.</summary>
internal static class PaperWords
{
    public const string Drawing = "Sơ đồ quy trình";
    public const string Distribution = "Nơi phân phối";
    public const string HowToCheck = "Quét mã QR hoặc mở địa chỉ dưới đây để biết tờ này còn hiệu lực không:";

    /// <summary>Heads of the revision table.</summary>
    public static IReadOnlyList<string> ChangeHeads { get; } =
    ["STT", "Lần ban hành", "Ngày hiệu lực", "Nội dung sửa đổi, cơ sở pháp lý", "Người phê duyệt"];

    /// <summary>The revision table: the union of the columns that offices use, but the page, which no issue keeps (handbook 1.9).</summary>
    public static IReadOnlyList<ChangeLine> Changes(Paper paper) =>
        paper.Issues.Count == 0
            ? [new ChangeLine("", "", "", "")]
            :
            [
                .. paper.Issues.Select(i => new ChangeLine(
                    i.Issue!.Value.ToString("00", CultureInfo.InvariantCulture),
                    Paper.Day(i.EffectiveFrom),
                    i.Reason ?? (i.Issue == 1 ? "Ban hành lần đầu" : "Không ghi nội dung sửa đổi"),
                    i.SignOffs.FirstOrDefault(s => s.Act == SignOffAct.Approved)?.Name ?? ""
                )),
            ];

    public static DocumentSection Forms(IReadOnlyList<FormLine> forms) =>
        new(
            "",
            "Biểu mẫu kèm theo",
            [
                new TableBlock(
                    1,
                    [
                        [new TableCell("STT"), new TableCell("Mã hiệu"), new TableCell("Tên biểu mẫu")],
                        .. forms.Select(
                            (f, i) =>
                                (IReadOnlyList<TableCell>)
                                    [
                                        new TableCell((i + 1).ToString(CultureInfo.InvariantCulture)),
                                        new TableCell(f.Code),
                                        new TableCell(f.Title),
                                    ]
                        ),
                    ]
                ),
            ]
        );
}
