using System.Xml.Linq;
using IsoDienTu.Bpmn;
using IsoDienTu.Pure.Bpmn.Layout;

namespace IsoDienTu.Pure.Bpmn.Svg;

/// <summary>Every kind of element has its own look; nobody should have to read the name to tell two kinds apart.</summary>
public sealed class ElementsTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_kind_of_task_and_sub_process_looks_different() =>
        AllDiffer(
            """<task id="x"/>""",
            """<userTask id="x"/>""",
            """<manualTask id="x"/>""",
            """<receiveTask id="x"/>""",
            """<sendTask id="x"/>""",
            """<serviceTask id="x"/>""",
            """<scriptTask id="x"/>""",
            """<businessRuleTask id="x"/>""",
            """<callActivity id="x"/>""",
            """<subProcess id="x"/>""",
            """<transaction id="x"/>""",
            """<adHocSubProcess id="x"/>""",
            """<subProcess id="x" triggeredByEvent="true"/>""",
            """<task id="x" isForCompensation="true"/>""",
            """<task id="x"><standardLoopCharacteristics/></task>""",
            """<task id="x"><multiInstanceLoopCharacteristics/></task>""",
            """<task id="x"><multiInstanceLoopCharacteristics isSequential="true"/></task>"""
        );

    [Fact]
    public void Every_kind_of_gateway_looks_different() =>
        AllDiffer(
            """<exclusiveGateway id="x"/>""",
            """<parallelGateway id="x"/>""",
            """<inclusiveGateway id="x"/>""",
            """<eventBasedGateway id="x"/>""",
            """<complexGateway id="x"/>"""
        );

    [Fact]
    public void Start_way_and_end_differ_and_so_does_each_thing_an_event_waits_for()
    {
        var kinds = new[]
        {
            "message",
            "timer",
            "conditional",
            "signal",
            "escalation",
            "error",
            "compensate",
            "cancel",
            "link",
            "terminate",
        };
        AllDiffer([
            """<startEvent id="x"/>""",
            """<intermediateThrowEvent id="x"/>""",
            """<endEvent id="x"/>""",
            .. kinds
                .Where(k => k != "terminate")
                .Select(k => $"""<intermediateCatchEvent id="x"><{k}EventDefinition/></intermediateCatchEvent>"""),
            .. kinds.Where(k => k != "timer").Select(k => $"""<endEvent id="x"><{k}EventDefinition/></endEvent>"""),
        ]);
    }

    [Fact]
    public void An_event_that_lets_the_work_go_on_is_dashed()
    {
        static string Border(bool cancel) =>
            $"""<task id="h"/><boundaryEvent id="x" attachedToRef="h" cancelActivity="{(cancel ? "true" : "false")}"><timerEventDefinition/></boundaryEvent>""";

        Assert.Contains("stroke-dasharray", Look(Border(cancel: false)), StringComparison.Ordinal);
        Assert.DoesNotContain("stroke-dasharray", Look(Border(cancel: true)), StringComparison.Ordinal);
    }

    [Fact]
    public void Papers_stores_notes_and_groups_look_different()
    {
        string[] kinds =
        [
            """<textAnnotation id="x"><text>Ghi chú</text></textAnnotation>""",
            """<dataObjectReference id="x" name="Ghi chú"/>""",
            """<dataStoreReference id="x" name="Ghi chú"/>""",
            """<group id="x"/>""",
        ];
        AllDiffer([.. kinds.Select(k => $"""<task id="h"/>{k}<association id="l" sourceRef="x" targetRef="h"/>""")]);
    }

    [Fact]
    public void A_standing_pool_has_its_name_on_top_and_a_lying_one_at_its_side()
    {
        var diagram = Samples.Read(
            """<task id="h"/>""",
            "",
            """<collaboration id="k"><participant id="x" name="Sở Y tế" processRef="p"/></collaboration>"""
        );
        var task = new DiagramShape("h", new(100, 100, 100, 80));
        string Pool(bool lying) => Text(diagram.WithDrawing([new("x", new(0, 0, 300, 300)) { Horizontal = lying }, task], []), "x");

        Assert.Contains("rotate(-90", Pool(lying: true), StringComparison.Ordinal);
        Assert.DoesNotContain("rotate(", Pool(lying: false), StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_flow_has_a_slash_and_a_conditional_one_of_a_step_a_diamond()
    {
        var diagram = Layouter.Arrange(
            Samples.Read(
                """
                <exclusiveGateway id="g" default="g_a"/><task id="a"/><task id="b"/><endEvent id="e"/>
                <sequenceFlow id="c" sourceRef="a" targetRef="e"><conditionExpression>ok</conditionExpression></sequenceFlow>
                """,
                "g>a g>b b>e"
            )
        );
        Assert.Contains("#bpmn-slash", Text(diagram, "g_a"), StringComparison.Ordinal);
        Assert.Contains("#bpmn-condition", Text(diagram, "c"), StringComparison.Ordinal);
        Assert.DoesNotContain("marker-start", Text(diagram, "g_b"), StringComparison.Ordinal);
    }

    private static void AllDiffer(params string[] elements)
    {
        var looks = elements.Select(Look).ToList();
        for (var i = 0; i < looks.Count; i++)
            Assert.True(looks.IndexOf(looks[i]) == i, $"{elements[i]} looks like {elements[looks.IndexOf(looks[i])]}");
    }

    private static string Look(string element)
    {
        var diagram = Samples.Read(element, "");
        var shape = new DiagramShape("x", new(10, 10, 100, 80)) { MarkerVisible = true };
        return Text(diagram.WithDrawing([shape], []), "x");
    }

    private static string Text(Diagram diagram, string id) =>
        XElement.Parse(Drawing.ToSvg(diagram)).Descendants(Svg + "g").Single(g => g.Attribute("id")?.Value == $"bpmn-{id}").ToString();
}
