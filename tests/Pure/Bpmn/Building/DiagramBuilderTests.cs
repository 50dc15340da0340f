using System.Xml.Linq;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Building;

public class DiagramBuilderTests
{
    private static Diagram Licence()
    {
        var b = new DiagramBuilder("QT-01", "Cấp giấy phép");
        var start = b.Start("Một cửa");
        var receive = b.UserTask(
            new StepFacts("1")
            {
                Term = "2 giờ làm việc",
                Minutes = 120,
                Forms = ["BM.01", "BM.02"],
            },
            "Tiếp nhận",
            "Một cửa"
        );
        var solve = b.UserTask(new StepFacts("2.1"), "Thẩm định", "Chuyên viên");
        var check = b.ExclusiveGateway("2.1", "Chuyên viên", "Đạt?");
        var end = b.End("Một cửa", "Trả kết quả");
        b.Flow(start, receive);
        b.Flow(receive, solve);
        b.Flow(solve, check);
        b.Flow(check, end, "approve", "Đạt");
        b.Flow(check, receive, "return", "Bổ sung");
        return b.Build();
    }

    [Fact]
    public void Ids_are_readable_and_the_same_for_the_same_calls()
    {
        var ids = Licence().Nodes.Select(n => n.Id);
        Assert.Equal(["Start", "Step_1", "Step_2_1", "Gateway_2_1", "End"], ids);
        Assert.Equal(BpmnWriter.WriteText(Licence()), BpmnWriter.WriteText(Licence()));
    }

    [Fact]
    public void A_step_number_used_twice_keeps_two_ids_apart()
    {
        var b = new DiagramBuilder("x", "x");
        Assert.Equal("Step_5", b.UserTask(new StepFacts("5"), "a", "A"));
        Assert.Equal("Step_5__2", b.UserTask(new StepFacts("5"), "b", "A"));
        Assert.Equal("Step_5_2", b.UserTask(new StepFacts("5.2"), "c", "A"));
    }

    [Fact]
    public void Written_and_read_again_it_is_the_same_diagram_without_findings()
    {
        var text = BpmnWriter.WriteText(Licence());
        var read = BpmnReader.Read(text);
        Assert.Empty(read.Findings);
        Assert.Equal(text, BpmnWriter.WriteText(read.Diagram!));
        var step = read.Diagram!.FindNode("Step_1")!;
        Assert.Equal("2 giờ làm việc", step.Step!.Term);
        Assert.Equal(120, step.Step.Minutes);
        Assert.Equal(["BM.01", "BM.02"], step.Step.Forms);
        Assert.Equal("Một cửa", step.Lane!.Name);
        Assert.Equal("outcome = \"return\"", step.Incoming[1].Condition);
    }

    [Fact]
    public void Elements_stand_in_the_order_the_schema_wants()
    {
        XNamespace model = "http://www.omg.org/spec/BPMN/20100524/MODEL";
        var task = XDocument.Parse(BpmnWriter.WriteText(Licence())).Descendants(model + "userTask").First();
        Assert.Equal(["extensionElements", "incoming", "incoming", "outgoing"], task.Elements().Select(e => e.Name.LocalName));
    }

    [Fact]
    public void A_flow_to_nowhere_is_refused_at_once()
    {
        var b = new DiagramBuilder("x", "x");
        var start = b.Start("A");
        Assert.Throws<ArgumentException>(() => b.Flow(start, "Step_9"));
    }
}
