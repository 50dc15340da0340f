using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Checking;

/// <summary>How others are asked for their opinion at a step: read, written, and stopped where it contradicts itself.</summary>
public sealed class ConsultingTests
{
    private static ReadResult Read(string consult, string element = "userTask") =>
        BpmnReader.Read(
            $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:iso="urn:isodientu:bpmn:1" id="d" targetNamespace="t"><process id="p">
            <startEvent id="s"/><{element} id="a" name="Soạn"><extensionElements><iso:step number="1" {consult}/></extensionElements></{element}><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="e"/></process></definitions>
            """
        );

    private static List<string> Faults(ReadResult read) =>
        [
            .. Checker
                .Check(read.Diagram!)
                .Findings.Where(f =>
                    f is { ElementId: "a", Level: FindingLevel.Error } && f.Kind.StartsWith("consult_", StringComparison.Ordinal)
                )
                .Select(f => f.Kind),
        ];

    [Theory]
    [InlineData("consult=\"required\"", null)]
    [InlineData("consult=\"required\" consultPauses=\"true\" consultRule=\"quorum:2\" consultWith=\"A;B\"", null)]
    [InlineData("consult=\"offered\" consultRule=\"quorum:3\"", null)]
    [InlineData("consultRule=\"quorum:0\"", null)]
    [InlineData("consult=\"required\" consultRule=\"quorum:0\"", "consult_quorum")]
    [InlineData("consult=\"required\" consultRule=\"quorum:3\" consultWith=\"A; B\"", "consult_quorum")]
    [InlineData("consult=\"required\" consultWith=\"A;B;A\"", "consult_twice")]
    [InlineData("consult=\"offered\" consultPauses=\"true\"", "consult_pause")]
    public void What_contradicts_itself_is_an_error(string consult, string? kind) =>
        Assert.Equal(kind is null ? [] : [kind], Faults(Read(consult)));

    [Fact]
    public void A_step_that_no_person_does_asks_nobody() =>
        Assert.Equal(["consult_nobody"], Faults(Read("consult=\"required\"", "serviceTask")));

    [Theory]
    [InlineData("consult=\"maybe\"")]
    [InlineData("consult=\"offered\" consultRule=\"most\"")]
    [InlineData("consult=\"offered\" consultRule=\"quorum:some\"")]
    [InlineData("consult=\"offered\" consultSilence=\"loud\"")]
    public void Words_that_mean_nothing_are_told(string consult) =>
        Assert.Contains(Read(consult).Findings, f => f is { ElementId: "a", Kind: "step_consult" });

    [Theory]
    [InlineData("consult=\"offered\"")]
    [InlineData("consult=\"required\" consultRule=\"firstRefusal\" consultSilence=\"agreement\" consultPauses=\"true\"")]
    [InlineData("consult=\"required\" consultRule=\"quorum:2\" consultTerm=\"3 ngày làm việc\" consultWith=\"H61.05;H61.07\"")]
    public void It_is_read_and_written_the_same(string consult)
    {
        var step = Read(consult).Diagram!.FindNode("a")!.Step!;
        var builder = new DiagramBuilder("x", "x");
        var (start, one, end) = (builder.Start("A"), builder.UserTask(step, "1", "A"), builder.End("A"));
        builder.Flow(start, one);
        builder.Flow(one, end);
        var again = BpmnReader.Read(BpmnWriter.Write(builder.Build())).Diagram!.Nodes.Single(n => n.Step is not null).Step!.Consult!;
        Assert.Equal(step.Consult! with { With = [] }, again with { With = [] });
        Assert.Equal(step.Consult!.With, again.With.AsEnumerable());
        Assert.Equal(consult.Contains("required", StringComparison.Ordinal), again.IsRequired);
        Assert.Equal(consult.Contains("Pauses", StringComparison.Ordinal), again.Pauses);
        Assert.Equal(consult.Contains("agreement", StringComparison.Ordinal), again.SilenceAgrees);
    }
}
