using System.Text;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Reading;

/// <summary>Diagrams made to hurt: reading, checking and starting each costs less than two seconds, and what is refused is named.</summary>
public class HostileTests
{
    private static string Each(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    private static string Flow(string id, string from, string into, string condition = "") =>
        $"<sequenceFlow id=\"{id}\" sourceRef=\"{from}\" targetRef=\"{into}\">{condition}</sequenceFlow>";

    private static string When(string condition) => $"<conditionExpression>{condition}</conditionExpression>";

    /// <summary>s, g, many nodes side by side, j, e.</summary>
    private static string Fan(string gateway, int width) =>
        $"<startEvent id=\"s\"/><{gateway} id=\"g\"/><{gateway} id=\"j\"/><endEvent id=\"e\"/>"
        + Flow("sg", "s", "g")
        + Flow("je", "j", "e")
        + Each(width, i => $"<task id=\"t{i}\"/>" + Flow($"a{i}", "g", $"t{i}") + Flow($"b{i}", $"t{i}", "j"));

    private static string Chain(int length, Func<int, string> node) =>
        "<startEvent id=\"s\"/><endEvent id=\"e\"/>"
        + Flow("f", "s", "t0")
        + Each(length, i => node(i) + Flow($"f{i}", $"t{i}", i < length - 1 ? $"t{i + 1}" : "e"));

    private static string Beside(int i, string target) =>
        $"<userTask id=\"t{i}\"/><boundaryEvent id=\"b{i}\" attachedToRef=\"t{i}\" cancelActivity=\"false\"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>"
        + Flow($"x{i}", $"b{i}", target);

    private static string Link(int i, string name) =>
        $"<intermediateThrowEvent id=\"l{i}\"><linkEventDefinition name=\"{name}\"/></intermediateThrowEvent>";

    private static readonly Dictionary<string, (string Inside, string Root)> Files = new(StringComparer.Ordinal)
    {
        ["fan userTask"] = (Fan("userTask", 3_300), ""),
        ["fan parallelGateway"] = (Fan("parallelGateway", 3_300), ""),
        ["fan inclusiveGateway"] = (Fan("inclusiveGateway", 200), ""),
        ["defaults"] = (Chain(4_900, i => $"<exclusiveGateway id=\"t{i}\" default=\"f{i}\"/>"), ""),
        ["reminders that come back"] = (Chain(1_900, i => Beside(i, $"t{i * 7 % 1_900}")), ""),
        ["reminders"] = (Chain(1_900, i => Beside(i, $"r{i}") + $"<userTask id=\"r{i}\"/>"), ""),
        ["sub-processes"] = (Each(3_300, i => $"<subProcess id=\"x{i}\"><startEvent id=\"y{i}\"/><task id=\"z{i}\"/></subProcess>"), ""),
        ["calls"] = (
            "<startEvent id=\"s\"/>",
            Each(2_400, i => $"<process id=\"p{i}\"><callActivity id=\"c{i}\" calledElement=\"p{(i + 1) % 2_400}\"/></process>")
        ),
        ["pools"] = (
            "<startEvent id=\"s\"/>",
            Each(20_000, i => $"<process id=\"p{i}\"/>")
                + "<collaboration id=\"k\">"
                + Each(20_000, i => $"<participant id=\"q{i}\" processRef=\"p{i}\"/>")
                + "</collaboration>"
        ),
        ["lines"] = (
            Drafts.Tasks("a", "b")
                + Each(9_900, _ => "<sequenceFlow sourceRef=\"a\" targetRef=\"b\"/><association sourceRef=\"a\" targetRef=\"b\"/>"),
            ""
        ),
        ["cardinality"] = (
            Chain(
                1,
                i =>
                    $"<userTask id=\"t{i}\"><multiInstanceLoopCharacteristics><loopCardinality>1000000000</loopCardinality></multiInstanceLoopCharacteristics></userTask>"
            ),
            ""
        ),
        ["nested event sub-processes"] = (
            Each(90, i => $"<subProcess id=\"x{i}\" triggeredByEvent=\"true\"><startEvent id=\"y{i}\"/>") + Each(90, _ => "</subProcess>"),
            ""
        ),
    };

    public static TheoryData<string> Heavy => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Heavy))]
    public void A_heavy_diagram_is_read_checked_and_started_within_bounds(string name)
    {
        var (inside, root) = Files[name];
        ReadResult read = null!;
        Assert.InRange(Cpu.Seconds(() => read = Drafts.Read(inside, root)), 0, 2);
        Assert.InRange(Cpu.Seconds(() => Checker.Check(read.Diagram!)), 0, 2);
        var start = new Input.Start("p");
        Assert.InRange(Cpu.Seconds(() => Engine.Step(read.Diagram!, InstanceState.New, start, Drafts.Morning)), 0, 2);
    }

    public static TheoryData<string, string, string> TooMuch =>
        new()
        {
            {
                Chain(2_400, i => $"<inclusiveGateway id=\"t{i}\"/>" + Flow($"b{i}", $"t{i}", $"t{(i + 1) % 2_400}")),
                "t",
                "too_many_elements"
            },
            {
                "<exclusiveGateway id=\"g\"/><endEvent id=\"e\"/><intermediateCatchEvent id=\"c\"><linkEventDefinition name=\"A\"/></intermediateCatchEvent>"
                    + Each(3_000, i => Link(i, "A") + Flow($"f{i}", "g", $"l{i}"))
                    + Each(1_000, i => Flow($"o{i}", "c", "e")),
                "l",
                "too_many_elements"
            },
            { $"<userTask id=\"a\" name=\"{new string('x', 600_000)}\"/>", "a", "too_large" },
            { $"<scriptTask id=\"a\"><script>{Each(80_000, _ => "a = 1;")}</script></scriptTask>", "a", "expression" },
            { Drafts.Tasks("a", "b") + Each(2_400, i => Flow($"f{i}", "a", "b", When(Each(1_900, _ => "a+") + "1"))), "f", "expression" },
            { Drafts.Tasks("a", "b") + Each(9_900, i => Flow($"f{i}", "a", "b", When("a b + c ("))), "f", "expression" },
            { Drafts.Tasks("a", "b") + Flow("f", "a", "b", When(new string('!', 3_900) + "a")), "f", "expression" },
        };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void What_would_cost_too_much_is_refused_by_the_id_of_its_element(string inside, string id, string kind)
    {
        ReadResult read = null!;
        Assert.InRange(Cpu.Seconds(() => read = Drafts.Read(inside)), 0, 2);
        var finding = read.Findings.First(f => f.Kind == kind);
        Assert.Equal(FindingLevel.Error, finding.Level);
        Assert.StartsWith(id, finding.ElementId, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_attributes_are_seen_in_any_encoding_before_the_tag_is_read()
    {
        var file = $"<definitions><task {Each(300_000, i => $"a{i}=\"\" ")}/></definitions>";
        ReadResult read = null!;
        Assert.InRange(Cpu.Seconds(() => read = BpmnReader.Read(Encoding.Unicode.GetBytes('\ufeff' + file))), 0, 2);
        Assert.Equal("too_many_elements", Assert.Single(read.Findings).Kind);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_file_with_the_mark_of_its_encoding_is_read(string encoding)
    {
        var text =
            "\ufeff<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\" name=\"Cấp phép\"/></definitions>";
        Assert.Equal("Cấp phép", BpmnReader.Read(Encoding.GetEncoding(encoding).GetBytes(text)).Diagram!.Processes[0].Name);
    }

    [Fact]
    public void A_link_thrown_behind_its_own_catch_is_refused_and_cut_when_it_runs()
    {
        var ring =
            "<startEvent id=\"s\"/><intermediateThrowEvent id=\"l\"><linkEventDefinition name=\"A\"/></intermediateThrowEvent><intermediateCatchEvent id=\"c\"><linkEventDefinition name=\"A\"/></intermediateCatchEvent>";
        var diagram = Drafts.Diagram(ring + Drafts.Flows("s>l c>l"));
        Assert.Contains(Checker.Check(diagram).Findings, f => f is { Kind: "livelock", ElementId: "l" });
        var effects = Engine.Step(diagram, InstanceState.New, new Input.Start("p"), Drafts.Morning).Effects;
        Assert.Equal("runaway", Assert.Single(effects.OfType<Effect.Incident>()).Kind);
    }

    [Fact]
    public void Processes_that_call_each_other_in_a_ring_are_refused_and_others_that_call_into_it_are_not()
    {
        string Caller(string process, string called) =>
            $"<process id=\"{process}\"><callActivity id=\"to-{process}-{called}\" calledElement=\"{called}\"/></process>";
        var diagram = Drafts.Diagram(
            "<callActivity id=\"in\" calledElement=\"one\"/>",
            Caller("one", "two") + Caller("two", "three") + Caller("three", "one")
        );
        Assert.Equal(
            ["to-one-two", "to-two-three", "to-three-one"],
            Checker.Check(diagram).Findings.Where(f => f.Kind == "calls_itself").Select(f => f.ElementId)
        );
    }
}
