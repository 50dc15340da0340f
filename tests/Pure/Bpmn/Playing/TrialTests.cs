using System.Text.Json;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn.Playing;

/// <summary>A process tried by hand: what is offered is what the engine takes, and the steps are a scenario.</summary>
public sealed class TrialTests
{
    private const string Choice = """
        <startEvent id="s"/><userTask id="a" name="Thẩm định"><extensionElements><iso:step xmlns:iso="urn:isodientu:bpmn:1" number="1" term="2 giờ"/></extensionElements></userTask>
        <exclusiveGateway id="g"/><serviceTask id="auto" name="Cấp số"/><userTask id="b" name="Ký"/><endEvent id="e"/>
        <sequenceFlow id="s-a" sourceRef="s" targetRef="a"/><sequenceFlow id="a-g" sourceRef="a" targetRef="g"/>
        <sequenceFlow id="ok" name="Đạt" sourceRef="g" targetRef="auto"/><sequenceFlow id="no" name="Không đạt" sourceRef="g" targetRef="e"/>
        <sequenceFlow id="auto-b" sourceRef="auto" targetRef="b"/><sequenceFlow id="b-e" sourceRef="b" targetRef="e"/>
        """;

    private static readonly ReadResult Office = Drafts.Read(Choice);

    private static TrialPicture Play(ReadResult main, params string[] steps) =>
        Trial.Play(main, [], $"[{string.Join(',', steps)}]", (_, start) => start.AddHours(2));

    [Fact]
    public void Each_offer_is_taken_and_leads_on_to_the_end()
    {
        var steps = new List<string>();
        var picture = Play(Office);
        Assert.Equal(InstanceStatus.New, picture.Status);
        Go("start", null);
        var place = Assert.Single(picture.Places);
        Assert.Equal(("a", "Thẩm định", picture.Now.AddHours(2)), (place.ElementId, place.Name, place.Due!.Value));
        Assert.Equal(["Đạt", "Không đạt"], place.Offers.Where(o => o.Kind == "complete").Select(o => o.About));
        Go("complete", "Đạt");
        Assert.Equal("auto", Assert.Single(picture.Places).ElementId);
        Go("fail", null);
        Assert.Equal(TokenPhase.Stuck, Assert.Single(picture.Places).Phase);
        Assert.Contains(picture.Trail, e => e is { Kind: "Incident", ElementId: "auto" });
        Go("retry", null);
        Go("serve", null);
        Assert.Contains("auto", picture.Passed);
        Go("back", "Thẩm định");
        Assert.Equal("a", Assert.Single(picture.Places).ElementId);
        Go("complete", "Không đạt");
        Assert.Equal(InstanceStatus.Ended, picture.Status);
        Assert.Empty(picture.Places);

        // What was tried is a scenario that the player holds to be true.
        var file = Trial.File($"[{string.Join(',', steps)}]", picture);
        Assert.Equal((1, 0), (ScenarioPlayer.Play(Office, [], file).Passed, ScenarioPlayer.Play(Office, [], file).Failed));
        var broken = file.Replace("\"no\"", "\"ok\"", StringComparison.Ordinal);
        Assert.Equal(1, ScenarioPlayer.Play(Office, [], broken).Failed);

        void Go(string kind, string? about)
        {
            steps.Add(picture.Offers.Concat(picture.Places.SelectMany(p => p.Offers)).First(o => o.Kind == kind && o.About == about).Step);
            picture = Play(Office, [.. steps]);
            Assert.Null(picture.Problem);
            Assert.Equal(steps.Count, picture.Done);
        }
    }

