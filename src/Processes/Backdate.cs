namespace IsoDienTu.Processes;

/// <summary>What somebody says who enters something later than it happened (nhập sau): the machine was down, or it was kept on paper.</summary>
/// <param name="At">When it was really done.</param>
/// <param name="Reason">Why it is entered only now.</param>
/// <param name="Evidence">What shows the instant, e.g. the number in the paper register.</param>
public sealed record Backdate(DateTimeOffset? At, string? Reason = null, string? Evidence = null);

/// <summary>That a pass was entered later than it was done.</summary>
/// <param name="At">When it was entered (UTC); the pass's own instants are those at which it was done.</param>
public sealed record EnteredLater(DateTimeOffset At, string Reason, string Evidence);
