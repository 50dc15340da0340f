namespace IsoDienTu.Testing;

/// <summary>
/// A process whose buttons ask: "Đồng ý" for an amount, a day and a grade, by which a gateway decides; "Từ chối" for a reason, a paper and a confirmation;
/// "Chuyển" for nothing; and a last step without a choice for a number of a paper.
/// </summary>
public static class AskingProcess
{
    private const string Refuse =
        """<iso:outcome comment="required" commentLabel="Lý do từ chối" confirm="true" forms="BM.03"><iso:paper name="Biên bản kiểm tra"/></iso:outcome>""";

    private const string Agree =
        """<iso:outcome><iso:field name="soTien" label="Số tiền" kind="number" required="true"/><iso:field name="ngayHop" label="Ngày họp" kind="date"/><iso:field name="muc" label="Mức" kind="choice" required="true" choices="Nhẹ;Nặng"/></iso:outcome>""";

    private static string Way(string id, string from, string to, string name, string? code, string asks = "") =>
        $"<sequenceFlow id=\"{id}\" name=\"{name}\" sourceRef=\"{from}\" targetRef=\"{to}\"><extensionElements>{asks}</extensionElements>"
        + (code is null ? "" : $"<conditionExpression>{code}</conditionExpression>")
        + "</sequenceFlow>";

    /// <summary>Its file; the steps lie in the lane L1.</summary>
    public static string Xml =>
        $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:iso="urn:isodientu:bpmn:1" id="d" targetNamespace="urn:test">
            <process id="p-asks" isExecutable="true"><laneSet id="ls"><lane id="L1" name="Chuyên viên"><flowNodeRef>a</flowNodeRef><flowNodeRef>big</flowNodeRef><flowNodeRef>small</flowNodeRef></lane></laneSet>
            <startEvent id="s"/><userTask id="a" name="Thẩm định"/><exclusiveGateway id="g"/><exclusiveGateway id="h" default="few"/>
            <userTask id="big" name="Trình lãnh đạo"/><endEvent id="e"/><endEvent id="no"/>
            <userTask id="small" name="Trả kết quả"><extensionElements><iso:outcome><iso:field name="soVanBan" label="Số văn bản" required="true"/></iso:outcome></extensionElements></userTask>
            <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
            {Way("yes", "g", "h", "Đồng ý", "outcome = \"yes\"", Agree)}{Way(
                "no-way",
                "g",
                "no",
                "Từ chối",
                "outcome = \"no\"",
                Refuse
            )}{Way("on", "g", "small", "Chuyển", "outcome = \"on\"")}
            {Way("many", "h", "big", "", "${soTien &gt; 1000000}")}{Way("few", "h", "small", "", null)}
            <sequenceFlow id="f3" sourceRef="big" targetRef="e"/><sequenceFlow id="f4" sourceRef="small" targetRef="e"/></process></definitions>
            """;
}
