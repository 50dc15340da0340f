using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IsoDienTu.Bpmn.Running;

/// <summary>
/// The stored form of a state, version 1. Short member names, and what has its usual value is left out:
/// v version, s status, p process, q last number, c scopes (i number, t outer token, d completed steps), t tokens (i number, c scope,
/// a node, f phase, y flow, o outcome, b back to, x warned), w timers (i number, a node, t token, l firings left), d variables.
/// </summary>
internal static class StateJson
{
    private const int Version = 1;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(InstanceState state)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("v", Version);
            json.WriteNumber("s", (int)state.Status);
            Text(json, "p", state.ProcessId.Length > 0 ? state.ProcessId : null);
            json.WriteNumber("q", state.Sequence);
            Array(json, "c", state.Scopes, WriteScope);
            Array(json, "t", state.Tokens, WriteToken);
            Array(json, "w", state.Waits, WriteWait);
            if (!state.Variables.IsEmpty)
            {
                json.WritePropertyName("d");
                Value.WriteVariables(json, state.Variables);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static InstanceState Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (Number(root, "v") != Version)
            {
                throw new FormatException($"The instance state has version {Number(root, "v")}; known is {Version}.");
            }
            return new InstanceState
            {
                Status = (InstanceStatus)Number(root, "s"),
                ProcessId = Text(root, "p") ?? "",
                Sequence = Number(root, "q"),
                Scopes = Array(root, "c", ReadScope),
                Tokens = Array(root, "t", ReadToken),
                Waits = Array(root, "w", ReadWait),
                Variables = root.TryGetProperty("d", out var variables) ? Value.Variables(variables) : InstanceState.NoVariables,
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException("The text is no instance state.", error);
        }
    }

    private static void WriteScope(Utf8JsonWriter json, Scope scope)
    {
        json.WriteNumber("i", scope.Id);
        if (scope.TokenId is { } token)
        {
            json.WriteNumber("t", token);
        }
        if (!scope.Done.IsEmpty)
        {
            json.WriteStartArray("d");
            foreach (var step in scope.Done)
            {
                json.WriteStringValue(step);
            }
            json.WriteEndArray();
        }
    }

    private static Scope ReadScope(JsonElement json) =>
        new(Number(json, "i"), Optional(json, "t"))
        {
            Done = json.TryGetProperty("d", out var done) ? [.. done.EnumerateArray().Select(d => d.GetString()!)] : [],
        };

    private static void WriteToken(Utf8JsonWriter json, Token token)
    {
        json.WriteNumber("i", token.Id);
        json.WriteNumber("c", token.ScopeId);
        json.WriteString("a", token.At);
        if (token.Phase != TokenPhase.Open)
        {
            json.WriteNumber("f", (int)token.Phase);
        }
        Text(json, "y", token.Via);
        Text(json, "o", token.Outcome);
        Text(json, "b", token.BackTo);
        if (token.Warned)
        {
            json.WriteNumber("x", 1);
        }
    }

    private static Token ReadToken(JsonElement json) =>
        new(Number(json, "i"), Number(json, "c"), Text(json, "a")!, (TokenPhase)(Optional(json, "f") ?? 0))
        {
            Via = Text(json, "y"),
            Outcome = Text(json, "o"),
            BackTo = Text(json, "b"),
            Warned = Optional(json, "x") == 1,
        };

    private static void WriteWait(Utf8JsonWriter json, Wait wait)
    {
        json.WriteNumber("i", wait.Id);
        json.WriteString("a", wait.At);
        json.WriteNumber("t", wait.TokenId);
        if (wait.Left is { } left)
        {
            json.WriteNumber("l", left);
        }
    }

    private static Wait ReadWait(JsonElement json) =>
        new(Number(json, "i"), Text(json, "a")!, Number(json, "t")) { Left = (int?)Optional(json, "l") };

    private static void Array<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.IsEmpty)
        {
            return;
        }
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static ImmutableArray<T> Array<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Select(read)] : [];

    private static void Text(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private static long? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetInt64() : null;
}
