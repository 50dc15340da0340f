using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Trying;

/// <summary>
/// The steps of a trial as they travel with the page: a scenario's steps as JSON. They come from the browser, so nothing in them is trusted: they are
/// bounded, read strictly and played from the start each time.
/// </summary>
internal sealed partial class TrialSteps
{
    /// <summary>In characters; a trial by hand has a few hundred.</summary>
    private const int MostText = 64_000;

    private const int MostData = 4_000;
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<JsonNode> steps;

    private TrialSteps(List<JsonNode> steps) => this.steps = steps;

    public int Count => steps.Count;

    public override string ToString() => new JsonArray([.. steps.Select(s => s.DeepClone())]).ToJsonString(Readable);

    /// <summary>Reads what the page sent; what is no list of steps begins anew.</summary>
    public static TrialSteps Read(string? text)
    {
        if (text is null or { Length: 0 or > MostText })
        {
            return new([]);
        }

        try
        {
            return JsonNode.Parse(text) is JsonArray list && list.All(s => s is JsonObject) && list.Count <= Trial.MostSteps
                ? new([.. list.Select(s => s!.DeepClone())])
                : new([]);
        }
        catch (JsonException)
        {
            return new([]);
        }
        catch (ArgumentException)
        {
            // An object that names a member twice.
            return new([]);
        }
    }

    public TrialSteps First(int count) => new([.. steps.Take(count)]);

    /// <summary>With one more step.</summary>
    /// <param name="step">One of <see cref="TrialOffer.Step"/>, or <c>{"setVar":{}}</c>.</param>
    /// <param name="data">Lines <c>name = value</c> that go with it.</param>
    /// <exception cref="RuleException">The step is none, there are too many, or a line cannot be read.</exception>
    public TrialSteps With(string step, string? data)
    {
        if (steps.Count >= Trial.MostSteps)
        {
            throw new RuleException(
                typeof(Texts),
                "processes.trial.long",
                "Một lần chạy thử có nhiều nhất {0} thao tác. Hãy tải kịch bản về rồi làm lại từ đầu.",
                null,
                Trial.MostSteps
            );
        }

        var values = Data(data);
        var made = Step(step);
        foreach (var (member, value) in made.ToList())
        {
            if (member is "start" or "setVar" && value is JsonObject)
            {
                made[member] = values;
                return new([.. steps, made]);
            }
        }

        if (values.Count > 0)
        {
            made["variables"] = values;
        }

        return new([.. steps, made]);
    }

    private static JsonObject Step(string step)
    {
        try
        {
            if (step.Length <= MostText && JsonNode.Parse(step) is JsonObject made)
            {
                return made;
            }
        }
        catch (JsonException)
        {
            // Said below: it is no step, whatever is wrong with it.
        }

        throw new RuleException(typeof(Texts), "processes.trial.step", "Thao tác này không có; hãy chọn một nút trên trang.");
    }

    /// <summary>Numbers, true, false, null, lists and maps as in JSON; everything else is text.</summary>
    private static JsonObject Data(string? data)
    {
        var values = new JsonObject();
        var lines = (data ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            if (data!.Length > MostData || Line().Match(line) is not { Success: true } read)
            {
                throw new RuleException(
                    typeof(Texts),
                    "processes.trial.data",
                    "Không đọc được dòng «{0}». Mỗi dòng viết: tên = giá trị, ví dụ soTien = 200 (cả phần nhiều nhất {1} ký tự).",
                    "Data",
                    line.Length > 60 ? line[..60] + "…" : line,
                    MostData
                );
            }

            values[read.Groups["name"].Value] = Value(read.Groups["value"].Value);
        }

        return values;
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text)?.DeepClone();
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    [GeneratedRegex(@"^(?<name>[\p{L}_][\p{L}\p{N}_]{0,99})\s*=\s*(?<value>.+)$", RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Line();
}
