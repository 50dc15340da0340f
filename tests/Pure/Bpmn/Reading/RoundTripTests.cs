using System.Xml.Linq;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Reading;

public class RoundTripTests
{
    [Fact]
    public void What_another_tool_wrote_comes_back_element_for_element()
    {
        var read = Scene.Read("foreign");
        var before = XDocument.Parse(File.ReadAllText(Scene.Path("foreign.bpmn")), LoadOptions.PreserveWhitespace);
        var after = XDocument.Parse(BpmnWriter.WriteText(read.Diagram!), LoadOptions.PreserveWhitespace);
        Assert.True(XNode.DeepEquals(before.Root, after.Root));
        Assert.Equal(before.Nodes().Count(), after.Nodes().Count());
    }

    [Fact]
    public void Its_drawing_is_read_with_labels_planes_and_pools()
    {
        var diagram = Scene.Read("foreign").Diagram!;
        Assert.Equal(2, diagram.Planes.Length);
        Assert.Equal(["Pool", "a", "sub"], diagram.Shapes.Select(s => s.ElementId));
        Assert.True(diagram.Shapes[0].Horizontal);
        Assert.False(diagram.Shapes[2].Expanded);
        Assert.Equal(new Bounds(10.5, 20, 30, 14), diagram.Edges.Single().Label);
        Assert.Equal("sub", diagram.Planes[1].ElementId);
    }
}
