namespace IsoDienTu.Processes;

/// <summary>A step that officials do, as a published version draws it.</summary>
/// <param name="Number">As printed.</param>
/// <param name="Minutes">Its term in working minutes; null when none is counted.</param>
/// <param name="PostIds">Posts to which the step is offered.</param>
/// <param name="Ways">Where work may go from here, in the order of the drawing.</param>
public sealed record DrawnStep(
    string ElementId,
    string Number,
    string Name,
    int? Minutes,
    IReadOnlyList<Guid> PostIds,
    IReadOnlyList<DrawnWay> Ways
)
{
    /// <summary>The power it uses, a word of <see cref="Organisation.Powers"/>; null for an ordinary step.</summary>
    public string? Power { get; init; }
}

/// <summary>A way out of a step.</summary>
/// <param name="Outcome">Code to complete the step with; null when there is only this way.</param>
/// <param name="To">The step it leads to; null when it leads to an end or to the applicant.</param>
public sealed record DrawnWay(string? Outcome, DrawnWayKind Kind, string? To);

/// <summary>What a way means.</summary>
public enum DrawnWayKind
{
    /// <summary>On to the next step or to the end.</summary>
    Forward,

    /// <summary>Back to an earlier step, or the same once more.</summary>
    Back,

    /// <summary>To the applicant, who is asked for papers.</summary>
    Supplement,

    /// <summary>To the refusing end.</summary>
    Refuse,
}
