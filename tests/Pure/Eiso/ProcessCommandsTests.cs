using System.Runtime.CompilerServices;
using System.Text.Json;
using IsoDienTu.Eiso.Shared;

namespace IsoDienTu.Pure.Eiso;

public sealed class ProcessCommandsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eiso-process-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Element(string file, [CallerFilePath] string test = "") =>
        Path.Combine(Path.GetDirectoryName(test)!, "..", "Bpmn", "Nodes", file);

    private string Written(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLine.RunAsync(args, output, error), output.ToString(), error.ToString());
    }

    [Fact]
    public async Task A_sound_diagram_answers_yes_with_findings_by_element()
    {
        var (exit, output, error) = await Run("process", "check", Element("ExclusiveGateway/outcomes.bpmn"), "--json");
        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal((0, ""), (exit, error));
        Assert.True(answer.GetProperty("sound").GetBoolean());
        var first = answer.GetProperty("findings")[0];
        Assert.Equal(("check", "warning", "no_role"), (Text(first, "element"), Text(first, "level"), Text(first, "kind")));
    }

    [Fact]
    public async Task An_unfit_diagram_answers_no_and_an_unreadable_one_is_bad_input()
    {
        var (exit, output, _) = await Run("process", "check", Element("Unsupported/complex-gateway.bpmn"), "--json");
        Assert.Equal(1, exit);
        Assert.Contains("\"cx\"", output, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("process", "check", Written("dtd.bpmn", "<!DOCTYPE a><a/>"))).Exit);
        Assert.Equal(2, (await Run("process", "check", Path.Combine(_folder, "none.bpmn"))).Exit);
    }

    [Fact]
    public async Task Scenarios_that_hold_answer_yes_and_those_that_do_not_say_where()
    {
        var diagram = Element("ManualTask/waits.bpmn");
        var (exit, output, _) = await Run("process", "play", diagram, Element("ManualTask/waits.json"), "--json");
        Assert.Equal(0, exit);
        Assert.Equal("""{"passed":1,"failed":0,"failures":[]}""", Compact(output));
        var wrong = Written("wrong.json", """{"process": null, "scenarios": [[{"start": {}}, {"ended": true}]]}""");
        (exit, output, _) = await Run("process", "play", diagram, wrong, "--json");
        Assert.Equal(1, exit);
        Assert.Equal(
            """{"passed":0,"failed":1,"failures":[{"scenario":0,"step":1,"expected":"ended True","actual":"active [m], waiting []"}]}""",
            Compact(output)
        );
    }

    [Fact]
    public async Task A_step_of_an_unknown_kind_is_bad_input_and_named()
    {
        var unknown = Written("unknown.json", """{"scenarios": [[{"teleport": "m"}]]}""");
        var (exit, output, error) = await Run("process", "play", Element("ManualTask/waits.bpmn"), unknown, "--json");
        Assert.Equal((2, ""), (exit, output));
        Assert.Contains("scenario 0, step 0", error, StringComparison.Ordinal);
        Assert.Contains("teleport", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Working_time_terms_come_due_by_the_national_calendar()
    {
        var diagram = Written(
            "term.bpmn",
            """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p" isExecutable="true"><startEvent id="s"/>
            <intermediateCatchEvent id="w"><timerEventDefinition><timeDuration>2 giờ làm việc</timeDuration></timerEventDefinition></intermediateCatchEvent>
            <endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="w"/><sequenceFlow id="g" sourceRef="w" targetRef="e"/></process></definitions>
            """
        );
        var scenario = Written(
            "term.json",
            """{"scenarios": [[{"start": {}}, {"advance": "PT1H59M"}, {"ended": false}, {"advance": "PT1M"}, {"ended": true}]]}"""
        );
        Assert.Equal(0, (await Run("process", "play", diagram, scenario)).Exit);
    }

    [Fact]
    public async Task A_round_trip_keeps_the_file()
    {
        var diagram = Element("UserTask/people.bpmn");
        var copy = Path.Combine(_folder, "copy.bpmn");
        Assert.Equal(0, (await Run("process", "roundtrip", diagram, "-o", copy)).Exit);
        Assert.Equal(await File.ReadAllTextAsync(diagram), await File.ReadAllTextAsync(copy), ignoreCase: true);
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement);
}
