namespace IsoDienTu.Documents.Retaining;

/// <param name="Issues">Identifiers of the issues.</param>
internal sealed record ProposalInput(IReadOnlyList<Guid>? Issues = null, string? Reason = null);

/// <param name="Words">Why it is refused or taken back.</param>
/// <param name="Version">The version of the disposal that was seen.</param>
internal sealed record RefusalInput(string? Words = null, uint Version = 0);

/// <summary>The decision to destroy, with the opinion of the council before it.</summary>
internal sealed record DecisionInput
{
    /// <summary>Number of the decision.</summary>
    public string? Number { get; set; }

    /// <summary>Its day.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Number of the decision that formed the council.</summary>
    public string? CouncilNumber { get; set; }

    /// <summary>One a line.</summary>
    public string? Members { get; set; }
    public DateOnly? MetOn { get; set; }
    public string? Opinion { get; set; }

    /// <summary>The version of the disposal that was seen.</summary>
    public uint Version { get; set; }
}

/// <summary>The minutes, with which the destruction begins.</summary>
internal sealed record MinutesInput
{
    public string? Number { get; set; }
    public DateOnly? On { get; set; }
    public string? Place { get; set; }

    /// <summary>Who was there, one a line.</summary>
    public string? Present { get; set; }

    /// <summary>How it is destroyed.</summary>
    public string? Way { get; set; }
    public string? ChairName { get; set; }
    public string? ChairPost { get; set; }
    public string? RecorderName { get; set; }

    /// <summary>The version of the disposal that was seen.</summary>
    public uint Version { get; set; }
}
