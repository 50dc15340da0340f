using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Checking;

/// <summary>What the buttons of a step ask.</summary>
public sealed class AskingTests
{
    private const string Usual =
        """<iso:outcome comment="required" commentLabel="Lý do từ chối" confirm="true" forms="BM.03; BM.04"><iso:field name="soTien" label="Số tiền" kind="number" required="true"/><iso:field name="muc" label="Mức" kind="choice" choices="Nhẹ;Nặng"/><iso:paper name="Biên bản kiểm tra"/></iso:outcome>""";

    /// <param name="no">Of the way "no".</param>
    /// <param name="yes">Of the way "yes".</param>
    /// <param name="first">Of the step before the choice.</param>
    /// <param name="last">Of a step with one way on.</param>
    private static string Xml(string no, string yes = "", string first = "", string last = "") =>
        $"""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:iso="urn:isodientu:bpmn:1" id="d" targetNamespace="t"><process id="p">
            <startEvent id="s"/><userTask id="a" name="Duyệt"><extensionElements><iso:step number="1"/>{first}</extensionElements></userTask><exclusiveGateway id="g"/>
            <userTask id="b" name="Trả"><extensionElements><iso:step number="2"/>{last}</extensionElements></userTask><endEvent id="e"/>
            <sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/>
            <sequenceFlow id="yes" name="Duyệt" sourceRef="g" targetRef="b"><extensionElements>{yes}</extensionElements><conditionExpression>outcome = "yes"</conditionExpression></sequenceFlow>
            <sequenceFlow id="no" name="Từ chối" sourceRef="g" targetRef="e"><extensionElements>{no}</extensionElements><conditionExpression>outcome = "no"</conditionExpression></sequenceFlow>
            <sequenceFlow id="f3" sourceRef="b" targetRef="e"/></process></definitions>
            """;

    private static string Field(string attributes) => $"<iso:outcome><iso:field {attributes}/></iso:outcome>";

    private static List<(string?, string, FindingLevel)> Found(string xml)
    {
        var read = BpmnReader.Read(xml);
        return
        [
            .. read
                .Findings.Concat(Checker.Check(read.Diagram!).Findings)
                .Where(f => f.Kind.StartsWith("outcome_", StringComparison.Ordinal))
                .Select(f => (f.ElementId, f.Kind, f.Level))
                .Distinct(),
        ];
    }

    [Fact]
    public void What_a_button_asks_is_read_at_its_way_and_at_a_step_without_a_choice()
    {
        var diagram = BpmnReader.Read(Xml(Usual, last: "<iso:outcome confirm=\"true\"/>")).Diagram!;
        var asked = diagram.AskedOf("a", "no");
        Assert.Equal((true, "Lý do từ chối", true), (asked.Comment, asked.CommentLabel, asked.Confirm));
        Assert.Equal(["BM.03", "BM.04"], asked.Forms);
        Assert.Equal(["Biên bản kiểm tra"], asked.Papers);
        Assert.Equal(
            [("soTien", "Số tiền", AskedKind.Number, true), ("muc", "Mức", AskedKind.Choice, false)],
            asked.Fields.Select(f => (f.Name, f.Label, f.Kind, f.Required))
        );
        Assert.Equal(["Nhẹ", "Nặng"], asked.Fields[1].Choices);
        Assert.True(diagram.AskedOf("a", "yes").IsNothing);
        Assert.True(diagram.AskedOf("a", null).IsNothing);
        Assert.True(diagram.AskedOf("b", null).Confirm);
        Assert.Empty(Found(Xml(Usual)));
    }

