using System.Buffers;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IsoDienTu.Bpmn;

namespace IsoDienTu.Processes.Running;

/// <summary>
/// A trail entry: the inputs of one command, each with its kind, its members, its variables as short texts, and how the task was left. Enough to
/// play the instance again.
/// </summary>
internal static class TrailJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ConcurrentDictionary<Type, Kind> Kinds = new();

    /// <param name="leaving">Null when the command completed no task.</param>
    /// <param name="departure">Null when the instance stays on its version.</param>
    public static string Write(IReadOnlyList<Input> inputs, Leaving? leaving, Departure? departure = null)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            if (departure is not null)
            {
                json.WritePropertyName("departure");
                JsonSerializer.Serialize(json, departure, JsonSerializerOptions.Web);
            }

            json.WriteStartArray("inputs");
            foreach (var input in inputs)
            {
                Write(json, input);
            }

            json.WriteEndArray();
            json.WritePropertyName("leaving");
            JsonSerializer.Serialize(json, leaving, JsonSerializerOptions.Web);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Input input)
    {
        var kind = Kinds.GetOrAdd(input.GetType(), Kind.Of);
        json.WriteStartObject();
        json.WriteString("kind", kind.Name);
        foreach (var (name, property) in kind.Members)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, property.GetValue(input), property.PropertyType, JsonSerializerOptions.Web);
        }

        if (!input.Variables.IsEmpty)
        {
            json.WriteStartObject("variables");
            foreach (var (name, value) in input.Variables)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private sealed record Kind(string Name, IReadOnlyList<(JsonEncodedText Name, PropertyInfo Property)> Members)
    {
        public static Kind Of(Type type) =>
            new(
                type.Name,
                [
                    .. type.GetProperties()
                        .Where(p => p.Name is not nameof(Input.Variables))
                        .Select(p => (JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(p.Name)), p)),
                ]
            );
    }
}
