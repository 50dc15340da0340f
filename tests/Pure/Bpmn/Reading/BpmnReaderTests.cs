using System.Text;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Reading;

public class BpmnReaderTests
{
    private static Finding Single(ReadResult read, string kind) => Assert.Single(read.Findings, f => f.Kind == kind);

    [Fact]
    public void An_id_used_twice_is_an_error_that_names_it_and_the_first_element_stays()
    {
        var read = Drafts.Read("<startEvent id=\"s\"/><userTask id=\"a\"/><manualTask id=\"a\"/>" + Drafts.Flows("s>a"));
        Assert.Equal("a", Single(read, "duplicate_id").ElementId);
        Assert.Equal(NodeKind.UserTask, read.Diagram!.FindNode("a")!.Kind);
    }

    [Theory]
    [InlineData("<sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"gone\"/>", "f")]
    [InlineData("<sequenceFlow id=\"f\" sourceRef=\"f\" targetRef=\"f\"/>", "f")]
    [InlineData("<sequenceFlow id=\"f\"/>", "f")]
    [InlineData("<boundaryEvent id=\"b\" attachedToRef=\"b\"/>", "b")]
    [InlineData("<boundaryEvent id=\"b\" attachedToRef=\"s\"/>", "b")]
    [InlineData("<exclusiveGateway id=\"g\" default=\"x\"/>", "g")]
    [InlineData("<laneSet id=\"l\"><lane id=\"l1\"><flowNodeRef>gone</flowNodeRef></lane></laneSet>", "l1")]
    [InlineData("<receiveTask id=\"r\" messageRef=\"gone\"/>", "r")]
    public void A_reference_to_nothing_fitting_is_an_error_that_names_the_element(string content, string id)
    {
        var read = Drafts.Read("<startEvent id=\"s\"/><userTask id=\"a\"/>" + content);
        var finding = Single(read, "dangling_reference");
        Assert.Equal((id, FindingLevel.Error), (finding.ElementId, finding.Level));
        Assert.Contains(id, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flow_through_the_border_of_a_sub_process_is_an_error()
    {
        var read = Drafts.Read(
            "<userTask id=\"a\"/><subProcess id=\"sub\"><userTask id=\"b\"/></subProcess><sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"/>"
        );
        Assert.Equal("f", Single(read, "flow_crosses_border").ElementId);
    }

    [Fact]
    public void An_element_nobody_knows_is_a_finding_and_stays_in_the_file()
    {
        var read = Drafts.Read(
            "<userTask id=\"a\"/><teleportTask id=\"t\"><incoming>x</incoming></teleportTask><x:y xmlns:x=\"urn:z\" id=\"q\"/>"
        );
        Assert.Equal("t", Single(read, "unknown_element").ElementId);
        Assert.Equal("q", Single(read, "foreign_element").ElementId);
        Assert.Equal(NodeKind.Unknown, read.Diagram!.FindNode("t")!.Kind);
        Assert.Contains("<x:y xmlns:x=\"urn:z\" id=\"q\"", BpmnWriter.WriteText(read.Diagram), StringComparison.Ordinal);
        Assert.Equal("t", Assert.Single(Checker.Check(read.Diagram).Findings, f => f.Kind == "unsupported").ElementId);
    }

    [Fact]
    public void A_file_in_an_old_code_page_is_read()
    {
        var file =
            "<?xml version=\"1.0\" encoding=\"windows-1252\"?><definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\" name=\"Prüfen\"/></definitions>";
        Assert.Equal("Prüfen", BpmnReader.Read(Encoding.Latin1.GetBytes(file)).Diagram!.Processes[0].Name);
    }

    [Fact]
    public void A_reference_to_something_that_is_no_event_definition_is_left_alone()
    {
        var read = Drafts.Read("<startEvent id=\"s\"><eventDefinitionRef>m</eventDefinitionRef></startEvent>", "<message id=\"m\"/>");
        Assert.Equal(EventKind.None, read.Diagram!.FindNode("s")!.Event);
    }

    [Theory]
    [InlineData("next(null,true)")]
    [InlineData("Hồ_sơ hợp_lệ")]
    public void A_condition_that_is_no_expression_names_its_flow(string condition)
    {
        var read = Drafts.Read(
            Drafts.Tasks("a", "b")
                + $"<sequenceFlow id=\"a-b\" sourceRef=\"a\" targetRef=\"b\"><conditionExpression>{condition}</conditionExpression></sequenceFlow>"
        );
        Assert.Equal("a-b", Single(read, "expression").ElementId);
    }

    [Fact]
    public void Pools_lanes_links_and_artifacts_are_read_with_inner_lanes_before_outer_ones()
    {
        var read = Drafts.Read(
            "<laneSet id=\"ls\"><lane id=\"outer\" name=\"Sở\"><flowNodeRef>a</flowNodeRef><childLaneSet id=\"c\"><lane id=\"inner\" name=\"Phòng\"><flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet>"
                + "<userTask id=\"a\"/><textAnnotation id=\"n\"><text>ghi chú</text></textAnnotation><association id=\"as\" sourceRef=\"a\" targetRef=\"n\"/>",
            "<collaboration id=\"col\"><participant id=\"p1\" name=\"Sở\" processRef=\"p\"/><participant id=\"p2\" name=\"Dân\"/><messageFlow id=\"mf\" sourceRef=\"p2\" targetRef=\"a\"/></collaboration>"
        );
        Assert.Empty(read.Findings);
        var diagram = read.Diagram!;
        Assert.Equal("inner", diagram.FindNode("a")!.Lane!.Id);
        Assert.Equal(("inner", "outer"), (diagram.Lanes[1].Id, diagram.Lanes[1].ParentId));
        Assert.Equal([("p1", "p"), ("p2", null)], diagram.Pools.Select(p => (p.Id, p.ProcessId)));
        Assert.Equal(["mf", "as"], diagram.Links.Select(l => l.Id));
        Assert.Equal("ghi chú", Assert.Single(diagram.Artifacts).Text);
    }

    public static TheoryData<string, string> Unreadable =>
        new()
        {
            { "<!DOCTYPE d [<!ENTITY a \"x\">]><d>&a;</d>", "dtd" },
            { "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><d/>", "dtd" },
            { "không phải XML", "not_xml" },
            { "<a><b></a>", "not_xml" },
            { "", "not_xml" },
            { "<html/>", "not_bpmn" },
        };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_file_that_cannot_be_read_gives_one_finding_and_no_diagram(string file, string kind)
    {
        var read = BpmnReader.Read(Encoding.UTF8.GetBytes(file));
        Assert.Null(read.Diagram);
        Assert.Equal(kind, Assert.Single(read.Findings).Kind);
    }

    public static TheoryData<string> Hostile => ["many", "flows", "deep", "lanes", "large", "attributes", "entities"];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused_in_less_than_two_seconds(string what)
    {
        const string Head = "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\"><process id=\"p\">";
        const string Tail = "</process></definitions>";
        string Many(int n, Func<int, string> each) => Head + string.Concat(Enumerable.Range(0, n).Select(each)) + Tail;
        var file = what switch
        {
            "many" => Many(100_000, i => $"<userTask id=\"t{i}\"/>"),
            "flows" => Many(
                9_000,
                i => $"<task id=\"t{i}\"/><sequenceFlow id=\"f{i}\" sourceRef=\"t{i}\" targetRef=\"t{(i * 7) % 9000}\"/>"
            ),
            "deep" => Head + string.Concat(Enumerable.Repeat("<subProcess>", 20_000)),
            "lanes" => Head
                + "<laneSet id=\"l\"><lane id=\"x\">"
                + string.Concat(Enumerable.Repeat("<flowNodeRef>gone</flowNodeRef>", 40_000))
                + "</lane></laneSet>"
                + Tail,
            "large" => Head + new string(' ', 11_000_000) + Tail,
            "attributes" => Head
                + "<task id=\"a\" "
                + string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=\"\" "))
                + "/><task id=\"a\"/>"
                + Tail,
            _ => "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\">"
                + string.Concat(Enumerable.Repeat("<!ENTITY c \"&b;&b;\">", 1000))
                + "]>"
                + Head
                + Tail,
        };
        var bytes = Encoding.UTF8.GetBytes(file);
        ReadResult read = null!;
        Assert.InRange(Cpu.Seconds(() => read = BpmnReader.Read(bytes)), 0, 2);
        Assert.True(read.HasErrors);
        if (what is "many" or "flows")
        {
            Assert.StartsWith("t", Assert.Single(read.Findings).ElementId, StringComparison.Ordinal);
        }
    }
}
