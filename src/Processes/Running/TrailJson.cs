using System.Text.Json;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Running;

/// <summary>An input as one JSON object: its kind, its members, its variables as short texts. Enough to play the instance again.</summary>
internal static class TrailJson
{
    public static string Write(Input input)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal) { ["kind"] = input.GetType().Name };
        foreach (var property in input.GetType().GetProperties().Where(p => p.Name is not (nameof(Input.Variables) or "EqualityContract")))
        {
            members[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = property.GetValue(input);
        }

        if (!input.Variables.IsEmpty)
        {
            members["variables"] = input.Variables.ToDictionary(v => v.Key, v => v.Value.ToString());
        }

        return JsonSerializer.Serialize(members, JsonSerializerOptions.Web);
    }
}
