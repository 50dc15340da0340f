namespace IsoDienTu.Processes;

/// <summary>Work that still runs on older versions of a process.</summary>
/// <param name="DefinitionId">The process over all its versions.</param>
/// <param name="Running">How many instances.</param>
public sealed record OlderWork(Guid DefinitionId, int Running);
