using IsoDienTu.Bpmn.Expressions;

namespace IsoDienTu.Bpmn.Running;

/// <summary>The cause of an incident, in words for the administrator and the process owner.</summary>
internal sealed record Trouble(string Kind, string Message, string MessageEn)
{
    public static Trouble NoWayOut(Node node) =>
        new(
            "no_way_out",
            $"Tại '{Title(node)}' không luồng ra nào thoả điều kiện và không có luồng mặc định. Hãy bổ sung dữ liệu rồi thử lại, hoặc đặt luồng mặc định.",
            $"At '{Title(node)}' no outgoing condition holds and no flow is the default. Set the missing data and retry, or mark a default flow."
        );

    public static Trouble Expression(Node node, ExpressionError error) =>
        new(
            "expression",
            $"Tại '{Title(node)}' không tính được biểu thức: {error.Vietnamese}. Hãy sửa dữ liệu hoặc sơ đồ rồi thử lại.",
            $"At '{Title(node)}' an expression cannot be worked out: {error.Message}. Mend the data or the diagram and retry."
        );

    public static Trouble Timer(Node node, string text) =>
        new(
            "timer",
            $"Hẹn giờ '{Title(node)}' ghi '{text}', không phải thời điểm, khoảng thời gian hay thời hạn hợp lệ (tối đa 100 năm).",
            $"The timer '{Title(node)}' says '{text}', which is no valid date, duration or term (100 years at most)."
        );

    public static Trouble Service(Node node, string reason) =>
        new(
            "service",
            $"Bước tự động '{Title(node)}' không thực hiện được: {reason}",
            $"The automatic step '{Title(node)}' failed: {reason}"
        );

    public static Trouble Uncaught(Node node, string? code) =>
        new(
            "uncaught_error",
            $"Không có sự kiện nào đón lỗi {Quoted(code)}tại '{Title(node)}', nên quy trình dừng ở đó. Hãy chuyển bước bằng tay và bổ sung sự kiện đón lỗi vào sơ đồ.",
            $"No event catches the error {Quoted(code)}at '{Title(node)}', so the process stops there. Move the token by hand and add an event that catches it."
        );

    public static Trouble NothingToCall(Node node) =>
        new(
            "expression",
            $"Bước '{Title(node)}' không cho biết gọi quy trình nào. Hãy sửa dữ liệu hoặc sơ đồ rồi thử lại.",
            $"The step '{Title(node)}' does not say which process it calls. Mend the data or the diagram and retry."
        );

    private static string Quoted(string? code) => code is null ? "" : $"'{code}' ";

    public static Trouble Runaway(Node node) =>
        new(
            "runaway",
            $"Vòng lặp tự động qua '{Title(node)}' không dừng sau {Run.MaxOperations:N0} thao tác nên bị ngắt. Hãy sửa điều kiện thoát vòng lặp.",
            $"An automatic loop through '{Title(node)}' did not stop after {Run.MaxOperations:N0} operations and was cut. Mend its way out."
        );

    public static Trouble Deadlock(Node node) =>
        new(
            "deadlock",
            $"Cổng '{Title(node)}' chờ một nhánh không còn ai thực hiện, nên quy trình không thể đi tiếp. Hãy chuyển bước bằng tay và sửa sơ đồ.",
            $"The gateway '{Title(node)}' waits for a branch on which nobody works any more. Move the token by hand and mend the diagram."
        );

    public static string Title(Node node) => node.Name.Length > 0 ? $"{node.Name} ({node.Id})" : node.Id;
}
