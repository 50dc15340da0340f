using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IsoDienTu.Eiso.Shared;

/// <summary>
/// One call as its handler sees it: the values typed, whether JSON is wanted, and where the answer and the messages go.
/// </summary>
internal sealed class Call(ParseResult parsed, TextWriter output, TextWriter error)
{
    /// <summary>On every call; declared once on the root.</summary>
    public static readonly Option<bool> JsonOption = new("--json")
    {
        Description = Speech.Of("In đúng một tài liệu JSON ra đầu ra chuẩn", "Print exactly one JSON document on standard output"),
        Recursive = true,
    };

    private static readonly JsonSerializerOptions Shape = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // The output goes to a terminal or a parser, never into a page: Vietnamese and "+07:00" stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public bool Json => parsed.GetValue(JsonOption);

    /// <summary>The value of an option that has a default or is required.</summary>
    public T Value<T>(Option<T> option) => parsed.GetValue(option)!;

    /// <summary>The value of an option that may be left out; null then.</summary>
    public T? Optional<T>(Option<T> option) => parsed.GetValue(option);

    public T Value<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>Prints the answer: <paramref name="answer"/> as JSON under <c>--json</c>, else the text for people. Call it once.</summary>
    /// <param name="answer">An object whose property names become camelCase; write snake_case shapes with <see cref="JsonElement"/> or attributes.</param>
    public void Answer(object answer, Func<string> text) =>
        output.WriteLine(Json ? JsonSerializer.Serialize(answer, answer.GetType(), Shape) : text());

    /// <summary>A remark for the person, on standard error, so that it never spoils the answer.</summary>
    public void Note(string vietnamese, string english) => error.WriteLine(Speech.Of(vietnamese, english));

    /// <summary>The text of a file the person named; an unreadable one becomes an <see cref="InputError"/>.</summary>
    public static string ReadText(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputError(path, "không có tệp này; kiểm tra lại đường dẫn", "there is no such file; check the path");
        }

        return File.ReadAllText(path);
    }
}
