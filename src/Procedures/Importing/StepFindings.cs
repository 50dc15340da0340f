namespace IsoDienTu.Procedures.Importing;

/// <summary>The sentences of findings about steps: what was seen, what was done with it, what a person may do.</summary>
internal static class StepFindings
{
    public static ReadingFinding DuplicateNumber(StepDraft step, StepDraft first) =>
        Warning(
            "duplicate_no",
            step,
            $"Số bước «{step.Printed}» in hai lần; lần sau được đặt là «{step.No}». Hãy đánh số lại nếu cần.",
            $"Step number “{step.Printed}” is printed twice; the later one is called “{step.No}”. Renumber if needed.",
            [first.No, step.No]
        );

    public static ReadingFinding NoNumber(StepDraft step) =>
        Warning(
            "number_missing",
            step,
            $"Một dòng không có số bước; được đặt theo thứ tự là «{step.No}».",
            $"A row has no step number; it is called “{step.No}” by its place."
        );

    public static ReadingFinding NumberGap(StepDraft before, StepDraft step) =>
        Warning(
            "number_gap",
            step,
            $"Số bước nhảy từ «{before.Name}» đến «{step.Name}»; kiểm tra xem có thiếu bước không.",
            $"Step numbers jump from “{before.Name}” to “{step.Name}”; check whether a step is missing."
        );

    public static ReadingFinding OrphanRow(StepDraft step) =>
        Warning(
            "orphan_row",
            step,
            $"Một dòng chỉ có nội dung đứng sau bước «{step.Name}»; nội dung được nối vào bước này. Hãy kiểm tra.",
            $"A row with content alone follows step “{step.Name}”; it was added to that step. Please check."
        );

    public static ReadingFinding SubRows(StepDraft step, List<string> nos) =>
        Info(
            "sub_rows",
            step,
            $"Bước «{step.Name}» có {nos.Count} dòng; đọc thành các bước {string.Join(", ", nos)}.",
            $"Step “{step.Name}” has {nos.Count} rows, read as steps {string.Join(", ", nos)}.",
            [Scope(step) + step.Name, .. nos]
        );

    public static ReadingFinding MissingRole(StepDraft step) =>
        Warning(
            "missing_role",
            step,
            $"Bước «{step.No}» không ghi trách nhiệm. Hãy chọn vai trò thực hiện.",
            $"Step “{step.No}” names no role. Choose who does it."
        );

    public static ReadingFinding RoleIsSentence(StepDraft step) =>
        Warning(
            "role_is_sentence",
            step,
            $"Ô trách nhiệm của bước «{step.No}» là một câu, không chỉ là vai trò. Hãy rút gọn thành vai trò.",
            $"The role cell of step “{step.No}” is a sentence. Shorten it to a role."
        );

    public static ReadingFinding SwappedColumns(StepDraft step) =>
        Warning(
            "swapped_columns",
            step,
            $"Ở bước «{step.No}» ô trách nhiệm chứa việc làm, ô nội dung chứa vai trò; có vẻ đổi chỗ. Giữ như trong tệp, hãy đổi lại nếu đúng.",
            $"In step “{step.No}” role and content seem to have changed places. Kept as in the file; swap them if so."
        );

    public static ReadingFinding ColumnShift(StepDraft step) =>
        Warning(
            "column_shift",
            step,
            $"Ở bước «{step.No}» các ô lệch cột: thời gian «{step.Time.AsWritten}» không nằm ở cột thời gian. Hãy kiểm tra cả dòng.",
            $"The cells of step “{step.No}” are shifted: the time “{step.Time.AsWritten}” is not in the time column. Check the whole row."
        );

    public static ReadingFinding SharedTime(StepDraft step, List<string> others) =>
        Info(
            "shared_time",
            step,
            $"Ô thời gian «{step.Time.AsWritten}» gộp cho bước {step.No}, {string.Join(", ", others)}; tính một lần ở bước {step.No}. Hãy chia thời gian nếu cần.",
            $"The time “{step.Time.AsWritten}” is one cell for steps {step.No}, {string.Join(", ", others)}; it counts once, at {step.No}. Divide it if needed.",
            [step.No, .. others]
        );

