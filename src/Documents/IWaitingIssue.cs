using IsoDienTu.Kernel;

namespace IsoDienTu.Documents;

/// <summary>
/// Plug: a module above has something of its own that begins together with an issue which waits to be read, or is given back with it. Called in the
/// transaction of the act itself, which writes the one log entry, so that the two never part.
/// </summary>
public interface IWaitingIssue
{
    /// <summary>The issue has its first day.</summary>
    /// <param name="issueId">The issue, which may concern the module or not.</param>
    Task TakeEffectAsync(IWork work, Guid issueId, DateOnly day, CancellationToken ct);

    /// <summary>The issue was taken back and never was in force.</summary>
    Task TakenBackAsync(IWork work, Guid issueId, CancellationToken ct);
}
