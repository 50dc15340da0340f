using System.Runtime.CompilerServices;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Pure.Bpmn;

/// <summary>Plays a diagram and its scenarios that lie beside the calling test.</summary>
internal static class Scene
{
    public static void Holds(string name, [CallerFilePath] string test = "") => Holds(name, [], test);

    /// <param name="also">Further diagrams beside the test that are at hand, as with --also.</param>
    public static void Holds(string name, string[] also, [CallerFilePath] string test = "")
    {
        var others = also.Select(a => Read(a, test)).ToList();
        var result = ScenarioPlayer.Play(Read(name, test), others, File.ReadAllText(Beside(test, name + ".json")));
        Assert.True(result.Passed + result.Failed > 0, "the scenario file is empty");
        Assert.True(
            result.Failed == 0,
            string.Join('\n', result.Failures.Select(f => $"scenario {f.Scenario} step {f.Step}: expected {f.Expected}, was {f.Actual}"))
        );
    }

    public static ReadResult Read(string name, [CallerFilePath] string test = "") =>
        BpmnReader.Read(File.ReadAllBytes(Beside(test, name + ".bpmn")));

    public static string Path(string file, [CallerFilePath] string test = "") => Beside(test, file);

    private static string Beside(string test, string file) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(test)!, file);
}
