using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>Plug: the way on which an agency reviews and approves its documents, a process that it may redraw. One module implements it.</summary>
public interface IApprovalPath
{
    /// <summary>Where the path is chosen for the first time and where its drawing leads from.</summary>
    string SetupHref { get; }

    /// <summary>The steps a draft would pass today, in the order of the drawing; null when the agency has not chosen a path yet.</summary>
    /// <exception cref="RuleException">The path as it is drawn now does not end in issuing a document.</exception>
    Task<IReadOnlyList<ApprovalStep>?> StepsAsync(IsoDbContext db, CancellationToken ct);

    /// <summary>Begins the work; part of the command that sends the draft.</summary>
    /// <returns>The instance of the process.</returns>
    Task<Guid> BeginAsync(IWork work, ApprovalStart start, CancellationToken ct);

    /// <summary>Ends the work without a result; part of the command that takes the draft back.</summary>
    Task CancelAsync(IWork work, Guid approvalId, Guid instanceId, CancellationToken ct);

    /// <summary>What has been done, and what is open, in the order in which it began.</summary>
    Task<IReadOnlyList<ApprovalPass>> CourseAsync(IsoDbContext db, Guid instanceId, CancellationToken ct);
}

/// <summary>A step of the path.</summary>
/// <param name="Holders">Who would do it today; empty when its posts are vacant.</param>
/// <param name="Approves">Whether it is the signature by which the document is approved.</param>
public sealed record ApprovalStep(string Number, string Name, bool Approves, IReadOnlyList<(Guid Person, string Name)> Holders);

/// <summary>A draft to be led along the path.</summary>
/// <param name="ApprovalId">What the work is about.</param>
/// <param name="DueOn">Last day by which it should be done; null for none.</param>
public sealed record ApprovalStart(Guid ApprovalId, string Code, string Title, DateOnly? DueOn);

/// <summary>A step that is open or was done.</summary>
/// <param name="Outcome">Words of the button; null while it is open.</param>
public sealed record ApprovalPass(
    string Name,
    string? Person,
    string? Post,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DueAt,
    DateTimeOffset? DoneAt,
    string? Outcome,
    string? Comment
);