    [Fact]
    public void It_is_written_read_again_and_kept_by_other_changes()
    {
        var asked = BpmnReader.Read(Xml(Usual)).Diagram!.AskedOf("a", "no");
        var bare = BpmnReader.Read(Xml("")).Diagram!;
        var set = bare.WithAsked("no", asked).WithAsked("b", new Asked { Comment = true }).WithName("a", "Ký").WithStep("b", new("9"));
        var again = BpmnReader.Read(BpmnWriter.Write(set)).Diagram!;
        var read = again.AskedOf("a", "no");
        Assert.Equal((asked.Comment, asked.CommentLabel, asked.Confirm), (read.Comment, read.CommentLabel, read.Confirm));
        Assert.Equal(asked.Forms, read.Forms);
        Assert.Equal(asked.Papers, read.Papers);
        Assert.Equal(asked.Fields.Select(f => f.ToString()), read.Fields.Select(f => f.ToString()));
        Assert.Equal(asked.Fields[1].Choices, read.Fields[1].Choices);
        Assert.True(again.AskedOf("b", null).Comment);
        Assert.Equal("9", again.FindNode("b")!.Step!.Number);
        Assert.True(again.WithAsked("no", Asked.Nothing).AskedOf("a", "no").IsNothing);
    }

    [Theory]
    [InlineData("name=\"x\" kind=\"colour\"", "outcome_kind")]
    [InlineData("name=\"x\" required=\"maybe\"", "outcome_word")]
    [InlineData("name=\"số tiền\"", "outcome_name")]
    [InlineData("name=\"outcome\"", "outcome_name")]
    [InlineData("name=\"and\"", "outcome_name")]
    [InlineData("label=\"Không tên\"", "outcome_name")]
    [InlineData("name=\"x\" kind=\"choice\" choices=\"A\"", "outcome_choices")]
    [InlineData("name=\"x\" kind=\"choice\" choices=\"A;A\"", "outcome_choices")]
    [InlineData("name=\"x\" kind=\"date\" choices=\"A;B\"", "outcome_choices")]
    [InlineData("name=\"x\" kind=\"choice\" choices=\"A;B\"", null)]
    [InlineData("name=\"soQuyetDinh\"", null)]
    public void A_field_that_cannot_be_answered_or_used_is_an_error(string attributes, string? kind) =>
        Assert.Equal(kind is null ? [] : [("no", kind, FindingLevel.Error)], Found(Xml(Field(attributes))));

    [Fact]
    public void Names_stand_once_and_a_variable_has_one_type()
    {
        const string Twice = """<iso:outcome><iso:field name="x"/><iso:field name="x"/></iso:outcome>""";
        Assert.Equal([("no", "outcome_asked_twice", FindingLevel.Error)], Found(Xml(Twice)));
        const string Papers = """<iso:outcome><iso:paper name="Biên bản"/><iso:paper name="Biên bản"/></iso:outcome>""";
        Assert.Equal([("no", "outcome_asked_twice", FindingLevel.Error)], Found(Xml(Papers)));
        Assert.Equal([("no", "outcome_unnamed", FindingLevel.Error)], Found(Xml("<iso:outcome><iso:paper/></iso:outcome>")));
        var types = Found(Xml(Field("name=\"x\" kind=\"number\""), Field("name=\"x\" kind=\"text\"")));
        Assert.Equal([("no", "outcome_types", FindingLevel.Error)], types);
        Assert.Empty(Found(Xml(Field("name=\"x\" kind=\"number\""), Field("name=\"x\" kind=\"number\""))));
        var many = string.Concat(Enumerable.Range(0, Asked.MostFields + 1).Select(i => $"<iso:field name=\"x{i}\"/>"));
        Assert.Equal([("no", "outcome_many", FindingLevel.Error)], Found(Xml($"<iso:outcome>{many}</iso:outcome>")));
    }

    [Fact]
    public void Asking_where_nobody_presses_is_an_error()
    {
        Assert.Equal([("a", "outcome_place", FindingLevel.Error)], Found(Xml("", first: "<iso:outcome confirm=\"true\"/>")));
        var onward = Xml("")
            .Replace(
                """targetRef="g"/>""",
                """targetRef="g"><extensionElements><iso:outcome confirm="true"/></extensionElements></sequenceFlow>""",
                StringComparison.Ordinal
            );
        Assert.Equal([("f2", "outcome_place", FindingLevel.Error)], Found(onward));
    }
}
