using IsoDienTu.Bpmn;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>What the elements of a drawing are called where a sentence speaks of one.</summary>
internal sealed class ElementWords(IStringLocalizer<Texts> texts)
{
    /// <summary>What it is, with its number and name; the id of one the drawing does not have.</summary>
    public string Of(Diagram diagram, string id)
    {
        if (diagram.FindNode(id) is { } node)
        {
            var name = string.Join(". ", new[] { node.Step?.Number, node.Name }.Where(w => !string.IsNullOrEmpty(w)));
            var kind = Kind(node.Kind.ToString());
            return name.Length == 0 || name == kind ? Unnamed(node, kind) : $"{kind} «{name}»";
        }

        return diagram.FindFlow(id) is { } flow
                ? $"{texts["Hướng đi"]}{(flow.Name.Length > 0 ? $" «{flow.Name}»" : "")}: {Short(flow.Source)} → {Short(flow.Target)}"
            : diagram.Lanes.FirstOrDefault(l => l.Id == id) is { } lane ? $"{texts["Vai"]} «{lane.Name}»"
            : id;
    }

    /// <param name="kind">Name of a <see cref="NodeKind"/>.</param>
    public string Kind(string kind) =>
        kind switch
        {
            nameof(NodeKind.StartEvent) => texts["Bắt đầu"],
            nameof(NodeKind.EndEvent) => texts["Kết thúc"],
            nameof(NodeKind.UserTask) => texts["Bước"],
            nameof(NodeKind.ManualTask) => texts["Bước ngoài hệ thống"],
            nameof(NodeKind.ServiceTask) or nameof(NodeKind.BusinessRuleTask) => texts["Bước tự động"],
            nameof(NodeKind.ScriptTask) => texts["Bước tính toán"],
            nameof(NodeKind.SendTask) => texts["Bước gửi đi"],
            nameof(NodeKind.ReceiveTask) => texts["Bước chờ nhận"],
            nameof(NodeKind.CallActivity) => texts["Gọi quy trình khác"],
            nameof(NodeKind.SubProcess) or nameof(NodeKind.Transaction) or nameof(NodeKind.AdHocSubProcess) => texts["Nhóm bước"],
            nameof(NodeKind.EventSubProcess) => texts["Nhóm bước theo sự kiện"],
            nameof(NodeKind.ExclusiveGateway) or nameof(NodeKind.InclusiveGateway) or nameof(NodeKind.ComplexGateway) => texts["Rẽ nhánh"],
            nameof(NodeKind.ParallelGateway) => texts["Nhánh song song"],
            nameof(NodeKind.EventBasedGateway) => texts["Rẽ theo sự kiện"],
            nameof(NodeKind.Task) or nameof(NodeKind.Unknown) => texts["Bước chưa phân loại"],
            _ => texts["Sự kiện"],
        };

    /// <param name="kind">Name of an <see cref="EventKind"/>.</param>
    public string Event(string kind) =>
        kind switch
        {
            nameof(EventKind.Message) => texts["thông điệp"],
            nameof(EventKind.Signal) => texts["tín hiệu"],
            nameof(EventKind.Timer) => texts["hẹn giờ"],
            nameof(EventKind.Error) => texts["lỗi"],
            nameof(EventKind.Escalation) => texts["báo lên"],
            nameof(EventKind.Conditional) => texts["điều kiện"],
            nameof(EventKind.Compensation) => texts["hoàn lại"],
            nameof(EventKind.Cancel) => texts["huỷ"],
            nameof(EventKind.Terminate) => texts["kết thúc tất cả"],
            nameof(EventKind.Link) => texts["nối trang"],
            _ => texts["nhiều loại"],
        };

    private string Short(Node node) => node.Name.Length > 0 ? node.Name : Unnamed(node, Kind(node.Kind.ToString()));

    /// <summary>What nobody named is known by what it stands at.</summary>
    private string Unnamed(Node node, string kind) =>
        node.AttachedTo is { Name.Length: > 0 } host ? texts["{0} trên «{1}»", kind, host.Name]
        : node.Incoming is [{ Source.Name.Length: > 0 } one] ? texts["{0} sau «{1}»", kind, one.Source.Name]
        : node.Kind == NodeKind.StartEvent ? kind
        : $"{kind} {node.Id}";
}
