using System.Text.Json.Serialization;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Procedures.Merging;

/// <summary>Which side a person takes where both changed something.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MergeSide>))]
internal enum MergeSide
{
    Ours,
    Theirs,

    /// <summary>Words of one's own.</summary>
    Own,
}

/// <param name="Words">What is written instead of both; only with <see cref="MergeSide.Own"/>.</param>
internal sealed record MergeChoice(MergeSide Side, string? Words = null);

/// <summary>Where in the card a unit stands.</summary>
internal enum MergeArea
{
    Head,
    Sections,
    Parts,
    Steps,
    Forms,
    Records,
}

/// <summary>One thing that the agency, the model or both changed.</summary>
/// <param name="Key">Names it within one merge: area, piece, field.</param>
/// <param name="Item">What the piece is called, e.g. the name of the step; empty for the head.</param>
/// <param name="Field">Name of the field; <see cref="Presence"/> for the piece as a whole, <see cref="Order"/> for the order of its list.</param>
/// <param name="Base">As the model said when it was adopted; null where the piece was not there.</param>
/// <param name="Ours">As the agency says; null where it has removed the piece.</param>
/// <param name="Theirs">As the new issue says; null where it has removed the piece.</param>
/// <param name="MayWrite">Whether words of one's own may be put in its place.</param>
/// <param name="Choice">What was chosen; null for none.</param>
internal sealed record MergeUnit(
    string Key,
    MergeArea Area,
    string Item,
    string Field,
    UnitState State,
    string? Base,
    string? Ours,
    string? Theirs,
    bool MayWrite,
    MergeChoice? Choice
)
{
    public const string Presence = "Presence";
    public const string Order = "Order";

    /// <summary>Whether a person must still choose.</summary>
    public bool IsOpen => State == UnitState.Conflict && Choice is null;
}

/// <summary>What a merge leaves behind that somebody has to look at.</summary>
/// <param name="Sentence">Vietnamese with places.</param>
internal sealed record MergeWarning(string Sentence, IReadOnlyList<object> Args);

/// <summary>A merged card. Where a choice is still open the agency's own side stands in the card.</summary>
internal sealed record MergeOutcome(ProcedureCard Card, IReadOnlyList<MergeUnit> Units, IReadOnlyList<MergeWarning> Warnings)
{
    public IReadOnlyList<MergeUnit> Conflicts => [.. Units.Where(u => u.State == UnitState.Conflict)];

    public IReadOnlyList<MergeUnit> Open => [.. Units.Where(u => u.IsOpen)];
}