    [Fact]
    public void A_step_that_does_not_fit_is_named_and_those_before_it_stand()
    {
        var picture = Play(Office, """{"start":{}}""", """{"complete":"b"}""", """{"complete":"a"}""");
        Assert.Equal((1, 1), (picture.Done, picture.Problem!.Step));
        Assert.Equal("a", Assert.Single(picture.Places).ElementId);
        var refused = Play(Office, """{"start":{}}""", """{"complete":"a","outcome":"mai"}""");
        Assert.Contains("mai", refused.Problem!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Timers_messages_and_signals_are_offered_with_when_they_are_due()
    {
        const string Waiting = """
            <startEvent id="s"/><userTask id="a"/><endEvent id="e"/><endEvent id="late"/><endEvent id="told"/>
            <boundaryEvent id="t" attachedToRef="a"><timerEventDefinition><timeDuration>PT30H</timeDuration></timerEventDefinition></boundaryEvent>
            <boundaryEvent id="m" attachedToRef="a"><messageEventDefinition messageRef="m1"/></boundaryEvent>
            <sequenceFlow id="s-a" sourceRef="s" targetRef="a"/><sequenceFlow id="a-e" sourceRef="a" targetRef="e"/>
            <sequenceFlow id="t-late" sourceRef="t" targetRef="late"/><sequenceFlow id="m-told" sourceRef="m" targetRef="told"/>
            """;
        var main = Drafts.Read(Waiting, "<message id=\"m1\" name=\"Rút hồ sơ\"/>");
        var picture = Play(main, """{"start":{}}""");
        var timer = picture.Offers.First(o => o.Kind == "timer");
        Assert.Equal(ScenarioPlayer.Beginning.AddHours(30), timer.Due);
        var message = picture.Offers.First(o => o.Kind == "message");
        Assert.Equal("Rút hồ sơ", message.About);
        Assert.Equal(InstanceStatus.Ended, Play(main, """{"start":{}}""", message.Step).Status);
        var late = Play(main, """{"start":{}}""", timer.Step);
        Assert.Equal((InstanceStatus.Ended, timer.Due), (late.Status, late.Now));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{\"start\":{},\"x\":1}, {\"nothing\":1}]")]
    [InlineData("[{\"start\":{}},{\"complete\":7}]")]
    [InlineData("[{\"start\":{}},{\"complete\":\"a\",\"outcome\":7}]")]
    [InlineData("[{\"start\":{}},{\"advance\":\"immer\"}]")]
    [InlineData("[{\"start\":{},\"at\":1}]")]
    [InlineData("[")]
    public void Hostile_steps_are_a_problem_and_no_exception(string steps) =>
        Assert.NotNull(Trial.Play(Office, [], steps, (_, _) => null).Problem);

    [Fact]
    public void What_runs_without_end_is_stopped_soon()
    {
        const string Ticking = """
            <startEvent id="s"/><userTask id="a"/><endEvent id="e"/><scriptTask id="tick"><script>n = 1</script></scriptTask>
            <boundaryEvent id="t" attachedToRef="a" cancelActivity="false"><timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition></boundaryEvent>
            <sequenceFlow id="s-a" sourceRef="s" targetRef="a"/><sequenceFlow id="a-e" sourceRef="a" targetRef="e"/><sequenceFlow id="t-k" sourceRef="t" targetRef="tick"/>
            """;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var picture = Play(Drafts.Read(Ticking), """{"start":{}}""", """{"advance":"P90Y"}""");
        Assert.Contains("không dừng", picture.Problem!.Message, StringComparison.Ordinal);
        Assert.True(watch.ElapsedMilliseconds < 10_000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void A_drawing_with_faults_is_not_started()
    {
        var picture = Play(Drafts.Read("<startEvent id=\"s\"/><complexGateway id=\"x\"/>" + Drafts.Flows("s>x")), """{"start":{}}""");
        Assert.Equal((InstanceStatus.New, 0), (picture.Status, picture.Done));
        Assert.NotNull(picture.Problem);
    }

    [Fact]
    public void A_called_process_is_tried_along_and_one_out_of_reach_is_answered_by_hand()
    {
        var caller = Drafts.Read(
            "<startEvent id=\"s\"/><callActivity id=\"c\" calledElement=\"q\"/><endEvent id=\"e\"/>" + Drafts.Flows("s>c c>e")
        );
        var called = BpmnReader.Read(
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d2" targetNamespace="t"><process id="q" isExecutable="true">
            <startEvent id="qs"/><userTask id="qa" name="Làm hộ"/><endEvent id="qe"/>
            <sequenceFlow id="1" sourceRef="qs" targetRef="qa"/><sequenceFlow id="2" sourceRef="qa" targetRef="qe"/></process></definitions>
            """
        );
        var with = Trial.Play(caller, [called], """[{"start":{}}]""", (_, _) => null);
        Assert.Contains(with.Places, p => p is { Process: "q", ElementId: "qa" });
        Assert.Equal(InstanceStatus.Ended, Trial.Play(caller, [called], """[{"start":{}},{"complete":"qa"}]""", (_, _) => null).Status);
        Assert.DoesNotContain(with.Places.SelectMany(p => p.Offers), o => o.Kind == "serve");
    }

    [Fact]
    public void The_saved_file_is_readable_vietnamese()
    {
        const string Steps = """[{"start":{"nơi":"Sơn La"}}]""";
        var file = Trial.File(Steps, Trial.Play(Office, [], Steps, (_, _) => null));
        Assert.Contains("Sơn La", file, StringComparison.Ordinal);
        Assert.Equal("held", JsonDocument.Parse(file).RootElement.GetProperty("services").GetString());
    }
}
