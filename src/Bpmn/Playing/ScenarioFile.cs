using System.Text.Json;

namespace IsoDienTu.Bpmn.Playing;

/// <summary>One step of a scenario: its kind is the name of its first member that is one.</summary>
internal sealed record Step(string Kind, JsonElement Value, JsonElement All)
{
    public bool Has(string name) => All.TryGetProperty(name, out _);

    public JsonElement? Member(string name) => All.TryGetProperty(name, out var value) ? value : null;

    public override string ToString() => All.GetRawText();
}

/// <summary>Reads scenario files strictly: a step of an unknown kind is a mistake of the file, not a scenario that fails.</summary>
internal static class ScenarioFile
{
    /// <returns>The process that is started (null for the only one), whether automatic steps wait for an answer, and the scenarios.</returns>
    public static (string? Process, bool Held, List<List<Step>> Scenarios) Open(JsonElement file)
    {
        if (
            file.ValueKind != JsonValueKind.Object
            || !file.TryGetProperty("scenarios", out var list)
            || list.ValueKind != JsonValueKind.Array
        )
        {
            throw new FormatException("The scenario file has no list 'scenarios'; write {\"process\": null, \"scenarios\": [[...]]}.");
        }
        var process = file.TryGetProperty("process", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        var held = file.TryGetProperty("services", out var services) && services.ValueEquals("held");
        return (process, held, [.. list.EnumerateArray().Select(Scenario)]);
    }

    /// <summary>The steps of one scenario.</summary>
    /// <exception cref="FormatException">The text is no list of steps.</exception>
    public static List<Step> Read(string steps)
    {
        using var list = JsonDocument.Parse(steps);
        return Scenario(list.RootElement, 0);
    }

    private static List<Step> Scenario(JsonElement scenario, int i) =>
        scenario.ValueKind == JsonValueKind.Array
            ? [.. scenario.EnumerateArray().Select((s, j) => StepOf(s, $"scenario {i}, step {j}"))]
            : throw new FormatException($"Scenario {i} is not a list of steps.");

    private static Step StepOf(JsonElement step, string place)
    {
        if (step.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"At {place}: a step is an object such as {{\"complete\": \"taskId\"}}.");
        }
        foreach (var member in step.EnumerateObject())
        {
            if (Steps.Kinds.TryGetValue(member.Name, out var form))
            {
                return form.Contains(member.Value.ValueKind)
                    ? new Step(member.Name, member.Value.Clone(), step.Clone())
                    : throw new FormatException($"At {place}: '{member.Name}' cannot be {member.Value.GetRawText()}.");
            }
        }
        var known = string.Join(", ", Steps.Kinds.Keys.Order(StringComparer.Ordinal));
        throw new FormatException($"At {place}: no known step in {step.GetRawText()}; known are {known}.");
    }
}
