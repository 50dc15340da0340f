namespace IsoDienTu.Procedures.Importing;

/// <summary>The sentences of findings about the document as a whole: its terms, parts and units.</summary>
internal static class DocumentFindings
{
    public static ReadingFinding UnitInHeader() =>
        Document(
            FindingLevel.Info,
            "unit_in_header",
            "",
            "Đơn vị thời gian chỉ ghi ở tiêu đề cột; các ô là số trần và được đọc theo đơn vị đó.",
            "The unit of time stands only in the column's heading; the bare numbers are read in that unit.",
            []
        );

    public static ReadingFinding SectionGap(string before, string after) =>
        Document(
            FindingLevel.Warning,
            "section_gap",
            after,
            $"Phần «{after}» đứng ngay sau phần «{before}»; kiểm tra xem có thiếu phần nào không.",
            $"Part “{after}” follows part “{before}”; check whether a part is missing.",
            []
        );

    public static ReadingFinding SeveralProcedures(int count) =>
        Document(
            FindingLevel.Warning,
            "several_procedures",
            "",
            $"Tệp có {count} thủ tục; hãy tách mỗi thủ tục thành một tệp để lập quy trình riêng.",
            $"The file holds {count} procedures; split it so that each becomes a procedure of its own.",
            []
        );

    public static ReadingFinding SubtotalRows(List<TotalLine> lines) =>
        Document(
            FindingLevel.Info,
            "subtotal_rows",
            "",
            $"Có {lines.Count} dòng tổng của từng phần («{lines[0].Label}»); không lấy làm thời hạn chung.",
            $"There are {lines.Count} totals of single parts (“{lines[0].Label}”); they are not taken as the whole term.",
            [],
            lines[0].At
        );

    public static ReadingFinding TwoTotals(List<TotalLine> lines) =>
        Document(
            FindingLevel.Warning,
            "two_totals",
            "",
            $"Có {lines.Count} dòng tổng thời gian khác nhau; hãy xác nhận thời hạn của từng trường hợp.",
            $"There are {lines.Count} different totals; confirm the term of each case.",
            [],
            lines[0].At
        );

    public static ReadingFinding TotalIsText(TotalLine line, StatedTerm legal) =>
        Document(
            FindingLevel.Info,
            "total_is_text",
            "",
            $"Tổng thời gian viết thành câu; đã lấy «{legal.AsWritten}».",
            $"The total is a sentence; “{legal.AsWritten}” was taken.",
            [],
            line.At
        );

    public static ReadingFinding TotalMissing(string where) =>
        Document(
            FindingLevel.Warning,
            "total_missing",
            where,
            "Không tìm thấy thời hạn giải quyết chung. Hãy nhập thời hạn.",
            "No whole term was found. Enter it.",
            []
        );

    public static ReadingFinding TwoAppointments(SourceAnchor at) =>
        Document(
            FindingLevel.Warning,
            "two_appointments",
            "",
            "Thời hạn chia hai lần hẹn với người nộp hồ sơ; hãy kiểm tra bước nào thuộc lần hẹn nào.",
            "The term is split over two appointments; check which steps belong to which.",
            [],
            at
        );

    public static ReadingFinding TermConflict(StatedTerm total, StatedTerm other) =>
        Document(
            FindingLevel.Warning,
            "term_conflict",
            "",
            $"Dòng tổng ghi «{total.AsWritten}» nhưng phần thời hạn ghi «{other.AsWritten}». Hãy chọn thời hạn đúng.",
            $"The total row says “{total.AsWritten}” but the stated term is “{other.AsWritten}”. Choose the right one.",
            [],
            other.At
        );

    public static ReadingFinding SumMismatch(string where, int sum, int stated) =>
        Document(
            FindingLevel.Warning,
            "sum_mismatch",
            where,
            $"Tổng các bước là {WorkingAmount.Vi(sum)} nhưng thời hạn ghi {WorkingAmount.Vi(stated)}. Giữ nguyên cả hai, hãy kiểm tra.",
            $"The steps add up to {WorkingAmount.En(sum)} but {WorkingAmount.En(stated)} are stated. Both are kept; please check.",
            []
        );

    public static ReadingFinding NoUnit(List<string> nos) =>
        Document(
            FindingLevel.Warning,
            "unit_missing",
            string.Join(", ", nos),
            $"Thời gian của bước {string.Join(", ", nos)} không ghi đơn vị; tạm đọc là ngày. Hãy kiểm tra.",
            $"The times of steps {string.Join(", ", nos)} have no unit; read as days. Please check.",
            nos
        );

    private static ReadingFinding Document(
        FindingLevel level,
        string kind,
        string where,
        string vi,
        string en,
        IReadOnlyList<string> nos,
        SourceAnchor? at = null
    ) => new(level, kind, where, vi, en, nos, at);
}
