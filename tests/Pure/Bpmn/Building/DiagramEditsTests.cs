using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Building;

public class DiagramEditsTests
{
    private const string Foreign = """
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:vendor" id="d" targetNamespace="t">
          <!-- drawn by hand -->
          <bpmn:process id="p"><bpmn:startEvent id="s"/><bpmn:userTask id="a" name="A"><bpmn:documentation>note</bpmn:documentation></bpmn:userTask>
            <bpmn:sequenceFlow id="f" sourceRef="s" targetRef="a" v:colour="red"/>
            <bpmn:extensionElements><v:memo>keep me</v:memo></bpmn:extensionElements>
          </bpmn:process>
        </bpmn:definitions>
        """;

    private static Diagram Diagram => BpmnReader.Read(Foreign).Diagram!;

    [Fact]
    public void Renaming_a_step_leaves_everything_else_as_it_was()
    {
        var renamed = Diagram.WithName("a", "Thẩm định");
        Assert.Equal("Thẩm định", renamed.FindNode("a")!.Name);
        Assert.Equal("A", Diagram.FindNode("a")!.Name);
        Assert.Equal(
            BpmnWriter.WriteText(Diagram).Replace("name=\"A\"", "name=\"Thẩm định\"", StringComparison.Ordinal),
            BpmnWriter.WriteText(renamed)
        );
    }

    [Fact]
    public void Step_facts_go_into_a_foreign_file_with_our_own_prefix_after_its_documentation()
    {
        var changed = Diagram.WithStep("a", new StepFacts("1") { Term = "3 ngày làm việc", Minutes = 1440 });
        Assert.Equal(1440, BpmnReader.Read(BpmnWriter.Write(changed)).Diagram!.FindNode("a")!.Step!.Minutes);
        Assert.Contains(
            "</bpmn:documentation><bpmn:extensionElements><iso:step number=\"1\"",
            BpmnWriter.WriteText(changed),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_drawing_is_written_with_labels_and_read_back_the_same()
    {
        var shapes = new[] { new DiagramShape("a", new Bounds(10, 20, 120, 72)) { Label = new Bounds(1, 2, 3, 4.5) } };
        var edges = new[] { new DiagramEdge("f", [new(1, 2), new(3, 4)]) };
        var drawn = BpmnReader.Read(BpmnWriter.Write(Diagram.WithDrawing(shapes, edges))).Diagram!;
        Assert.Equal(shapes, drawn.Shapes);
        Assert.Equal(edges[0].Waypoints, drawn.Edges.Single().Waypoints);
        Assert.Contains("keep me", BpmnWriter.WriteText(drawn), StringComparison.Ordinal);
    }

    [Fact]
    public void Changing_an_element_that_is_not_there_is_refused() => Assert.Throws<ArgumentException>(() => Diagram.WithName("zz", "x"));
}
