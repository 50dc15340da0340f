using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Reading;

/// <summary>Ways of writing in which other tools differ from each other and from the letter of BPMN 2.0.</summary>
public class OtherToolsTests
{
    private const string Flowable = "xmlns:flowable=\"http://flowable.org/bpmn\"";
    private const string Jbpm = "xmlns:tns=\"http://www.jboss.org/drools\"";

    private static ReadResult Read(string inside, string declares = "") =>
        BpmnReader.Read(
            $"<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" id=\"d\" {declares}><process id=\"p\">{inside}</process></definitions>"
        );

    private static string Timer(string cycle) =>
        $"<intermediateCatchEvent id=\"t\"><timerEventDefinition><timeCycle>{cycle}</timeCycle></timerEventDefinition></intermediateCatchEvent>";

    [Fact]
    public void Flows_without_an_id_are_known_by_their_ends_and_the_file_stays_as_it_was()
    {
        const string Inside =
            "<startEvent id=\"s\"/><userTask id=\"a\"/><endEvent id=\"e\"/><sequenceFlow sourceRef=\"s\" targetRef=\"a\"/><sequenceFlow sourceRef=\"a\" targetRef=\"e\"/><sequenceFlow sourceRef=\"a\" targetRef=\"e\"/>";
        var read = Read(Inside);
        Assert.Empty(read.Findings);
        Assert.Equal(["s-a", "a-e", "a-e-2"], read.Diagram!.Flows.Select(f => f.Id));
        Assert.DoesNotContain("\"a-e", BpmnWriter.WriteText(read.Diagram), StringComparison.Ordinal);
    }

    [Fact]
    public void An_association_without_an_id_still_joins_a_compensation_event_and_its_handler()
    {
        var read = Read(
            "<userTask id=\"a\"/><boundaryEvent id=\"b\" attachedToRef=\"a\"><compensateEventDefinition/></boundaryEvent><userTask id=\"undo\" isForCompensation=\"true\"/><association sourceRef=\"b\" targetRef=\"undo\"/>"
        );
        Assert.Equal("undo", read.Diagram!.FindNode("b")!.Handler!.Id);
    }

    [Theory]
    [InlineData(Flowable, false)]
    [InlineData(Jbpm, false)]
    [InlineData("", true)]
    public void An_error_without_a_declaring_element_is_its_own_code_in_files_of_tools_that_allow_it(string declares, bool refused)
    {
        var read = Read("<endEvent id=\"e\"><errorEventDefinition errorRef=\"late\"/></endEvent>", declares);
        Assert.Equal(refused, read.HasErrors);
        Assert.Equal("late", read.Diagram!.FindNode("e")!.EventName);
    }

    [Theory]
    [InlineData("<serviceTask id=\"t\" flowable:topic=\"so.ho-tich\"/>", "so.ho-tich")]
    [InlineData("<sendTask id=\"t\" i:service=\"dossiers.facts\" flowable:topic=\"other\"/>", "dossiers.facts")]
    [InlineData("<serviceTask id=\"t\"><extensionElements><z:taskDefinition type=\"pay\"/></extensionElements></serviceTask>", "pay")]
    [InlineData("<serviceTask id=\"t\"/>", null)]
    [InlineData("<userTask id=\"t\" flowable:topic=\"none\"/>", null)]
    public void The_service_of_an_automatic_step_is_found_where_each_tool_names_it(string task, string? service)
    {
        var read = Read(task, Flowable + " xmlns:i=\"urn:isodientu:bpmn:1\" xmlns:z=\"http://camunda.org/schema/zeebe/1.0\"");
        Assert.Equal(service, read.Diagram!.FindNode("t")!.Service);
        Assert.Empty(read.Findings);
    }

    [Theory]
    [InlineData("class=\"vn.gov.Pay\"", "vn.gov.Pay")]
    [InlineData("delegateExpression=\"${pay}\"", "${pay}")]
    public void A_program_of_another_engine_is_named_since_it_does_nothing_here(string attribute, string program)
    {
        var read = Read($"<serviceTask id=\"t\" flowable:{attribute}/>", Flowable);
        var finding = Assert.Single(read.Findings);
        Assert.Equal(("service_foreign", "t", FindingLevel.Warning), (finding.Kind, finding.ElementId, finding.Level));
        Assert.Contains(program, finding.Message, StringComparison.Ordinal);
        Assert.Null(read.Diagram!.FindNode("t")!.Service);
    }

    [Theory]
    [InlineData("PT5M", "", "Duration PT5M")]
    [InlineData("R3/PT5M", "", "Cycle R3/PT5M")]
    [InlineData("500ms", Jbpm, "Duration P0DT0H0M0.5S")]
    [InlineData("2s###2s", Jbpm, "Cycle R/P0DT0H0M2S")]
    [InlineData("1s###2s", Jbpm, "Cycle 1s###2s")]
    [InlineData("500ms", "", "Cycle 500ms")]
    public void A_time_is_read_as_its_tool_means_it(string written, string declares, string expected)
    {
        var timer = Read(Timer(written), declares).Diagram!.FindNode("t")!.Timer!;
        Assert.Equal(expected, $"{timer.Kind} {timer.Text}");
    }
}