    public static ReadingFinding NoTime(StepDraft step) =>
        Warning(
            "no_time",
            step,
            $"Bước «{step.No}» để trống thời gian. Hãy ghi thời gian hoặc «Không tính thời gian».",
            $"Step “{step.No}” has no time. Enter one or state that none is counted."
        );

    public static ReadingFinding TimeIsText(StepDraft step) =>
        step.Time.Minutes is null
            ? Warning(
                "time_is_text",
                step,
                $"Thời gian của bước «{step.No}» là câu chữ «{step.Time.AsWritten}»; không tính. Hãy ghi số ngày hoặc giờ.",
                $"The time of step “{step.No}” is a phrase (“{step.Time.AsWritten}”) and is not counted. Enter days or hours."
            )
            : Info(
                "time_is_text",
                step,
                $"Thời gian của bước «{step.No}» viết thành câu; đã lấy {WorkingAmount.Vi(step.Time.Minutes.Value)}.",
                $"The time of step “{step.No}” is a sentence; {WorkingAmount.En(step.Time.Minutes.Value)} were taken."
            );

    public static ReadingFinding DecimalPoint(StepDraft step) =>
        Info(
            "decimal_point",
            step,
            $"Thời gian «{step.Time.AsWritten}» ở bước «{step.No}» dùng dấu chấm thập phân; đọc là {WorkingAmount.Vi(step.Time.Minutes ?? 0)}.",
            $"The time “{step.Time.AsWritten}” of step “{step.No}” uses a decimal point; read as {WorkingAmount.En(step.Time.Minutes ?? 0)}."
        );

    public static ReadingFinding Reference(Doubt doubt)
    {
        var (no, to) = (doubt.Step.No, doubt.Reference);
        return doubt.Kind switch
        {
            DoubtKind.Unknown => new(
                FindingLevel.Dropped,
                "doubtful_ref",
                no,
                $"Bước «{no}» nhắc tới bước «{to}» nhưng không có bước này; đường đi đó bị bỏ. Hãy sửa số bước.",
                $"Step “{no}” refers to step “{to}”, which does not exist; that way was left out. Correct the number.",
                [no],
                doubt.Step.At.Row
            ),
            DoubtKind.Ambiguous => Warning(
                "doubtful_ref",
                doubt.Step,
                $"Bước «{no}» chuyển tới số «{to}» nhưng nhiều bước mang số này; đã lấy bước đầu. Hãy kiểm tra.",
                $"Step “{no}” goes to number “{to}”, which several steps carry; the first was taken. Please check."
            ),
            DoubtKind.HandsNothingOut => Warning(
                "doubtful_ref",
                doubt.Step,
                $"Bước «{no}» trả kết quả theo bước «{to}» nhưng bước đó không trả kết quả. Giữ như trong tệp, hãy kiểm tra số bước.",
                $"Step “{no}” hands out through step “{to}”, which hands nothing out. Kept as written; check the number."
            ),
            DoubtKind.Guessed => Info(
                "return_target_guessed",
                doubt.Step,
                $"Bước «{no}» trả lại nhưng không ghi số bước; hiểu là về bước «{to}». Hãy kiểm tra.",
                $"Step “{no}” sends work back without a number; taken as step “{to}”. Please check."
            ),
            _ => Warning(
                "doubtful_ref",
                doubt.Step,
                $"Bước «{no}» nhắc tới bước «{to}», có vẻ sai số. Giữ như trong tệp, hãy kiểm tra.",
                $"Step “{no}” refers to step “{to}”, which looks wrong. Kept as written; please check."
            ),
        };
    }

    private static ReadingFinding Info(string kind, StepDraft step, string vi, string en, IReadOnlyList<string>? nos = null) =>
        new(FindingLevel.Info, kind, step.No, vi, en, nos ?? [step.No], step.At.Row);

    private static ReadingFinding Warning(string kind, StepDraft step, string vi, string en, IReadOnlyList<string>? nos = null) =>
        new(FindingLevel.Warning, kind, step.No, vi, en, nos ?? [step.No], step.At.Row);

    private static string Scope(StepDraft step) =>
        string.Concat(step.CaseId is null ? "" : step.CaseId + ".", step.SectionId is null ? "" : step.SectionId + ".");
}
