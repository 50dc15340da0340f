namespace IsoDienTu.Procedures.Importing;

/// <summary>A step while it is being read: what its row or paragraph says, before numbers are made unique and ways are followed.</summary>
internal sealed class StepDraft
{
    /// <summary>The unique number, given when the outline is complete.</summary>
    public string No { get; set; } = "";

    /// <summary>The printed number; empty when the source prints none.</summary>
    public required string Printed { get; init; }

    /// <summary>A further activity under the number of the step before.</summary>
    public bool IsSub { get; init; }
    public string? CaseId { get; set; }
    public string? SectionId { get; set; }
    public List<string> Content { get; } = [];
    public string Role { get; init; } = "";
    public IReadOnlyList<string> Roles { get; init; } = [];
    public TimeCell Time { get; set; } = new(null, null, TimeMarks.None);

    /// <summary>The earlier step whose merged time cell covers this one.</summary>
    public StepDraft? SharesTimeOf { get; set; }
    public List<string> Results { get; } = [];
    public List<string> Forms { get; } = [];
    public required StepAnchors At { get; init; }
    public StepMarks Marks { get; set; }
    public List<ReadNext> Next { get; } = [];
    public List<ReadReturn> Returns { get; } = [];

    /// <summary>The printed number, or the unique one where none is printed.</summary>
    public string Name => Printed.Length > 0 ? Printed : No;
}

/// <summary>Oddities of a step that become findings.</summary>
[Flags]
internal enum StepMarks
{
    None = 0,

    /// <summary>The source prints no number.</summary>
    NoNumber = 1,

    /// <summary>The number was already used in the same part.</summary>
    Repeated = 2,

    /// <summary>A row of content alone was added to it.</summary>
    Orphan = 4,

    /// <summary>The time was found in another column than the header says.</summary>
    Shifted = 8,
}
