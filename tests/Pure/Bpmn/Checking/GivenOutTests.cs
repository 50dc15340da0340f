using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Checking;

/// <summary>Rules by which steps are given to people.</summary>
public sealed class GivenOutTests
{
    private static ReadResult Read(string rules) =>
        BpmnReader.Read(
            $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:iso="urn:isodientu:bpmn:1" id="d" targetNamespace="t"><process id="p">
            <startEvent id="s"/><userTask id="a" name="Soạn"/><serviceTask id="w" name="Gửi"/>
            <userTask id="b" name="Duyệt"><extensionElements><iso:step number="2" {rules}/></extensionElements></userTask><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="w"/>
            <sequenceFlow id="f3" sourceRef="w" targetRef="b"/><sequenceFlow id="f4" sourceRef="b" targetRef="e"/></process></definitions>
            """
        );

    [Theory]
    [InlineData("sameAs=\"a\"", null)]
    [InlineData("notSameAs=\"a\" share=\"least\"", null)]
    [InlineData("share=\"rotation\"", null)]
    [InlineData("sameAs=\"c\"", "given_unknown")]
    [InlineData("notSameAs=\"b\"", "given_unknown")]
    [InlineData("sameAs=\"w\"", "given_unknown")]
    [InlineData("sameAs=\"a\" notSameAs=\"a\"", "given_twice")]
    [InlineData("sameAs=\"a\" share=\"least\"", "given_twice")]
    public void Rules_that_name_no_step_or_contradict_one_another_are_errors(string rules, string? kind)
    {
        var found = Checker.Check(Read(rules).Diagram!).Findings.Where(f => f.Kind.StartsWith("given_", StringComparison.Ordinal)).ToList();
        Assert.Equal(kind is null ? [] : [("b", kind, FindingLevel.Error)], found.Select(f => (f.ElementId!, f.Kind, f.Level)));
    }

    [Fact]
    public void They_are_read_and_written_and_an_unknown_way_of_sharing_is_told()
    {
        var step = Read("notSameAs=\"a\" share=\"rotation\"").Diagram!.FindNode("b")!.Step!;
        Assert.Equal((null, "a", Sharing.Rotation), (step.SameAs, step.NotSameAs, step.Share));
        Assert.Contains(Read("share=\"luck\"").Findings, f => f.Kind == "step_share");
        var builder = new DiagramBuilder("x", "x");
        var (start, one, end) = (
            builder.Start("A"),
            builder.UserTask(step with { SameAs = "q", NotSameAs = null, Share = Sharing.LeastLoaded }, "1", "A"),
            builder.End("A")
        );
        builder.Flow(start, one);
        builder.Flow(one, end);
        var again = BpmnReader.Read(BpmnWriter.Write(builder.Build())).Diagram!.Nodes.Single(n => n.Step is not null).Step!;
        Assert.Equal(("q", null, Sharing.LeastLoaded), (again.SameAs, again.NotSameAs, again.Share));
    }
}
