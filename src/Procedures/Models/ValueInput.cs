using IsoDienTu.Procedures.Merging;

namespace IsoDienTu.Procedures.Models;

/// <summary>The value of a parameter as typed.</summary>
internal sealed class ValueInput
{
    public string Key { get; set; } = "";
    public string? Value { get; set; }

    public static IReadOnlyDictionary<string, string> Of(IEnumerable<ValueInput> typed) =>
        typed.DistinctBy(v => v.Key).ToDictionary(v => v.Key, v => v.Value ?? "", StringComparer.Ordinal);
}

/// <summary>The choice for a conflict as made.</summary>
internal sealed class ChoiceInput
{
    public string Key { get; set; } = "";
    public MergeSide? Side { get; set; }
    public string? Words { get; set; }

    public static IReadOnlyDictionary<string, MergeChoice> Of(IEnumerable<ChoiceInput> made) =>
        made.Where(c => c.Side is not null)
            .DistinctBy(c => c.Key)
            .ToDictionary(c => c.Key, c => new MergeChoice(c.Side!.Value, c.Words), StringComparer.Ordinal);
}
