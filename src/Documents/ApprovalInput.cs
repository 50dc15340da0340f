namespace IsoDienTu.Documents;

/// <summary>How a draft is to be sent, as typed on a page that calls it <c>Order</c>.</summary>
public sealed class ApprovalInput
{
    /// <summary>First day in force; null for the day of approval.</summary>
    public DateOnly? WantedFrom { get; set; }

    /// <summary>Last day by which it should be done; null for none.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Number of the issuing decision.</summary>
    public string? DecisionNumber { get; set; }

    /// <summary>What changed and on which legal ground.</summary>
    public string? Reason { get; set; }

    /// <summary>What the sender tells those who review.</summary>
    public string? Words { get; set; }

    /// <summary>The order.</summary>
    public ApprovalOrder Make() => new(WantedFrom, DecisionNumber, Reason, Words, DueOn);
}
