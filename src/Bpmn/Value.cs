using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace IsoDienTu.Bpmn;

/// <summary>
/// A variable's value: nothing, truth, decimal number, text, list or map. Immutable; equal when the content is equal. The JSON form is the
/// plain one, so <c>{"a": [1, true]}</c> is a map with a list.
/// </summary>
public abstract record Value
{
    private Value() { }

    public static readonly Value Null = new Nothing();
    public static readonly Value True = new Truth(true);
    public static readonly Value False = new Truth(false);

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(decimal value) => new Number(value);

    public static Value Of(string? value) => value is null ? Null : new Text(value);

    public sealed record Nothing : Value
    {
        public override string ToString() => "";
    }

    public sealed record Truth(bool Holds) : Value
    {
        public override string ToString() => Holds ? "true" : "false";
    }

    public sealed record Number(decimal Amount) : Value
    {
        public override string ToString() => Amount.ToString("G29", CultureInfo.InvariantCulture);
    }

    public sealed record Text(string Words) : Value
    {
        public override string ToString() => Words;
    }

    public sealed record List(ImmutableArray<Value> Items) : Value
    {
        public bool Equals(List? other) => other is not null && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

        public override int GetHashCode() => Items.Length;

        public override string ToString() => string.Join(", ", Items);
    }

    public sealed record Map(ImmutableSortedDictionary<string, Value> Members) : Value
    {
        public bool Equals(Map? other) => other is not null && Members.SequenceEqual(other.Members);

        public override int GetHashCode() => Members.Count;

        public override string ToString() => string.Join(", ", Members.Select(m => $"{m.Key}: {m.Value}"));
    }

    /// <summary>Reads plain JSON. A number beyond decimal's range becomes its text.</summary>
    public static Value FromJson(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.True => True,
            JsonValueKind.False => False,
            JsonValueKind.Number => json.TryGetDecimal(out var number) ? Of(number) : Of(json.GetRawText()),
            JsonValueKind.String => Of(json.GetString()),
            JsonValueKind.Array => new List([.. json.EnumerateArray().Select(FromJson)]),
            JsonValueKind.Object => new Map(Variables(json)),
            _ => Null,
        };

    /// <summary>Reads a JSON object as variables by name; of a name given twice the last counts.</summary>
    public static ImmutableSortedDictionary<string, Value> Variables(JsonElement json)
    {
        var members = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            members[member.Name] = FromJson(member.Value);
        }
        return members.ToImmutable();
    }

    /// <summary>Writes plain JSON.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        switch (this)
        {
            case Truth truth:
                json.WriteBooleanValue(truth.Holds);
                break;
            case Number number:
                json.WriteNumberValue(number.Amount);
                break;
            case Text text:
                json.WriteStringValue(text.Words);
                break;
            case List list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    item.WriteTo(json);
                }
                json.WriteEndArray();
                break;
            case Map map:
                WriteVariables(json, map.Members);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    internal static void WriteVariables(Utf8JsonWriter json, ImmutableSortedDictionary<string, Value> variables)
    {
        json.WriteStartObject();
        foreach (var (name, value) in variables)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
        json.WriteEndObject();
    }
}
