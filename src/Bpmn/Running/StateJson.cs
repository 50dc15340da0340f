using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IsoDienTu.Bpmn.Running;

/// <summary>
/// The stored form of a state, version 1. Short member names, and what has its usual value is left out:
/// v version, s status, p process, k called, q last number, c scopes (i number, t outer token, d completed steps, l own variables, e closing, g enough,
/// u can be undone, z still to be undone: a activity, l variables, n inside it), t tokens (i number, c scope, a node, f phase, y flow,
/// o outcome, b back to, r runs: n all, s begun, d over, i items to come, x warned), w armed events (i number, a node, t token, c scope where
/// no token says it, l firings left, n name, h held, x warned), d variables.
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
            Flag(json, "k", state.Called);
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
            var tokens = Array(root, "t", ReadToken);
            return new InstanceState
            {
                Called = Flag(root, "k"),
                Status = (InstanceStatus)Number(root, "s"),
                ProcessId = Text(root, "p") ?? "",
                Sequence = Number(root, "q"),
                Scopes = Array(root, "c", ReadScope),
                Tokens = tokens,
                Waits = Array(root, "w", w => ReadWait(w, tokens)),
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
        Variables(json, scope.Locals);
        Flag(json, "e", scope.Closing);
        Flag(json, "g", scope.Enough);
        Array(json, "u", scope.Undo, WriteUndo);
        Array(json, "z", scope.Undoing, WriteUndo);
    }

    private static void WriteUndo(Utf8JsonWriter json, Undo undo)
    {
        json.WriteString("a", undo.At);
        Variables(json, undo.Locals);
        Array(json, "n", undo.Inner, WriteUndo);
    }

    private static Undo ReadUndo(JsonElement json) =>
        new(Text(json, "a")!) { Locals = Variables(json), Inner = Array(json, "n", ReadUndo) };

    private static Scope ReadScope(JsonElement json) =>
        new(Number(json, "i"), Optional(json, "t"))
        {
            Done = json.TryGetProperty("d", out var done) ? [.. done.EnumerateArray().Select(d => d.GetString()!)] : [],
            Locals = Variables(json),
            Closing = Flag(json, "e"),
            Enough = Flag(json, "g"),
            Undo = Array(json, "u", ReadUndo),
            Undoing = Array(json, "z", ReadUndo),
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
        if (token.Repeat is { } repeat)
        {
            json.WriteStartObject("r");
            Number(json, "n", repeat.Total);
            json.WriteNumber("s", repeat.Started);
            json.WriteNumber("d", repeat.Completed);
            if (!repeat.Items.IsEmpty)
            {
                json.WritePropertyName("i");
                new Value.List(repeat.Items).WriteTo(json);
            }
            json.WriteEndObject();
        }
        Flag(json, "x", token.Warned);
    }

    private static Token ReadToken(JsonElement json) =>
        new(Number(json, "i"), Number(json, "c"), Text(json, "a")!, (TokenPhase)(Optional(json, "f") ?? 0))
        {
            Via = Text(json, "y"),
            Outcome = Text(json, "o"),
            BackTo = Text(json, "b"),
            Repeat = json.TryGetProperty("r", out var repeat) ? ReadRepeat(repeat) : null,
            Warned = Flag(json, "x"),
        };

    private static Repetition ReadRepeat(JsonElement json) =>
        new((int?)Optional(json, "n"), (int)Number(json, "s"), (int)Number(json, "d"))
        {
            Items = json.TryGetProperty("i", out var items) && Value.FromJson(items) is Value.List list ? list.Items : [],
        };

    private static void WriteWait(Utf8JsonWriter json, Wait wait)
    {
        json.WriteNumber("i", wait.Id);
        json.WriteString("a", wait.At);
        Number(json, "t", wait.TokenId);
        Number(json, "c", wait.TokenId is null ? wait.ScopeId : null);
        Number(json, "l", wait.Left);
        Text(json, "n", wait.Name);
        Flag(json, "h", wait.Held);
        Flag(json, "x", wait.Warned);
    }

    private static Wait ReadWait(JsonElement json, ImmutableArray<Token> tokens)
    {
        var token = Optional(json, "t");
        var scope = Optional(json, "c") ?? tokens.First(t => t.Id == token).ScopeId;
        return new(Number(json, "i"), Text(json, "a")!, token, scope)
        {
            Left = (int?)Optional(json, "l"),
            Name = Text(json, "n"),
            Held = Flag(json, "h"),
            Warned = Flag(json, "x"),
        };
    }

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

    private static void Number(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    private static void Flag(Utf8JsonWriter json, string name, bool set)
    {
        if (set)
        {
            json.WriteNumber(name, 1);
        }
    }

    private static bool Flag(JsonElement json, string name) => Optional(json, name) == 1;

    private static void Variables(Utf8JsonWriter json, ImmutableSortedDictionary<string, Value> locals)
    {
        if (!locals.IsEmpty)
        {
            json.WritePropertyName("l");
            Value.WriteVariables(json, locals);
        }
    }

    private static ImmutableSortedDictionary<string, Value> Variables(JsonElement json) =>
        json.TryGetProperty("l", out var locals) ? Value.Variables(locals) : InstanceState.NoVariables;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private static long? Optional(JsonElement json, string name) => json.TryGetProperty(name, out var number) ? number.GetInt64() : null;
}
