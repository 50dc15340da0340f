using System.Globalization;
using System.Text.Json.Serialization;
using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Processes;

/// <summary>What was handed in with a step whose button asked for more than a press, kept as it was asked then.</summary>
/// <param name="Fields">Those that were filled in.</param>
/// <param name="Papers">What was attached.</param>
/// <param name="Forms">Codes of the forms it yielded.</param>
public sealed record StepAnswers(IReadOnlyList<StepAnswer> Fields, IReadOnlyList<StepPaper> Papers, IReadOnlyList<string> Forms);

/// <summary>One field that was filled in.</summary>
/// <param name="Name">Name of the variable it became.</param>
/// <param name="Kind">text, date, number or choice.</param>
/// <param name="Value">Numbers with a point, days as yyyy-MM-dd.</param>
public sealed record StepAnswer(string Name, string Label, string Kind, string Value)
{
    /// <summary>The value as people write it: 1.250.000 and 05/01/2026.</summary>
    [JsonIgnore]
    public string Said =>
        Kind switch
        {
            "date" => Moments.Date(DateOnly.ParseExact(Value, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            "number" => decimal.Parse(Value, CultureInfo.InvariantCulture)
                .ToString("#,0.############", CultureInfo.GetCultureInfo("vi-VN")),
            _ => Value,
        };
}

/// <summary>One paper that was attached; its bytes are at <c>/Processes/Papers/{Id}</c>.</summary>
/// <param name="Asked">What it was asked for as.</param>
/// <param name="Name">Name of the file.</param>
/// <param name="Length">In bytes.</param>
public sealed record StepPaper(Guid Id, string Asked, string Name, long Length);
