namespace IsoDienTu.Processes.Running;

/// <summary>
/// That an instance goes on by another version, as the trail keeps it: whoever plays the trail again does this first and the entry's inputs then, and
/// from there on by the new version.
/// </summary>
/// <param name="From">The version that is left.</param>
/// <param name="To">The version that is gone to.</param>
/// <param name="Places">The plan of a move; null when a move is taken back.</param>
/// <param name="TakesBack">Number of the trail entry of the move that is taken back: the state is again as before it. Null for a move.</param>
internal sealed record Departure(Guid From, Guid To, IReadOnlyDictionary<string, string>? Places, long? TakesBack);
