using IsoDienTu.Bpmn;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>Puts differences of two drawings into the words of the drawing page.</summary>
internal sealed class DifferenceWords(Diagram before, Diagram after, IStringLocalizer<Texts> texts)
{
    private readonly ElementWords elements = new(texts);

    public DifferenceLine Line(ElementChange change)
    {
        var home = change.State == ElementState.Removed ? before : after;
        return new(
            change.ElementId,
            change.State,
            elements.Of(home, change.ElementId),
            [
                .. change
                    .Facts.Where(f => change.State is not (ElementState.Added or ElementState.Removed) || IsTold(f.Fact))
                    .Select(f => new FactLine(
                        f.Fact,
                        Label(home, change.ElementId, f.Fact),
                        Value(before, f.Fact, f.Before),
                        Value(after, f.Fact, f.After)
                    )),
            ]
        );
    }

    /// <summary>Of a whole element its name already tells these.</summary>
    private static bool IsTold(string fact) => fact is not ("name" or "kind" or "details" or "from" or "to" or "step.number");

    private string Label(Diagram diagram, string id, string fact) =>
        fact switch
        {
            "name" when diagram.FindFlow(id) is { Source.Kind: NodeKind.ExclusiveGateway } => texts["Nút kết quả"],
            "name" => texts["Tên"],
            "kind" => texts["Loại"],
            "event" => texts["Loại sự kiện"],
            "about" => texts["Thông điệp, tín hiệu hoặc mã"],
            "lane" => texts["Vai"],
            "parent" => texts["Nằm trong"],
            "attached" => texts["Gắn vào bước"],
            "interrupting" => texts["Ngắt bước đang làm"],
            "timer" => texts["Thời gian chờ"],
            "condition" => texts["Điều kiện"],
            "default" => texts["Hướng mặc định"],
            "from" => texts["Đi từ"],
            "to" => texts["Đi tới"],
            "loop" => texts["Lặp"],
            "repeats" => texts["Cách lặp"],
            "service" => texts["Dịch vụ"],
            "called" => texts["Quy trình được gọi"],
            "owner" => texts["Mã cơ quan được gọi"],
            "refused" => texts["Là từ chối giải quyết"],
            "details" => texts["Chi tiết khác trong tệp"],
            "step.number" => texts["Số"],
            "step.term" => texts["Thời hạn"],
            "step.forms" => texts["Biểu mẫu"],
            "step.role" => texts["Vai theo văn bản"],
            "step.kind" => texts["Quyền của bước"],
            "step.sameAs" => texts["Cùng người làm bước"],
            "step.notSameAs" => texts["Không phải người làm bước"],
            "step.share" => texts["Chia việc trong vai"],
            _ => texts["Thuộc tính {0}", fact[(fact.IndexOf('.', StringComparison.Ordinal) + 1)..]],
        };

    private string? Value(Diagram diagram, string fact, string? value) =>
        (fact, value) switch
        {
            (_, null) => null,
            ("kind", _) => elements.Kind(value),
            ("event", _) => elements.Event(value),
            ("interrupting" or "refused", "no") => texts["không"],
            ("interrupting" or "refused", _) => texts["có"],
            ("loop", nameof(LoopKind.Sequential)) => texts["nhiều lần, lần lượt"],
            ("loop", nameof(LoopKind.Parallel)) => texts["nhiều lần, cùng lúc"],
            ("loop", _) => texts["lặp khi còn điều kiện"],
            ("step.sameAs" or "step.notSameAs", _) => diagram.FindNode(value) is null ? value : elements.Of(diagram, value),
            ("step.kind", "receive") => texts["Tiếp nhận"],
            ("step.kind", "review") => texts["Soát xét"],
            ("step.kind", "sign") => texts["Ký duyệt"],
            ("step.kind", "applicant") => texts["Người nộp hồ sơ làm"],
            ("step.share", "least") => texts["Người đang giữ ít việc nhất"],
            ("step.share", "rotation") => texts["Lần lượt từng người"],
            _ => value,
        };
}
