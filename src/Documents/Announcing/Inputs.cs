namespace IsoDienTu.Documents.Announcing;

/// <summary>The documents of the system were put into use, as typed or sent.</summary>
/// <param name="Day">Since when.</param>
/// <param name="Number">Number of the decision, if there is one.</param>
internal sealed record ApplyInput(DateOnly? Day = null, string? Number = null);

/// <summary>A confirmation of validity, as typed or sent.</summary>
internal sealed record ConfirmInput
{
    public DateOnly? Day { get; init; }
    public string? Number { get; init; }
    public string? Standard { get; init; }
    public DateOnly? AuditFrom { get; init; }
    public DateOnly? AuditTo { get; init; }
    public string? AuditResult { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public string? Conclusion { get; init; }
    public string? SignerName { get; init; }
    public string? SignerPost { get; init; }
}

/// <summary>A decision of announcement, as typed or sent.</summary>
internal sealed record AnnounceInput
{
    public DateOnly? Day { get; init; }
    public string? Number { get; init; }
    public string? Standard { get; init; }
    public string? Place { get; init; }
    public string? Scope { get; init; }

    /// <summary>Codes of the procedures it covers.</summary>
    public List<string> Covered { get; init; } = [];

    /// <summary>A line each.</summary>
    public string? Bases { get; init; }
    public DateOnly? EffectFrom { get; init; }
    public string? Replaces { get; init; }
    public string? Executes { get; init; }

    /// <summary>A line each.</summary>
    public string? Recipients { get; init; }
    public string? SignerName { get; init; }
    public string? SignerPost { get; init; }
}

/// <summary>The announcement was made known.</summary>
/// <param name="Posted">Posted at the headquarters and on the web site; else the lead unit was told in writing.</param>
/// <param name="Number">Number of the letter.</param>
internal sealed record KnownInput(bool Posted = false, DateOnly? Day = null, string? Number = null);
